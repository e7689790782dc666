package io.onchainmm.lake;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;
import static org.apache.spark.sql.types.DataTypes.createMapType;

import io.onchainmm.sim.Outcome;
import io.onchainmm.sim.TrialResult;
import io.onchainmm.sim.market.FailureReason;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import scala.collection.JavaConverters;

/** Rows of {@code TRIALS}: a trial's identity, parameters, outcome and provenance. */
public final class TrialRows {
  /** {@code status} of a trial that ran to the end of its window. */
  public static final String COMPLETED = "COMPLETED";

  /** {@code status} of a trial that has a reason instead of metrics. */
  public static final String FAILED = "FAILED";

  /** Schema of {@code TRIALS}; the metric columns follow from {@code Metrics}. */
  public static final StructType SCHEMA = schema();

  private TrialRows() {}

  /** The row of one trial. */
  public static Row row(TrialRecord trial, TrialResult result, long wallMillis, Instant finished) {
    if (!trial.trialId().equals(result.trialId())) {
      throw new IllegalArgumentException(
          "The result of trial %s was offered for trial %s"
              .formatted(result.trialId(), trial.trialId()));
    }
    RowWriter row =
        new RowWriter(SCHEMA)
            .set("experiment", trial.experiment())
            .set("trial_id", trial.trialId())
            .set("tag", trial.tag())
            .set("venue", trial.venue())
            .set("chain", trial.chain())
            .set("market", trial.market())
            .set("seed", trial.seed())
            .set("params", JavaConverters.mapAsScalaMap(trial.params()))
            .set("window_start", Timestamps.ofNanos(result.windowStartNanos()))
            .set("window_end", Timestamps.ofNanos(result.windowEndNanos()))
            .set("window_start_nanos", result.windowStartNanos())
            .set("window_end_nanos", result.windowEndNanos())
            .set("wall_ms", wallMillis)
            .set("code_version", trial.codeVersion())
            .set("synthetic", trial.synthetic())
            .set("labels", JavaConverters.asScalaBuffer(trial.labels()).toSeq())
            .set("config", trial.config())
            .set("data_key", trial.dataKey())
            .set("signal_key", trial.signalKey())
            .set("wave", trial.wave())
            .set("finished", Timestamp.from(finished));
    return outcome(row, result.outcome()).row();
  }

  /** A row of {@code TRIALS}, read back. */
  public static StoredTrial trial(Row row) {
    boolean completed = text(row, "status").equals(COMPLETED);
    return new StoredTrial(
        record(row),
        completed ? Optional.of(MetricColumns.metrics(row)) : Optional.empty(),
        completed ? Optional.empty() : Optional.of(failure(row)),
        row.<Long>getAs("window_start_nanos"),
        row.<Long>getAs("window_end_nanos"),
        row.<Long>getAs("wall_ms"),
        row.<Timestamp>getAs("finished").toInstant());
  }

  private static RowWriter outcome(RowWriter row, Outcome outcome) {
    if (outcome instanceof Outcome.Failed failed) {
      return row.set("status", FAILED)
          .set("reason", failed.reason().name())
          .set("message", failed.message());
    }
    return row.set("status", COMPLETED)
        .setAll(MetricColumns.values(((Outcome.Completed) outcome).metrics()));
  }

  private static Outcome.Failed failure(Row row) {
    return new Outcome.Failed(FailureReason.valueOf(text(row, "reason")), text(row, "message"));
  }

  private static TrialRecord record(Row row) {
    return new TrialRecord(
        text(row, "experiment"),
        text(row, "trial_id"),
        text(row, "tag"),
        text(row, "venue"),
        text(row, "chain"),
        text(row, "market"),
        row.<Long>getAs("seed"),
        row.getJavaMap(row.fieldIndex("params")),
        text(row, "code_version"),
        row.<Boolean>getAs("synthetic"),
        row.getList(row.fieldIndex("labels")),
        text(row, "config"),
        text(row, "data_key"),
        text(row, "signal_key"),
        row.<Integer>getAs("wave"));
  }

  private static String text(Row row, String column) {
    return row.getAs(column);
  }

  private static StructType schema() {
    StructType schema =
        new StructType()
            .add("experiment", StringType, false)
            .add("trial_id", StringType, false)
            .add("tag", StringType, false)
            .add("status", StringType, false)
            .add("reason", StringType)
            .add("message", StringType)
            .add("venue", StringType, false)
            .add("chain", StringType, false)
            .add("market", StringType, false)
            .add("seed", LongType, false)
            .add("params", createMapType(StringType, StringType, false), false);
    for (StructField metric : MetricColumns.fields()) {
      schema = schema.add(metric);
    }
    return schema
        .add("window_start", TimestampType, false)
        .add("window_end", TimestampType, false)
        .add("window_start_nanos", LongType, false)
        .add("window_end_nanos", LongType, false)
        .add("wall_ms", LongType, false)
        .add("code_version", StringType, false)
        .add("synthetic", BooleanType, false)
        .add("labels", createArrayType(StringType, false), false)
        .add("config", StringType, false)
        .add("data_key", StringType, false)
        .add("signal_key", StringType, false)
        .add("wave", IntegerType, false)
        .add("finished", TimestampType, false);
  }
}
