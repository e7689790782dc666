package io.onchainmm.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onchainmm.schema.ConfigException;
import io.onchainmm.schema.Problems;
import io.onchainmm.schema.Yaml;
import io.onchainmm.sim.chain.ChainSpec;
import io.onchainmm.sim.venue.PoolSpec;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which market can be played under which chain's rules, and what that makes of a trial. */
class ChainsConfigTest {
  private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

  private static Experiment experiment(String yaml) {
    return Experiment.of(Yaml.parse("t.yml", yaml), Map.of(), START);
  }

  private static TrialConfig trial(String yaml) {
    Experiment experiment = experiment(yaml);
    return experiment.trial(experiment.space().point(0));
  }

  private static ChainSpec chain(TrialConfig trial) {
    return ((PoolSpec) trial.venue()).chain();
  }

  @Test
  void aPoolThatDoesNotExistMustBeMarked() {
    String pool = "market: p\nmarkets:\n  p:\n    type: synthetic_pool\n    network: arbitrum\n";
    assertThatThrownBy(() -> experiment(pool))
        .isInstanceOfSatisfying(
            ConfigException.class,
            e ->
                assertThat(e.problems())
                    .containsExactly(
                        "t.yml:5:14  markets.p: there are no aerodrome_volatile pools on arbitrum"
                            + " (only on base). Choose others, or set markets.p.counterfactual:"
                            + " true, and every report says so"));
    TrialConfig marked = trial(pool + "    counterfactual: true\n");
    assertThat(marked.marketSpec().counterfactual()).isTrue();
    assertThat(marked.marketSpec().unreal()).isPresent();
    assertThat(marked.identityJson()).contains("\"counterfactual\":true");
    assertThat(trial(pool + "    curve: pancake_v2\n").marketSpec().unreal()).isEmpty();
  }

  @Test
  void anUnknownCurveIsNamed() {
    assertThatThrownBy(
            () ->
                experiment(
                    "market: p\nmarkets:\n  p:\n    type: synthetic_pool\n    curve: uniswap_v9\n"))
        .isInstanceOfSatisfying(
            ConfigException.class,
            e ->
                assertThat(e.problems())
                    .singleElement()
                    .asString()
                    .startsWith("t.yml:5:12  markets.p.curve")
                    .contains("uniswap_v9", "uniswap_v3", "aerodrome_stable"));
  }

  @Test
  void assumedCostsCountOnlyWithoutTheRulesOfAChain() {
    for (String key : List.of("pool: {gas_usd", "bribe: {lost_share", "bribe: {fail_cost_usd")) {
      String sweep = "market: synthetic_pool\n%s: [0.125, 0.25]}\nchain: {rules: %s}\n";
      String name = key.replace(": {", ".");
      Experiment assumed = experiment(sweep.formatted(key, "assumed"));
      assertThat(assumed.trial(assumed.space().point(0)).identityJson())
          .as(key)
          .contains(name.substring(name.indexOf('.') + 1))
          .isNotEqualTo(assumed.trial(assumed.space().point(1)).identityJson());
      assertThat(assumed.trial(assumed.space().point(0)).params()).containsKey(name);
      for (String rules : List.of("base", "network")) {
        Experiment played = experiment(sweep.formatted(key, rules));
        assertThat(played.trial(played.space().point(0)).identityJson())
            .as(key)
            .isEqualTo(played.trial(played.space().point(1)).identityJson());
        assertThat(played.trial(played.space().point(0)).params()).isEmpty();
      }
    }
  }

  @Test
  void aShareOfLeadersThatNoBundleOutwaitsIsRefused() {
    assertThatThrownBy(() -> experiment("chain: {solana: {jito_share: 1e-9}}"))
        .hasMessageContaining("jito_share")
        .hasMessageContaining("0.01");
  }

  @Test
  void aCellOfAGridThatDoesNotExistFailsAlone() {
    Experiment grid =
        experiment(
            "market: p\n"
                + "markets: {p: {type: synthetic_pool, curve: [aerodrome_volatile, pancake_v2],"
                + " network: [arbitrum, base]}}");
    assertThatThrownBy(() -> grid.trial(grid.space().point(0)))
        .hasMessageContaining("there are no aerodrome_volatile pools on arbitrum");
    Problems problems = new Problems();
    assertThat(grid.trial(grid.space().point(0), problems)).isEmpty();
    assertThat(problems.isEmpty()).isFalse();
    assertThat(grid.trial(grid.space().point(1)).marketSpec().chain()).isEqualTo("base");
    assertThat(grid.trial(grid.space().point(2)).marketSpec().chain()).isEqualTo("arbitrum");
  }

  @Test
  void theRulesOfAnotherChainMustBeMarked() {
    assertThatThrownBy(() -> trial("market: synthetic_pool\nchain:\n  rules: arbitrum\n"))
        .hasMessageContaining(
            "t.yml:3:10  chain.rules: market synthetic_pool lies on base, and is played by the"
                + " rules of arbitrum. Choose network, or set"
                + " markets.synthetic_pool.counterfactual: true");
    TrialConfig marked =
        trial(
            "market: synthetic_pool\nchain: {rules: arbitrum}\nmarkets: {synthetic_pool: {type:"
                + " synthetic_pool, counterfactual: true}}");
    assertThat(chain(marked).rules()).isEqualTo(ChainSpec.Rules.ARBITRUM);
    // An order book knows no such rules.
    assertThat(trial("chain: {rules: arbitrum}").market()).isEqualTo("synthetic_book");
  }

  @Test
  void onlyTheRulesThatArePlayedMakeATrial() {
    String network = "market: synthetic_pool\nchain: {rules: network, %s: {latency_ms: 7}}";
    String plain = "market: synthetic_pool\nchain: {rules: network}";
    assertThat(chain(trial(plain)).rules()).isEqualTo(ChainSpec.Rules.BASE);
    assertThat(trial(network.formatted("arbitrum")).identityJson())
        .isEqualTo(trial(plain).identityJson())
        .isEqualTo(trial("market: synthetic_pool\nchain: {rules: base}").identityJson());
    assertThat(trial(network.formatted("base")).identityJson())
        .isNotEqualTo(trial(plain).identityJson());
    assertThat(
            trial(
                    "market: synthetic_pool\nchain: {rules: network, base: {latency_ms: [7, 8]},"
                        + " arbitrum: {latency_ms: [7, 8]}}")
                .params())
        .containsOnlyKeys("chain.base.latency_ms");
  }

  @Test
  void theExampleRunsOneStrategyUnderThreeChains() {
    Experiment chains = Experiment.load(Path.of("configs/chains.yml"), Map.of(), START);
    List<ChainSpec.Rules> rules =
        List.of(ChainSpec.Rules.BASE, ChainSpec.Rules.ARBITRUM, ChainSpec.Rules.SOLANA);
    for (int i = 0; i < 3; i++) {
      TrialConfig trial = chains.trial(chains.space().point(i));
      assertThat(chain(trial).rules()).isEqualTo(rules.get(i));
      assertThat(trial.marketSpec().unreal().isPresent()).isEqualTo(i == 2);
    }
  }
}
