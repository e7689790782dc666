package io.onchainmm.lake;

import static org.apache.spark.sql.types.DataTypes.createArrayType;

import io.onchainmm.sim.Outcome;
import io.onchainmm.sim.TrialResult;
import io.onchainmm.sim.accounting.EquityCurve;
import io.onchainmm.sim.market.FailureReason;
import io.onchainmm.sim.market.Instrument;
import io.onchainmm.sim.risk.Alert;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/**
 * Everything a trial leaves behind in one row, so that a single pass over the trials fills four
 * tables: the row of {@code TRIALS}, and the rows of {@code EQUITY}, {@code FILLS} and {@code
 * ALERTS} as arrays.
 */
public final class ResultRows {
  /** Schema of the row; it is carried from the task to the writer and never stored. */
  public static final StructType SCHEMA =
      new StructType()
          .add("trial", TrialRows.SCHEMA, false)
          .add("equity", createArrayType(Table.EQUITY.schema(), false), false)
          .add("fills", createArrayType(Table.FILLS.schema(), false), false)
          .add("alerts", createArrayType(Table.ALERTS.schema(), false), false);

  private ResultRows() {}

  /** For {@code mapPartitions}. */
  public static Encoder<Row> encoder() {
    return Encoders.row(SCHEMA);
  }

  /**
   * The row of one trial; {@code hedge} is the instrument of its hedge leg or null. A result with a
   * number that is infinite or not a number becomes a failure: it would spoil every average over
   * the table.
   */
  public static Row row(
      TrialRecord trial,
      TrialResult result,
      Instrument instrument,
      Instrument hedge,
      long wallMillis,
      Instant finished) {
    TrialResult checked = checked(result);
    Row row = TrialRows.row(trial, checked, wallMillis, finished);
    if (!(checked.outcome() instanceof Outcome.Completed completed)) {
      return carrier(row, List.of(), List.of(), List.of());
    }
    String experiment = trial.experiment();
    String id = trial.trialId();
    return carrier(
        row,
        EquityRows.rows(experiment, id, completed.equity()),
        FillRows.rows(experiment, id, completed.fills(), instrument, hedge),
        AlertRows.rows(experiment, id, completed.alerts()));
  }

  private static Row carrier(Row trial, List<Row> equity, List<Row> fills, List<Row> alerts) {
    return RowFactory.create(trial, seq(equity), seq(fills), seq(alerts));
  }

  private static Seq<Row> seq(List<Row> rows) {
    return JavaConverters.asScalaBuffer(rows).toSeq();
  }

  private static TrialResult checked(TrialResult result) {
    if (!(result.outcome() instanceof Outcome.Completed completed)) {
      return result;
    }
    return notFinite(completed)
        .map(
            problem ->
                new TrialResult(
                    result.trialId(),
                    new Outcome.Failed(FailureReason.NOT_FINITE, "The result has " + problem),
                    result.windowStartNanos(),
                    result.windowEndNanos()))
        .orElse(result);
  }

  private static Optional<String> notFinite(Outcome.Completed completed) {
    EquityCurve curve = completed.equity();
    boolean finiteSeries =
        allFinite(curve.equityUsd())
            && allFinite(curve.positionBase())
            && allFinite(curve.markUsd())
            && completed.alerts().stream().mapToDouble(Alert::value).allMatch(Double::isFinite);
    return MetricColumns.notFinite(completed.metrics())
        .or(
            () ->
                finiteSeries
                    ? Optional.empty()
                    : Optional.of("an equity curve or an alert that is not finite"));
  }

  private static boolean allFinite(double[] values) {
    return DoubleStream.of(values).allMatch(Double::isFinite);
  }
}
