package io.onchainmm.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.onchainmm.TestFiles;
import io.onchainmm.cli.Cli;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The project's configurations of recorded markets, as they are. */
class RecordedMarketsRecordingIT {
  @TempDir Path folder;

  private List<String> completed(String config) {
    Workbench bench = new Workbench(folder);
    Cli.Ran ran = bench.run("grid", "configs/" + config + ".yml");
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.out()).contains(" completed, 0 failed");
    return bench.ask(
        "SELECT market FROM trials WHERE status = 'COMPLETED' AND NOT synthetic AND fills > 0"
            + " AND experiment LIKE '%s%%' GROUP BY market ORDER BY market".formatted(config));
  }

  @Test
  void hyperliquidBooksAreTraded() {
    TestFiles.recording("data/hyperliquid/2025-09-04");

    assertThat(completed("hyperliquid")).containsExactly("btc", "eth", "sol");
  }

  @Test
  void aerodromePoolsAreTraded() {
    TestFiles.recording("data/aerodrome_base");

    assertThat(completed("aerodrome")).contains("pool_a");
  }
}
