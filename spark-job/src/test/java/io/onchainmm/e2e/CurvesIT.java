package io.onchainmm.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.onchainmm.lake.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.Encoders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example with pools of every curve, from its file to the rows of its trials. */
class CurvesIT {
  @TempDir Path folder;

  @Test
  void everyCurveTradesTheSameTwice() throws IOException {
    Workbench bench = new Workbench(folder);
    String example = Files.readString(Path.of("configs/curves.yml"));
    // One value of gamma and one feature are enough here.
    String small = example.replace("[0.0001, 0.001]", "0.001") + "\nfeatures: {include: [rsi]}\n";

    ExampleRuns.tradeTheSameTwice(bench, bench.write("curves.yml", small), 4);

    bench.inside(
        lakehouse ->
            assertThat(
                    lakehouse
                        .read(Table.SWAPS)
                        .selectExpr("market")
                        .distinct()
                        .orderBy("market")
                        .as(Encoders.STRING())
                        .collectAsList())
                .containsExactly("slipstream", "stable", "v2", "v3"));
  }
}
