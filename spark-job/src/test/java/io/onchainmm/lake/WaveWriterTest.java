package io.onchainmm.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onchainmm.SparkForTests;
import io.onchainmm.schema.ConfigException;
import io.onchainmm.sim.TrialResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One lakehouse for all: two experiments of the same three trials. */
class WaveWriterTest {
  private static final SparkSession SPARK = SparkForTests.session();
  private static final List<TrialResult> RESULTS =
      List.of(
          SampleTrials.failed("c"),
          SampleTrials.completed("b", 7, OptionalDouble.of(0.1)),
          SampleTrials.completed("a", 5, OptionalDouble.empty()));

  @TempDir static Path folder;
  private static Lakehouse lakehouse;
  private static Experiments experiments;
  private static List<StoredTrial> committed;

  @BeforeAll
  static void commitTwoExperiments() {
    lakehouse = new Lakehouse(SPARK, folder);
    experiments = new Experiments(lakehouse);
    assertThat(experiments.latest()).isEmpty();
    assertThatThrownBy(() -> experiments.requireRecorded("one"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("holds no trial of experiment 'one'. Run one first");
    experiments.start(experiment("seed: 1"));
    experiments.start(experiment("seed: 2"));
    assertThat(experiments.registered(Optional.of("one"))).hasValue(experiment("seed: 2"));
    assertThat(experiments.registered(Optional.empty())).hasValue(experiment("seed: 2"));
    assertThat(experiments.registered(Optional.of("two"))).isEmpty();
    committed = new WaveWriter(lakehouse).commit(wave("one", 1, 10));
    new WaveWriter(lakehouse).commit(wave("two", 3, 99));
  }

  @Test
  void returnsTheTrialsInTheOrderOfTheirIds() {
    assertThat(committed)
        .extracting(stored -> stored.trial().trialId())
        .containsExactly("a", "b", "c");
    assertThat(committed.get(1).metrics())
        .hasValue(SampleTrials.metrics(7, OptionalDouble.of(0.1)));
    assertThat(committed).isEqualTo(experiments.trials("one"));
  }

  @Test
  void digestForgetsPartitionsNameAndClock() {
    assertThat(TrialDigest.of(lakehouse, "one"))
        .isEqualTo(TrialDigest.of(lakehouse, "two"))
        .hasSize(64);
  }

  @Test
  void digestSeesEveryOtherColumn() {
    Row a = SampleTrials.row("e", SampleTrials.completed("a", 5, OptionalDouble.empty()), 1);
    Row b = SampleTrials.row("e", SampleTrials.completed("a", 5, OptionalDouble.of(0)), 1);
    Row c =
        SampleTrials.row("e", SampleTrials.completed("a", 5.0000000001, OptionalDouble.empty()), 1);

    assertThat(List.of(a, b, c))
        .extracting(row -> TrialDigest.of(List.of(row.getStruct(0))))
        .doesNotHaveDuplicates();
  }

  @Test
  void whatATrialLeavesBehindIsInItsTables() {
    List<Row> fills =
        rows(
            Table.FILLS,
            "concat_ws(' ', trial_id, fill, side, size_base, price_usd, fee_usd, mark_usd,"
                + " order_id, leg)");
    assertThat(fills)
        .extracting(row -> row.getString(0))
        .containsExactly(
            "a 1 buy 0.25 100.05 -0.00250125 100.05 1 maker",
            "a 2 sell 1.0E-4 100.05 1.0E-6 100.0 7 maker",
            "b 1 buy 0.25 100.05 -0.00250125 100.05 1 maker",
            "b 2 sell 1.0E-4 100.05 1.0E-6 100.0 7 maker");
    assertThat(
            rows(
                Table.EQUITY,
                "concat_ws(' ', trial_id, time_nanos, time, equity_usd, position_base, mark_usd)"))
        .extracting(row -> row.getString(0))
        .startsWith(
            "a 1756944000123456789 2025-09-04 00:00:00.123456 0.0 0.0 100.05",
            "a 1756944000123457789 2025-09-04 00:00:00.123457 -1.5 0.25 100.1")
        .hasSize(4);
    assertThat(rows(Table.ALERTS, "concat_ws(' ', trial_id, kind, value, threshold, halted)"))
        .extracting(row -> row.getString(0))
        .containsExactly("a DRAWDOWN 12.5 10.0 true", "b DRAWDOWN 12.5 10.0 true");
  }

  @Test
  void experimentsAreListedLatestFirst() {
    assertThat(experiments.all())
        .containsExactly(
            new ExperimentSummary("two", 3, 1, SampleTrials.FINISHED),
            new ExperimentSummary("one", 3, 1, SampleTrials.FINISHED));
    assertThat(experiments.latest()).hasValue("two");
    experiments.requireRecorded("one");
    assertThatThrownBy(() -> experiments.requireRecorded("three"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("Name one of: two, one");
  }

  @Test
  void freshRunOfARecordedExperimentIsRefused() {
    assertThatThrownBy(() -> experiments.start(experiment("seed: 3")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("'one' has trials")
        .hasMessageContaining("resume one");
  }

  @Test
  void resumeRemovesWhatBelongsToNoTrial() {
    Row died = SampleTrials.row("one", SampleTrials.completed("d", 1, OptionalDouble.empty()), 1);
    lakehouse.append(
        Table.ALERTS, SPARK.createDataFrame(died.<Row>getList(3), Table.ALERTS.schema()));
    assertThat(rows(Table.ALERTS, "trial_id")).hasSize(3);

    assertThat(experiments.resume("one")).containsExactly("a", "b", "c");

    assertThat(rows(Table.ALERTS, "trial_id")).hasSize(2);
    assertThat(lakehouse.read(Table.ALERTS).count()).isEqualTo(4);
  }

  private static Dataset<Row> wave(String experiment, int partitions, long wallMillis) {
    return SPARK
        .createDataset(
            RESULTS.stream()
                .map(result -> SampleTrials.row(experiment, result, wallMillis))
                .toList(),
            ResultRows.encoder())
        .repartition(partitions);
  }

  private static List<Row> rows(Table table, String expression) {
    return lakehouse
        .read(table)
        .where("experiment = 'one'")
        .selectExpr(expression)
        .collectAsList()
        .stream()
        .sorted((a, b) -> a.getString(0).compareTo(b.getString(0)))
        .toList();
  }

  private static ExperimentRecord experiment(String yaml) {
    return new ExperimentRecord("one", true, "one.yml", yaml, SampleTrials.FINISHED, "");
  }
}
