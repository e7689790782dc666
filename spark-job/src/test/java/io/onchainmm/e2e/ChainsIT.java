package io.onchainmm.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.onchainmm.cli.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example with three chains, from its file to the report. */
class ChainsIT {
  @TempDir static Path folder;

  @Test
  void theExampleTradesOnEachChainAndSaysWhatIsCounterfactual() throws IOException {
    Workbench bench = new Workbench(folder);
    Cli.Ran ran = bench.run("grid", Path.of("configs/chains.yml"));
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.out()).contains("3 completed, 0 failed");
    List<String> rows =
        bench.ask(
            "SELECT chain, fills > 30, inclusion_fits > 0, not_included > 0,"
                + " exists(labels, l -> l LIKE 'counterfactual: there are no pancake_v2 pools on"
                + " solana%') FROM TRIALS ORDER BY chain");
    assertThat(rows)
        .containsExactly(
            "arbitrum,true,false,false,false",
            "base,true,true,true,false",
            "solana,true,true,true,true");
    // Everything but the chain is the same, the luck too.
    assertThat(bench.ask("SELECT count(DISTINCT seed), count(DISTINCT market) FROM TRIALS"))
        .containsExactly("1,1");
    try (var reports = Files.walk(bench.results())) {
      Path page = reports.filter(p -> p.endsWith("index.html")).findFirst().orElseThrow();
      assertThat(Files.readString(page))
          .contains("counterfactual</title>")
          .contains("pool (synthetic) (counterfactual)")
          .contains("1 of the trials are counterfactual");
    }
  }
}
