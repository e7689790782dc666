package io.onchainmm.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.delta.tables.DeltaTable;
import io.onchainmm.cli.Cli;
import io.onchainmm.lake.Experiments;
import io.onchainmm.lake.Lakehouse;
import io.onchainmm.lake.StoredTrial;
import io.onchainmm.lake.Table;
import io.onchainmm.lake.TrialDigest;
import io.onchainmm.lake.TrialRows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From one file to tables and a report: what runs, what is the same however it runs, what fails.
 */
class SweepIT {
  private static final String SMALL =
      """
      experiment: {id: %s, seed: 42}
      market: [synthetic_book, synthetic_pool]
      markets:
        synthetic_book: {type: synthetic_book, duration_seconds: 300}
      bars: {type: dollar, threshold_usd: 20000}
      market_maker: {gamma: [0.02, 0.5], order_usd: 1000, max_inventory_usd: 5000}
      calibration: {window_seconds: 60}
      sweep: {wave_trials: %d, lanes: %d}
      """;

  @TempDir static Path folder;
  private static Workbench bench;
  private static Cli.Ran first;
  private static int port;

  @BeforeAll
  static void aSmallGridRunsWhileTheUsualPortIsTaken() throws IOException {
    bench = new Workbench(folder);
    System.setProperty("spark.ui.enabled", "true");
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = taken.getLocalPort();
      System.setProperty("spark.ui.port", String.valueOf(port));
      first = bench.run("grid", small("first", 3, 32), "--tag", "small");
    } finally {
      System.setProperty("spark.ui.enabled", "false");
    }
  }

  private static Path small(String id, int waveTrials, int lanes) {
    return bench.write(id + ".yml", SMALL.formatted(id, waveTrials, lanes));
  }

  private static void done(Cli.Ran ran) {
    assertThat(ran.code()).as(ran.err()).isZero();
  }

  private static List<StoredTrial> trials(String experiment) {
    return bench.inside(lakehouse -> new Experiments(lakehouse).trials(experiment));
  }

  /** Every column of an experiment's trials that must not depend on how it was run. */
  private static List<Map<String, String>> results(Lakehouse lakehouse, String experiment) {
    return rows(lakehouse, Table.TRIALS, experiment).stream().map(SweepIT::result).toList();
  }

  private static Map<String, String> result(Row row) {
    Set<String> leftOut = Set.of("experiment", "wall_ms", "finished", "tag", "wave");
    Map<String, String> result = new TreeMap<>();
    for (String name : TrialRows.SCHEMA.fieldNames()) {
      if (!leftOut.contains(name)) {
        result.put(name, String.valueOf(row.<Object>getAs(name)));
      }
    }
    return result;
  }

  private static List<Row> rows(Lakehouse lakehouse, Table table, String experiment) {
    return lakehouse
        .read(table)
        .where("experiment = '%s'".formatted(experiment))
        .orderBy("trial_id")
        .collectAsList();
  }

  @Test
  void aGridEndsWithTablesAndAReport() {
    done(first);
    assertThat(first.out())
        .contains("4 completed, 0 failed")
        .contains("Report  " + bench.results().resolve("first/index.html"))
        .contains("Tables  " + bench.lakehouse())
        .containsAnyOf("PnL/$1,000", "No configuration beats not trading");
    assertThat(first.err())
        .startsWith("first: 4 cells over 2 axes, 4 distinct trials")
        .contains("made bars", "made features", "4 / 4 trials, 0 failed")
        .containsPattern("Spark UI: http://127\\.0\\.0\\.1:\\d+\n")
        .doesNotContain("127.0.0.1:%d\n".formatted(port), "Exception", "WARN");
    Path report = bench.results().resolve("first");
    for (String name : List.of("index.html", "trials.csv", "trials.parquet", "config.yml")) {
      assertThat(report.resolve(name)).isNotEmptyFile();
    }
    assertThat(report.resolve("config.yml")).hasSameTextualContentAs(folder.resolve("first.yml"));
    assertThat(report.resolve("index.html")).content().contains("first", "ynthetic");
  }

  @Test
  void everyTrialOfThePlanIsARowThatTraded() {
    List<StoredTrial> trials = trials("first");

    assertThat(trials)
        .hasSize(4)
        .allSatisfy(
            trial -> {
              assertThat(trial.trial().tag()).isEqualTo("small");
              assertThat(trial.trial().synthetic()).isTrue();
              assertThat(trial.trial().labels()).contains("synthetic market");
              assertThat(trial.metrics().orElseThrow().fills()).isPositive();
            });
    assertThat(trials.stream().map(t -> t.trial().params()).collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(
            Map.of("market", "synthetic_book", "market_maker.gamma", "0.02"),
            Map.of("market", "synthetic_book", "market_maker.gamma", "0.5"),
            Map.of("market", "synthetic_pool", "market_maker.gamma", "0.02"),
            Map.of("market", "synthetic_pool", "market_maker.gamma", "0.5"));
  }

  @Test
  void neitherThreadsNorLanesNorAnInterruptionChangeAResult() {
    Workbench.cores(1);
    Cli.Ran alone = bench.run("grid", "--config", small("alone", 3, 1), "--tag", "small");
    Workbench.cores(2);
    long equity =
        bench.inside(
            lakehouse -> {
              assertThat(TrialDigest.of(lakehouse, "alone"))
                  .isEqualTo(TrialDigest.of(lakehouse, "first"));
              String keep = rows(lakehouse, Table.TRIALS, "alone").get(1).getAs("trial_id");
              // As if the process had died between the commits of EQUITY and TRIALS.
              DeltaTable.forPath(lakehouse.spark(), lakehouse.root() + "/trials")
                  .delete("experiment = 'alone' AND trial_id <> '%s'".formatted(keep));
              return (long) rows(lakehouse, Table.EQUITY, "alone").size();
            });

    Cli.Ran resumed = bench.run("resume", "alone");

    done(alone);
    done(resumed);
    assertThat(resumed.out())
        .contains("1 trials were recorded already, 3 ran now", "4 completed, 0 failed");
    bench.inside(
        lakehouse -> {
          assertThat(TrialDigest.of(lakehouse, "alone"))
              .isEqualTo(TrialDigest.of(lakehouse, "first"));
          assertThat(rows(lakehouse, Table.EQUITY, "alone")).hasSize((int) equity);
          return lakehouse;
        });
  }

  @Test
  void wavesAndFlightsChangeNoResult() {
    done(bench.run("grid", "--config", small("waves", 1, 2), "--max-par", "8"));

    bench.inside(
        lakehouse -> {
          assertThat(results(lakehouse, "waves")).isEqualTo(results(lakehouse, "first"));
          return lakehouse;
        });
  }

  @Test
  void nothingMissingIsFineToResumeAndANameIsUsedOnce() {
    Cli.Ran resumed = bench.run("resume", "first", "--max-par", "1");
    Cli.Ran unknown = bench.run("resume", "nobody");
    Cli.Ran again = bench.run("grid", folder.resolve("first.yml"));

    done(resumed);
    assertThat(resumed.out()).contains("4 trials were recorded already, 0 ran now");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err()).contains("holds no experiment 'nobody'");
    assertThat(again.code()).isEqualTo(2);
    assertThat(again.err()).contains("experiment.id: 'first' has trials").contains("resume first");
  }

  @Test
  void oneCellAloneIsTheSameTrial() {
    String yaml =
        SMALL
            .formatted("one", 3, 32)
            .replace("[synthetic_book, synthetic_pool]", "synthetic_book")
            .replace("[0.02, 0.5]", "0.5");

    done(bench.run("run", "--config", bench.write("one.yml", yaml), "--tag", "trial-001"));

    StoredTrial one = trials("one").get(0);
    assertThat(one.trial().tag()).isEqualTo("trial-001");
    assertThat(trials("first"))
        .filteredOn(trial -> trial.trial().trialId().equals(one.trial().trialId()))
        .singleElement()
        .satisfies(
            trial -> {
              assertThat(trial.metrics()).isEqualTo(one.metrics());
              assertThat(trial.trial().params()).containsEntry("market_maker.gamma", "0.5");
              assertThat(trial.trial().config()).isEqualTo(one.trial().config());
            });
  }

  @Test
  void aCellThatCannotRunIsARowAndTheOthersGoOn() {
    String yaml =
        SMALL
            .formatted("partly", 3, 32)
            .replace("[synthetic_book, synthetic_pool]", "synthetic_book")
            .replace("[0.02, 0.5]", "0.5")
            .replace("order_usd: 1000", "order_usd: [1000, 8000]");

    Cli.Ran ran = bench.run("grid", bench.write("partly.yml", yaml));

    done(ran);
    assertThat(ran.out()).contains("1 completed, 1 failed (1 INVALID_CONFIG); see ");
    assertThat(bench.results().resolve("partly/failures.csv"))
        .content()
        .contains("INVALID_CONFIG", "order_usd must be <= max_inventory_usd");
    assertThat(bench.ask("SELECT status, reason FROM trials WHERE experiment = 'partly'"))
        .containsExactlyInAnyOrder("COMPLETED,", "FAILED,INVALID_CONFIG");
    assertThat(bench.run("resume", "partly").out()).contains("2 trials were recorded already, 0");
  }

  @Test
  void reportsAreWrittenAgainAndOverSeveral() {
    Path page = folder.resolve("again/summary.html");
    try {
      Files.createDirectories(page.getParent());
      Files.deleteIfExists(bench.results().resolve("first/trials.csv"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }

    done(bench.run("report", "first"));
    done(bench.run("report", "--input", bench.results(), "--out", page));

    assertThat(bench.results().resolve("first/trials.csv")).isNotEmptyFile();
    assertThat(page).content().contains("first");
  }

  @Test
  void questionsAreAnsweredInThreeFormats() {
    String sql =
        "SELECT venue, count(*) AS n, min(fills) > 0 AS traded FROM trials"
            + " WHERE experiment = 'first' GROUP BY 1 ORDER BY 1 DESC";

    Cli.Ran csv = bench.run("sql", sql, "--csv");
    Cli.Ran json = bench.run("sql", sql, "--json");
    Cli.Ran table = bench.run("sql", sql);
    Cli.Ran write = bench.run("sql", "DROP TABLE trials");

    assertThat(csv.out().lines()).hasSize(3).first().isEqualTo("venue,n,traded");
    assertThat(csv.out().lines().skip(1)).allMatch(line -> line.endsWith(",2,true"));
    assertThat(json.out().lines()).hasSize(2).allMatch(l -> l.endsWith("\"n\":2,\"traded\":true}"));
    assertThat(table.out()).contains("venue", "(2 rows)");
    assertThat(write.code()).isEqualTo(2);
    assertThat(write.err()).contains("sql only reads");
  }
}
