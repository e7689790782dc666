package io.onchainmm.lake;

import io.onchainmm.sim.accounting.EquityCurve;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Rows of {@code EQUITY}: a trial's equity curve, one row a point. */
public final class EquityRows {
  private EquityRows() {}

  /** The rows of one curve, in its order. */
  public static List<Row> rows(String experiment, String trialId, EquityCurve curve) {
    return IntStream.range(0, curve.length())
        .mapToObj(
            i ->
                RowFactory.create(
                    experiment,
                    trialId,
                    curve.timeNanos()[i],
                    Timestamps.ofNanos(curve.timeNanos()[i]),
                    curve.equityUsd()[i],
                    curve.positionBase()[i],
                    curve.markUsd()[i]))
        .toList();
  }
}
