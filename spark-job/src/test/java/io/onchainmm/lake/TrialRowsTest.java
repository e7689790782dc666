package io.onchainmm.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onchainmm.sim.Outcome;
import io.onchainmm.sim.TrialResult;
import io.onchainmm.sim.accounting.EquityCurve;
import io.onchainmm.sim.accounting.Metrics;
import io.onchainmm.sim.market.FailureReason;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrialRowsTest {
  private static final String ID = "00000000000000ff";

  @ParameterizedTest
  @CsvSource({
    "netPnlUsd, net_pnl_usd",
    "pnlPer1000Usd, pnl_per_1000_usd",
    "pnlPer1000UsdPerDay, pnl_per_1000_usd_per_day",
    "markout1sBps, markout_1s_bps",
    "markout30sBps, markout_30s_bps",
    "fills, fills",
  })
  void metricNamesBecomeColumnNames(String component, String column) {
    assertThat(MetricColumns.snakeCase(component)).isEqualTo(column);
  }

  @Test
  void everyMetricIsANullableColumn() {
    assertThat(Arrays.asList(TrialRows.SCHEMA.fields()))
        .containsSubsequence(MetricColumns.fields());
    assertThat(MetricColumns.fields())
        .hasSameSizeAs(Metrics.class.getRecordComponents())
        .allMatch(field -> field.dataType() != null && field.nullable());
  }

  @Test
  void completedTrialComesBackAsItWas() {
    TrialRecord record = SampleTrials.record("e", ID);
    for (OptionalDouble optional : List.of(OptionalDouble.empty(), OptionalDouble.of(0.1))) {
      Row row =
          TrialRows.row(record, SampleTrials.completed(ID, 7, optional), 12, SampleTrials.FINISHED);
      StoredTrial stored = TrialRows.trial(row);

      assertThat(stored.trial()).isEqualTo(record);
      assertThat(stored.metrics()).hasValue(SampleTrials.metrics(7, optional));
      assertThat(stored.failure()).isEmpty();
      assertThat(stored.windowEndNanos() - stored.windowStartNanos()).isEqualTo(3_600_000_000_000L);
      assertThat(stored.wallMillis()).isEqualTo(12);
      assertThat(stored.finished()).isEqualTo(SampleTrials.FINISHED);
      assertThat(row.<Double>getAs("sharpe"))
          .isEqualTo(optional.isPresent() ? optional.getAsDouble() : null);
    }
  }

  @Test
  void failedTrialHasAReasonInsteadOfMetrics() {
    TrialResult result = SampleTrials.failed(ID);
    Row row = TrialRows.row(SampleTrials.record("e", ID), result, 12, SampleTrials.FINISHED);
    StoredTrial stored = TrialRows.trial(row);

    assertThat(stored.metrics()).isEmpty();
    assertThat(stored.failure()).hasValue((Outcome.Failed) result.outcome());
    assertThat(row.<Object>getAs("net_pnl_usd")).isNull();
  }

  @Test
  void numbersThatAreNotFiniteBecomeAFailure() {
    assertThat(failure(SampleTrials.completed(ID, Double.NaN, OptionalDouble.empty())))
        .isEqualTo(
            new Outcome.Failed(FailureReason.NOT_FINITE, "The result has net_pnl_usd = NaN"));
    assertThat(failure(SampleTrials.completed(ID, 1, OptionalDouble.of(Double.NEGATIVE_INFINITY))))
        .isEqualTo(
            new Outcome.Failed(
                FailureReason.NOT_FINITE, "The result has pnl_per_1000_avg_usd = -Infinity"));
    Outcome.Completed brokenCurve =
        new Outcome.Completed(
            SampleTrials.metrics(1, OptionalDouble.empty()),
            new EquityCurve(
                new long[] {1}, new double[] {1}, new double[] {0}, new double[] {Double.NaN}),
            List.of(),
            List.of());
    assertThat(failure(SampleTrials.result(ID, brokenCurve)).message())
        .isEqualTo("The result has an equity curve or an alert that is not finite");
  }

  @Test
  void resultOfAnotherTrialIsRefused() {
    assertThatThrownBy(
            () ->
                TrialRows.row(
                    SampleTrials.record("e", "one"),
                    SampleTrials.failed("two"),
                    1,
                    SampleTrials.FINISHED))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The result of trial two was offered for trial one");
  }

  @Test
  void compulsoryColumnMustBeSet() {
    StructType schema = TrialRows.SCHEMA;
    assertThatThrownBy(() -> new RowWriter(schema).set("experiment", "e").row())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Column trial_id was not set");
  }

  private static Outcome.Failed failure(TrialResult result) {
    Row carrier = SampleTrials.row("e", result, 1);
    for (int part = 1; part < 4; part++) {
      assertThat(carrier.getList(part)).isEmpty();
    }
    return TrialRows.trial(carrier.getStruct(0)).failure().orElseThrow();
  }
}
