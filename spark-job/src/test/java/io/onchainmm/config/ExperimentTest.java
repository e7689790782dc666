package io.onchainmm.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onchainmm.data.MarketSpec;
import io.onchainmm.schema.ConfigException;
import io.onchainmm.schema.Yaml;
import io.onchainmm.sim.venue.BookSpec;
import io.onchainmm.sim.venue.PoolSpec;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

public class ExperimentTest {
  private static final Instant START = Instant.parse("2026-11-23T16:12:00Z");
  private static final Map<String, String> ENVIRONMENT = Map.of("SET", "/data/x", "BLANK", "");

  /** An experiment from YAML text. */
  public static Experiment experiment(String yaml) {
    return Experiment.of(Yaml.parse("t.yml", yaml), ENVIRONMENT, START);
  }

  /** What is wrong with YAML text. */
  static List<String> problemsOf(String yaml) {
    try {
      experiment(yaml);
      return List.of();
    } catch (ConfigException e) {
      return e.problems();
    }
  }

  private static TrialConfig trial(String yaml, long index) {
    Experiment experiment = experiment(yaml);
    return experiment.trial(experiment.space().point(index));
  }

  @Test
  void anAlmostEmptyFileIsOneTrialOnTheSyntheticBook() {
    Experiment experiment = experiment("experiment:\n");
    TrialConfig trial = experiment.trial(experiment.space().single());

    assertThat(experiment.id()).isEqualTo("exp_20261123T161200Z");
    assertThat(experiment.seed()).isEqualTo(42);
    assertThat(experiment.trials()).isEmpty();
    assertThat(experiment.sweep().waveTrials()).isEqualTo(256);
    assertThat(trial.market()).isEqualTo("synthetic_book");
    assertThat(trial.marketSpec().synthetic()).isTrue();
    assertThat(trial.venue()).isInstanceOf(BookSpec.class);
    assertThat(trial.params()).isEmpty();
    assertThat(trial.markets()).containsOnlyKeys("synthetic_book");
  }

  @Test
  void listsInThePlaceOfValuesAreAxesAndTheLastKeyTurnsFastest() {
    Experiment experiment =
        experiment(
            """
            market: synthetic_pool
            markets: {synthetic_pool: {type: synthetic_pool, hedge: synthetic_book}}
            market_maker:
              gamma: [0.1, 0.5]
              hedge: [true, false]
            """);

    assertThat(experiment.space().size()).isEqualTo(BigInteger.valueOf(4));
    assertThat(experiment.trial(experiment.space().point(1)).params())
        .isEqualTo(Map.of("market_maker.gamma", "0.1", "market_maker.hedge", "false"));
    assertThat(experiment.trial(experiment.space().point(2)).marketMaker().gamma()).isEqualTo(0.5);
  }

  @Test
  void aHedgeNeedsAMarketThatIsAnotherOrderBook() {
    assertThatThrownBy(() -> trial("market_maker: {hedge: true}", 0))
        .hasMessageContaining("market synthetic_book names no market to hedge on")
        .hasMessageContaining("Add markets.synthetic_book.hedge");
    assertThatThrownBy(() -> trial(hedgedOn("synthetic_pool"), 0))
        .hasMessageContaining("must be a market with an order book, but synthetic_pool is not");
    assertThatThrownBy(() -> trial(hedgedOn("synthetic_book"), 0))
        .hasMessageContaining("cannot be hedged on itself");
    assertThatThrownBy(() -> trial(hedgedOn("prep"), 0)).hasMessageContaining("there is no market");

    TrialConfig trial = trial(hedgedOn("perp"), 0);
    assertThat(trial.markets()).containsOnlyKeys("perp", "synthetic_book");
    assertThat(trial.marketMaker().hedgeBandUsd()).isEqualTo(1000);
  }

  private static String hedgedOn(String market) {
    return "markets: {perp: {type: synthetic_book, reference: synthetic_book},"
        + " synthetic_book: {type: synthetic_book, hedge: "
        + market
        + "}}\nmarket_maker: {hedge: true}";
  }

  @Test
  void aListOfListsIsAnAxisWhereAListBelongs() {
    String yaml = "features: {include: [[rsi], [rsi, volatility]]}";

    assertThat(experiment(yaml).space().size()).isEqualTo(BigInteger.TWO);
    assertThat(trial(yaml, 1).features().include()).hasSize(2);
    assertThat(trial(yaml, 1).params()).containsEntry("features.include", "[rsi, volatility]");
    assertThat(experiment("features: {include: [rsi]}").space().axes()).isEmpty();
  }

  @Test
  void aListOfBlocksIsAnAxisAndItsItemsMaySweep() {
    String yaml = "bars: [{type: dollar, threshold_usd: [1, 2]}, {type: time}]";

    assertThat(experiment(yaml).space().size()).isEqualTo(BigInteger.valueOf(3));
    assertThat(trial(yaml, 1).params()).containsEntry("bars", "{type: dollar, threshold_usd: 2}");
  }

  @Test
  void theSeedAndParametersOfTheModelCanBeSwept() {
    String yaml =
        """
        experiment: {seed: [7, 8]}
        model: {level0: {params: {max_depth: [4, 6], tree_method: gpu_hist}}}
        """;

    assertThat(experiment(yaml).space().size()).isEqualTo(BigInteger.valueOf(4));
    assertThat(experiment(yaml).seed()).isEqualTo(7);
    assertThat(trial(yaml, 3).seed()).isEqualTo(8);
    assertThat(trial(yaml, 3).params())
        .isEqualTo(Map.of("experiment.seed", "8", "model.level0.params.max_depth", "6"));
    assertThat(trial(yaml, 3).model().orElseThrow().level0().params())
        .containsEntry("max_depth", 6L);
  }

  @Test
  void aKeyOfTheOtherVenueIsNotActive() {
    String yaml =
        """
        market: [synthetic_book, synthetic_pool]
        book: {maker_fee_bps: [0, 1]}
        bribe: {percentile: [50, 95]}
        markets:
          synthetic_book: {type: synthetic_book, sigma_bps: [1, 2]}
          other: {type: synthetic_book, sigma_bps: [1, 2]}
        """;
    TrialConfig book = trial(yaml, 0);
    TrialConfig pool = trial(yaml, 31);

    assertThat(book.params())
        .containsOnlyKeys("market", "book.maker_fee_bps", "markets.synthetic_book.sigma_bps");
    assertThat(pool.params())
        .containsOnlyKeys("market", "bribe.percentile", "markets.synthetic_book.sigma_bps");
    assertThat(((PoolSpec) pool.venue()).bribe().percentile()).isEqualTo(95);
    assertThat(pool.markets()).containsOnlyKeys("synthetic_book", "synthetic_pool");
  }

  @Test
  void aKeyThatItsSiblingsSwitchOffIsNotActive() {
    String yaml = "bars: {type: [dollar, time], threshold_usd: [1, 2], interval_seconds: 5}";

    assertThat(trial(yaml, 0).params()).containsOnlyKeys("bars.type", "bars.threshold_usd");
    assertThat(trial(yaml, 2).params()).containsOnlyKeys("bars.type");
    assertThat(trial(yaml, 2).identityJson()).isEqualTo(trial(yaml, 3).identityJson());
    assertThat(trial(yaml, 0).identityJson()).isNotEqualTo(trial(yaml, 1).identityJson());
  }

  @Test
  void identityHasNoNamesPathsBudgetsOrSweptKeys() {
    String one =
        trial("experiment: {id: a, trials: 5}\ndata: {root: /x}\nmarket_maker: {gamma: 0.50}", 0)
            .identityJson();
    String other =
        trial("sweep: {lanes: 3}\nmarket_maker: {gamma: [0.5, 1]}\nbribe: {percentile: 1}", 0)
            .identityJson();

    assertThat(one).isEqualTo(other).contains("\"seed\":42", "\"gamma\":0.5", "\"venue\":{");
    assertThat(one).doesNotContain("/x", "percentile", "lanes");
    assertThat(trial("experiment: {seed: 1}", 0).identityJson()).isNotEqualTo(one);
    assertThat(trial("data: {from: '2025-01-01T00:00:00Z'}", 0).identityJson()).contains("from");
    assertThat(trial("model:\n  level0: {}", 0).identityJson()).contains("xgboost");
  }

  @Test
  void variablesOfTheDataRootAreReplaced() {
    assertThat(trial("data: {root: '${SET}/y'}", 0).data().root()).isEqualTo("/data/x/y");
    assertThat(trial("data: {root: '${UNSET:-../up}/y'}", 0).data().root()).isEqualTo("../up/y");
    assertThat(trial("data: {root: '${BLANK:-z}'}", 0).data().root()).isEqualTo("z");
    assertThat(problemsOf("data: {root: '${UNSET}'}"))
        .containsExactly(
            "t.yml:1:14  data.root: the environment variable UNSET is not set: set it, or write"
                + " ${UNSET:-<default>}");
  }

  @Test
  void runTakesNoRanges() {
    Space space =
        experiment(
                "bars:\n  threshold_usd: [50000, 100000]\nmarket_maker: {gamma: {min: 1, max: 2}}")
            .space();

    assertThatThrownBy(space::single)
        .hasMessage(
            "t.yml:2:18  bars.threshold_usd: is a range [50000, 100000]. Use grid, or give one"
                + " value to run.\n"
                + "t.yml:3:23  market_maker.gamma: is a range {min: 1, max: 2, scale: linear}. Use"
                + " grid, or give one value to run.");
    assertThat(experiment("market_maker: {gamma: [3]}").space().single().params())
        .containsEntry("market_maker.gamma", "3");
  }

  @Test
  void aGridTakesNoContinuousRanges() {
    Space space = experiment("market_maker: {gamma: {min: 0.1, max: 2, scale: log}}").space();

    assertThatThrownBy(space::size)
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "t.yml:1:23  market_maker.gamma: is a range {min: 0.1, max: 2, scale: log}, but a grid"
                + " needs its values: give a list such as [0.1, 2]");
  }

  @Test
  void everyBadInputIsSaidWithItsPlace() {
    assertThat(problemsOf("market_maker:\n  gamma: -0.1\nbribe:\n  percentil: 5\n"))
        .containsExactly(
            "t.yml:2:10  market_maker.gamma: must be > 0, but was -0.1",
            "t.yml:4:3  bribe.percentil: unknown key. Did you mean percentile?");
    assertThat(problemsOf("market_maker: {gamma: [0.1, -1, x, .nan]}"))
        .containsExactly(
            "t.yml:1:29  market_maker.gamma: must be > 0, but was -1",
            "t.yml:1:33  market_maker.gamma: must be a number, but was the text \"x\"",
            "t.yml:1:36  market_maker.gamma: must be a finite number, but was .nan");
    assertThat(problemsOf("market_maker: {gamma: []}"))
        .contains("t.yml:1:23  market_maker.gamma: is an empty list: give at least one value");
    assertThat(problemsOf("market_maker: {gamma: {min: 2, max: 1}}"))
        .contains("t.yml:1:23  market_maker.gamma: min must be < max (1), but was 2");
    assertThat(problemsOf("market_maker: {gamma: {min: -1, max: 1}}"))
        .containsExactly("t.yml:1:23  market_maker.gamma: must be > 0, but was -1");
    assertThat(problemsOf("market_maker: {gamma: {min: 0, max: 1, scale: log}}"))
        .contains("t.yml:1:23  market_maker.gamma: min must be > 0 on a log scale, but was 0");
    assertThat(problemsOf("experiment: {id: [a, b]}"))
        .contains("t.yml:1:18  experiment.id: cannot be swept: give one value instead of [a, b]");
    assertThat(problemsOf("experiment: {trials: {min: 1, max: 2}}"))
        .anyMatch(p -> p.contains("experiment.trials: cannot be swept"));
    assertThat(problemsOf("experiment: {trials: 0}"))
        .containsExactly("t.yml:1:22  experiment.trials: must be >= 1, but was 0");
    assertThat(problemsOf("markets: {x: {type: [synthetic_book, synthetic_pool]}}"))
        .anyMatch(p -> p.contains("markets.x.type: cannot be swept alone"));
    assertThat(problemsOf("markets: [1, 2]"))
        .contains("t.yml:1:10  markets: must be a mapping (key: value), but was the list [1, 2]");
  }

  @Test
  void brokenRulesWhereNothingIsSweptAreSaidAtOnce() {
    assertThat(problemsOf("bars: {threshold_usd: [1, 2]}\nmarket_maker: {order_usd: 20000}"))
        .containsExactly(
            "t.yml:2:15  market_maker: order_usd must be <= max_inventory_usd (10000.0), but was"
                + " 20000.0");
  }

  @Test
  void brokenRulesOfSomePointsAreTheirs() {
    Experiment experiment = experiment("market_maker: {order_usd: [20000, 30000, 5]}");

    assertThat(experiment.trial(experiment.space().point(2)).marketMaker().orderUsd()).isEqualTo(5);
    assertThatThrownBy(() -> experiment.trial(experiment.space().point(0)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("t.yml:1:15  market_maker: order_usd must be <=");
  }

  @Test
  void marketsMustExistAndNotGoInCircles() {
    assertThat(problemsOf("market: synthetic_bok"))
        .containsExactly(
            "t.yml:1:9  market: there is no market synthetic_bok. Did you mean synthetic_book?"
                + " Known: synthetic_book, synthetic_pool");
    assertThat(problemsOf("market: [synthetic_book, nope]"))
        .containsExactly(
            "t.yml:1:26  market: there is no market nope. Known: synthetic_book, synthetic_pool");
    assertThat(problemsOf("markets: {p: {type: synthetic_pool, reference: q}}"))
        .anyMatch(p -> p.startsWith("t.yml:1:48  markets.p.reference: there is no market q."));
    assertThat(
            problemsOf(
                """
                markets:
                  p: {type: synthetic_pool, reference: q}
                  q: {type: synthetic_pool, reference: p}
                  r: {type: synthetic_pool, reference: r}
                """))
        .containsExactly(
            "t.yml:2:40  markets.p.reference: leads back to p through q",
            "t.yml:3:40  markets.q.reference: leads back to q through p",
            "t.yml:4:40  markets.r.reference: leads back to r through r");
    assertThat(
            problemsOf(
                "markets: {a: {type: aerodrome, path: x, usd_per_quote: 1, tick_usd: 1, lot_base:"
                    + " 1}}"))
        .singleElement()
        .asString()
        .contains("t.yml:1:14  markets.a.reference: is missing. It is: Fair price");
    assertThat(problemsOf("markets: {a.b: {type: synthetic_book}}"))
        .anyMatch(p -> p.contains("a market's name has letters"));
  }

  @Test
  void aMarketOfTradesAloneIsLoadedButNotQuoted() {
    Experiment experiment =
        experiment(
            """
            market: btc
            markets:
              btc: {type: binance_trades, path: x, symbol: X, tick_usd: 1, lot_base: 1}
            """);
    Point point = experiment.space().single();

    assertThat(experiment.config(point).markets().get("btc").kind())
        .isEqualTo(MarketSpec.Kind.TRADES);
    assertThatThrownBy(() -> experiment.trial(point))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("t.yml:1:9  market: btc has trades alone");
  }

  @Test
  void namesStayInTheResultsFolder() {
    assertThat(experiment("experiment: {id: my-run.1}").id()).isEqualTo("my-run.1");
    for (String id :
        List.of("a/b", "..", "a..b", "'a\\b'", "''", "\"a\\u0001\"", ".hidden", "-x")) {
      assertThat(problemsOf("experiment: {id: %s}".formatted(id)))
          .as(id)
          .singleElement()
          .asString()
          .startsWith("t.yml:1:18  experiment.id: must be a name of 1 to 100");
    }
    assertThat(problemsOf("experiment: {id: %s}".formatted("x".repeat(101)))).hasSize(1);
    assertThat(ExperimentName.requireSafeTag("trial-001")).isEqualTo("trial-001");
    assertThatThrownBy(() -> ExperimentName.requireSafeTag("../x"))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("--tag: must be a name");
  }

  @Test
  void tooManyCombinationsInsideOneItemAreRefused() {
    String many = "[" + "1, ".repeat(400) + "1]";
    assertThat(problemsOf("market_maker: [{gamma: %s, order_usd: %s}]".formatted(many, many)))
        .anyMatch(p -> p.contains("has 160,801 combinations inside one item of a list"));
  }

  @Test
  void pointsOfASpaceAreChecked() {
    Experiment experiment = experiment("market_maker: {gamma: [1, 2]}");

    assertThatThrownBy(() -> experiment.space().point(2))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> new Point(experiment.space().axes(), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                new Axis(
                    List.of("a"), experiment.tree().place(), List.of(), java.util.Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aFileIsLoadedByItsPath() {
    assertThatThrownBy(() -> Experiment.load(Path.of("none.yml"), Map.of(), START))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("none.yml: no such file");
  }
}
