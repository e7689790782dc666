package io.onchainmm.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.onchainmm.cli.Cli;
import io.onchainmm.data.NumpyWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A user of hftbacktest comes with an event file and sweeps it. */
class HftbacktestIT {
  @TempDir Path folder;

  @Test
  void anEventFileIsSweptWithBarsOfItsTrades() {
    Workbench bench = new Workbench(folder);
    NumpyWriter.generated(folder.resolve("day.npz"), 900);
    Path config =
        bench.write(
            "hft.yml",
            """
            experiment: {id: hft}
            data: {root: %s}
            market: mine
            markets:
              mine: {type: hftbacktest, files: [day.npz], tick_usd: 0.1, lot_base: 0.001}
            market_maker: {gamma: [0.05, 0.5]}
            calibration: {window_seconds: 120}
            """
                .formatted(folder));

    Cli.Ran ran = bench.run("grid", config);

    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.out()).contains("2 completed, 0 failed");
    assertThat(
            bench.ask(
                "SELECT count(*) FROM trials WHERE venue = 'hftbacktest' AND NOT synthetic"
                    + " AND fills > 0"))
        .containsExactly("2");
    assertThat(bench.ask("SELECT count(*) > 10 FROM bars")).containsExactly("true");
  }
}
