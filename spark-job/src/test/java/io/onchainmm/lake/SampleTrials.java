package io.onchainmm.lake;

import io.onchainmm.sim.Outcome;
import io.onchainmm.sim.TrialResult;
import io.onchainmm.sim.accounting.EquityCurve;
import io.onchainmm.sim.accounting.Fill;
import io.onchainmm.sim.accounting.Metrics;
import io.onchainmm.sim.market.FailureReason;
import io.onchainmm.sim.market.Instrument;
import io.onchainmm.sim.risk.Alert;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.apache.spark.sql.Row;

/** Made-up trials for the tests of this package. */
final class SampleTrials {
  static final long START = 1_756_944_000_123_456_789L;
  static final Instant FINISHED = Instant.parse("2025-09-04T12:00:00.123456Z");
  static final Instrument INSTRUMENT =
      new Instrument("ETH", new BigDecimal("0.1"), new BigDecimal("0.0001"), 5, 10);

  private SampleTrials() {}

  static TrialRecord record(String experiment, String trialId) {
    return new TrialRecord(
        experiment,
        trialId,
        "it's a \"tag\" 🦄",
        "book",
        "hyperliquid",
        "eth",
        42,
        Map.of("market_maker.gamma", "0.5", "a'b\"c\\", "🚀, [x: 1]"),
        "abc1234",
        true,
        List.of("synthetic market", "reference: self"),
        "{\"seed\":42}",
        "00000000000000d1",
        "",
        3);
  }

  static TrialResult completed(String trialId, double first, OptionalDouble optional) {
    return result(
        trialId,
        new Outcome.Completed(
            metrics(first, optional),
            new EquityCurve(
                new long[] {START, START + 1_000},
                new double[] {0, -1.5},
                new double[] {0, 0.25},
                new double[] {100.05, 100.1}),
            List.of(new Alert(START + 5, Alert.Kind.DRAWDOWN, 12.5, 10, true)),
            List.of(
                new Fill(START + 1, 2_500, -25_012_500_000L, -2_501_250, 2_001, 1),
                new Fill(START + 2, -1, 10_005_000, 1_000, 2_000, 7))));
  }

  static TrialResult failed(String trialId) {
    return result(
        trialId, new Outcome.Failed(FailureReason.MISSING_DATA, "no book before 12:00 — \"ETH\""));
  }

  static TrialResult result(String trialId, Outcome outcome) {
    return new TrialResult(trialId, outcome, START, START + 3_600_000_000_000L);
  }

  /** Every component another value; every optional the given one. */
  static Metrics metrics(double first, OptionalDouble optional) {
    RecordComponent[] components = Metrics.class.getRecordComponents();
    Object[] values = new Object[components.length];
    for (int i = 0; i < values.length; i++) {
      Class<?> type = components[i].getType();
      if (type == double.class) {
        values[i] = first + i / 3.0;
      } else if (type == long.class) {
        values[i] = 1000L + i;
      } else if (type == boolean.class) {
        values[i] = i % 2 == 0;
      } else {
        values[i] = optional;
      }
    }
    try {
      Class<?>[] types =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      return Metrics.class.getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Metrics has a component of an unknown type", e);
    }
  }

  /** The row that a task would return. */
  static Row row(String experiment, TrialResult result, long wallMillis) {
    return ResultRows.row(
        record(experiment, result.trialId()), result, INSTRUMENT, null, wallMillis, FINISHED);
  }
}
