package io.onchainmm.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.onchainmm.config.ExperimentTest;
import io.onchainmm.config.SweepSpec;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a trial's record says that does not exist in reality. */
class RecordsTest {
  private static final String INCLUSION = "assumed tips and inclusion model";
  private static final String GAS = "assumed gas";
  private static final String LATENCY = "assumed latency";
  private static final String COUNTERFACTUAL = "counterfactual: ";
  private static final String PLACE = "place in a block drawn";

  private static List<String> labels(String chain, String strategy) {
    String yaml =
        """
        market: p
        markets: {p: {type: synthetic_pool, counterfactual: true}}
        pool: {strategy: %s}
        chain: %s
        """
            .formatted(strategy, chain);
    TrialPlan plan = TrialPlan.grid(ExperimentTest.experiment(yaml), c -> "data", Map.of("sim", 1));
    PrintStream nowhere =
        new PrintStream(PrintStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    SweepSpec sweep = new SweepSpec(256, 32, SweepSpec.KeepFills.NONE);
    Sweep.RunSettings settings =
        new Sweep.RunSettings("e", "t", 42, sweep, 1, false, "v", nowhere, false);
    return Records.of(settings, plan.trials().get(0), "", List.of(), 0).labels().stream()
        .filter(label -> !label.startsWith(COUNTERFACTUAL))
        .toList();
  }

  @Test
  void whereInclusionIsBoughtItIsAssumed() {
    assertThat(labels("{}", "taker")).containsExactly(INCLUSION, GAS);
    assertThat(labels("{rules: base}", "taker")).containsExactly(INCLUSION, GAS, LATENCY);
    assertThat(labels("{rules: solana, order: rules}", "taker"))
        .containsExactly(INCLUSION, GAS, LATENCY, PLACE);
  }

  @Test
  void whereItIsNotBoughtOtherThingsAre() {
    assertThat(labels("{rules: arbitrum}", "taker"))
        .containsExactly(GAS, LATENCY, "assumed bids for the express lane");
    assertThat(labels("{rules: hyperliquid}", "taker")).containsExactly(LATENCY);
    assertThat(labels("{rules: hyperliquid, order: rules}", "taker"))
        .containsExactly(LATENCY, PLACE, "assumed priority of the others");
  }

  @Test
  void liquidityPaysForNothingButGas() {
    assertThat(labels("{rules: base, order: rules}", "lp")).containsExactly(GAS);
    assertThat(labels("{rules: hyperliquid}", "lp")).isEmpty();
  }
}
