package io.onchainmm.lake;

import io.onchainmm.sim.risk.Alert;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Rows of {@code ALERTS}: a trial's breaches of risk thresholds. */
public final class AlertRows {
  private AlertRows() {}

  /** The rows of one trial, in order. */
  public static List<Row> rows(String experiment, String trialId, List<Alert> alerts) {
    return alerts.stream().map(alert -> row(experiment, trialId, alert)).toList();
  }

  private static Row row(String experiment, String trialId, Alert alert) {
    return RowFactory.create(
        experiment,
        trialId,
        alert.timeNanos(),
        Timestamps.ofNanos(alert.timeNanos()),
        alert.kind().name(),
        alert.value(),
        alert.threshold(),
        alert.halted());
  }
}
