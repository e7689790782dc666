package io.onchainmm.sim.market;

import java.io.Serializable;

/**
 * What the upstream pipeline says at each bar close, one row a bar, stamped with the time at which
 * it was available: {@code volatilityPerSqrtSecond[i]} is the standard deviation of log returns per
 * √second (NaN = not known yet), and optionally a predicted log return of the fair price with the
 * confidence in it. A bar close also makes the maker look at its quotes again.
 */
public final class Signal implements Serializable {
  private static final long serialVersionUID = 1L;

  /** No bars: quotes are refreshed on the clock alone. */
  public static final Signal NONE = new Signal(new long[0], new double[0]);

  /** When the bar was usable, non-decreasing, nanoseconds since the epoch. */
  public final long[] availableNanos;

  public final double[] volatilityPerSqrtSecond;

  private final double[] predictedReturn;
  private final double[] confidence;

  /** Wraps the arrays without copying; they must have the same length. Nothing is predicted. */
  public Signal(long[] availableNanos, double[] volatilityPerSqrtSecond) {
    this(availableNanos, volatilityPerSqrtSecond, new double[0], new double[0]);
  }

  /**
   * Wraps the arrays without copying; they must have the same length, or be empty for what is
   * absent.
   *
   * @param predictedReturn log return of the fair price from the bar's close over the prediction's
   *     horizon; NaN = none for this bar
   * @param confidence weight of the prediction, from 0 to 1
   */
  public Signal(
      long[] availableNanos,
      double[] volatilityPerSqrtSecond,
      double[] predictedReturn,
      double[] confidence) {
    if (availableNanos.length != volatilityPerSqrtSecond.length) {
      throw new IllegalArgumentException(
          "%d times but %d volatilities"
              .formatted(availableNanos.length, volatilityPerSqrtSecond.length));
    }
    if (predictedReturn.length != confidence.length
        || (predictedReturn.length != 0 && predictedReturn.length != availableNanos.length)) {
      throw new IllegalArgumentException(
          "%d times but %d predictions and %d confidences"
              .formatted(availableNanos.length, predictedReturn.length, confidence.length));
    }
    for (double weight : confidence) {
      if (weight < 0 || weight > 1) {
        throw new IllegalArgumentException(
            "A confidence must be from 0 to 1, but was %s".formatted(weight));
      }
    }
    this.availableNanos = availableNanos;
    this.volatilityPerSqrtSecond = volatilityPerSqrtSecond;
    this.predictedReturn = predictedReturn;
    this.confidence = confidence;
  }

  /** Number of bars. */
  public int length() {
    return availableNanos.length;
  }

  /** Whether any bar may carry a prediction. */
  public boolean predicts() {
    return predictedReturn.length > 0;
  }

  /** Predicted log return at bar {@code i}, NaN = none. */
  public double predictedReturn(int i) {
    return predicts() ? predictedReturn[i] : Double.NaN;
  }

  /** Weight of the prediction of bar {@code i}, from 0 to 1; NaN = none. */
  public double confidence(int i) {
    return predicts() ? confidence[i] : Double.NaN;
  }
}
