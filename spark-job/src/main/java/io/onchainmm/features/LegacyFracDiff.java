package io.onchainmm.features;

import java.util.Arrays;
import java.util.Optional;

/**
 * Fractional differentiation as the legacy pipeline did it: the weights run backwards in time, the
 * first value comes one row late, and the order is chosen on the whole sample.
 */
final class LegacyFracDiff {
  private static final double THRESHOLD = 0.01;
  private static final int ORDERS = 10;
  private static final double SIGNIFICANCE = 0.05;
  private static final double LEAST_CORRELATION = 0.97;

  private LegacyFracDiff() {}

  /** The i-th order that is tried. */
  static double order(int i) {
    return 0.1 + 0.1 * i;
  }

  /** The series, differentiated; 0 for as many rows as there are weights. */
  static double[] of(double[] x, double order) {
    double[] weights = FracDiff.weights(order, THRESHOLD);
    int length = Math.min(weights.length, x.length);
    double[] y = new double[x.length];
    for (int i = length; i < x.length; i++) {
      for (int j = 0; j < length; j++) {
        y[i] += weights[j] * x[i - length + 1 + j];
      }
    }
    return y;
  }

  /**
   * The series by the first order that makes it stationary and keeps it correlated with itself, or
   * else by order 0.
   */
  static double[] ofChosenOrder(double[] x) {
    for (int i = 0; i < ORDERS; i++) {
      double[] y = of(x, order(i));
      Optional<AugmentedDickeyFuller> test = AugmentedDickeyFuller.byAic(y);
      if (test.isPresent()
          && test.get().pValue() < SIGNIFICANCE
          && correlation(x, y) >= LEAST_CORRELATION) {
        return y;
      }
    }
    return of(x, 0);
  }

  /** Pearson's correlation of all rows, leading zeros included. */
  static double correlation(double[] x, double[] y) {
    double meanX = Arrays.stream(x).average().orElse(0);
    double meanY = Arrays.stream(y).average().orElse(0);
    double xy = 0;
    double xx = 0;
    double yy = 0;
    for (int i = 0; i < x.length; i++) {
      xy += (x[i] - meanX) * (y[i] - meanY);
      xx += (x[i] - meanX) * (x[i] - meanX);
      yy += (y[i] - meanY) * (y[i] - meanY);
    }
    return xy / Math.sqrt(xx * yy);
  }
}
