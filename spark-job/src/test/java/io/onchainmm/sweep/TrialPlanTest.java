package io.onchainmm.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onchainmm.config.Experiment;
import io.onchainmm.config.ExperimentTest;
import io.onchainmm.schema.ConfigException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrialPlanTest {
  private static final Map<String, Integer> VERSIONS = Map.of("bars", 1, "sim", 1);

  private static TrialPlan plan(String yaml) {
    return TrialPlan.grid(ExperimentTest.experiment(yaml), c -> "data-" + c.market(), VERSIONS);
  }

  private static List<String> ids(TrialPlan plan) {
    return plan.trials().stream().map(TrialPlan.Planned::id).toList();
  }

  @Test
  void cellsThatMeanTheSameAreOneTrial() {
    TrialPlan plan =
        plan(
            """
            market: [synthetic_book, synthetic_pool]
            book: {maker_fee_bps: [0, 1]}
            bribe: {percentile: [50, 95, 95.0]}
            """);

    assertThat(plan.cells()).isEqualTo(BigInteger.valueOf(12));
    assertThat(plan.trials()).hasSize(2 + 2);
    assertThat(plan.duplicates()).hasSize(8);
    assertThat(plan.duplicates().get(0).trialId()).isEqualTo(ids(plan).get(0));
    assertThat(plan.duplicates().get(0).params()).containsEntry("bribe.percentile", "95");
    assertThat(plan.upstream()).isEqualTo(new TrialPlan.Upstream(2, 2, 2));
    assertThat(plan.note()).isEmpty();
  }

  @Test
  void anIdIsAHashOfConfigurationDataAndVersions() {
    String yaml = "market_maker: {gamma: 1}";
    Experiment experiment = ExperimentTest.experiment(yaml);
    String id = ids(plan(yaml)).get(0);

    assertThat(id).matches("[0-9a-f]{16}");
    assertThat(ids(plan("experiment: {id: other}\nmarket_maker: {gamma: [1.0, 2]}"))).contains(id);
    assertThat(ids(TrialPlan.single(experiment, c -> "data-" + c.market(), VERSIONS)))
        .containsExactly(id);
    assertThat(ids(TrialPlan.grid(experiment, c -> "other", VERSIONS))).doesNotContain(id);
    assertThat(ids(TrialPlan.grid(experiment, c -> "data-" + c.market(), Map.of("sim", 2))))
        .doesNotContain(id);
  }

  @Test
  void cellsWhoseValuesDoNotGoTogetherAreListedAndTheOthersGoOn() {
    TrialPlan plan =
        plan("market_maker: {order_usd: [1000, 8000], max_inventory_usd: [5000, 9000]}");

    assertThat(plan.trials()).hasSize(3);
    assertThat(plan.invalid()).hasSize(1);
    TrialPlan.Invalid invalid = plan.invalid().get(0);
    assertThat(invalid.id()).matches("[0-9a-f]{16}").isNotIn(ids(plan));
    assertThat(invalid.params())
        .isEqualTo(
            Map.of("market_maker.order_usd", "8000", "market_maker.max_inventory_usd", "5000"));
    assertThat(invalid.problems())
        .containsExactly(
            "t.yml:1:15  market_maker: order_usd must be <= max_inventory_usd (5000.0), but was"
                + " 8000.0");
  }

  @Test
  void aProblemOfEveryCellIsTheFiles() {
    assertThatThrownBy(() -> plan("market_maker: {order_usd: [20000, 30000]}"))
        .isInstanceOfSatisfying(ConfigException.class, e -> assertThat(e.problems()).hasSize(2))
        .hasMessageContaining("order_usd must be <=");
  }

  @Test
  void aMarketOfTradesAloneIsRefusedEvenBesideOthers() {
    assertThatThrownBy(
            () ->
                plan(
                    """
                    market: [synthetic_book, btc]
                    markets:
                      btc: {type: binance_trades, path: x, symbol: X, tick_usd: 1, lot_base: 1}
                    """))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("t.yml:1:26  market: btc has trades alone");
  }

  @Test
  void theDataKeyIsAskedOncePerDataSet() {
    List<String> asked = new ArrayList<>();
    Experiment experiment =
        ExperimentTest.experiment(
            "market: [synthetic_book, synthetic_pool]\nmarket_maker: {gamma: [1, 2, 3]}");
    TrialPlan.grid(
        experiment,
        c -> {
          asked.add(c.market());
          return c.market();
        },
        VERSIONS);

    assertThat(asked).containsExactly("synthetic_book", "synthetic_pool");
  }

  @Test
  void theProjectsGridHasSixtyFourTrialsOnBothVenues() {
    Experiment grid =
        Experiment.load(
            Path.of("configs/grid.yml"), Map.of(), Instant.parse("2026-01-01T00:00:00Z"));
    TrialPlan plan = TrialPlan.grid(grid, c -> c.market(), VERSIONS);

    assertThat(plan.trials()).hasSize(64);
    assertThat(plan.duplicates()).hasSize(64);
    assertThat(plan.upstream()).isEqualTo(new TrialPlan.Upstream(2, 4, 4));
  }

  @Test
  void aSampleOfAGridIsNoted() {
    TrialPlan plan = plan("experiment: {trials: 2}\nmarket_maker: {gamma: [1, 2, 3]}");

    assertThat(plan.trials()).hasSize(2);
    assertThat(plan.note()).isPresent();
  }
}
