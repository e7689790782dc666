package io.onchainmm.features;

import java.util.Arrays;

/**
 * Fractional differentiation of the log price with a window of fixed width (López de Prado,
 * "Advances in Financial Machine Learning", section 5.5): X̃ = Σ w_k X_{t−k} with w_0 = 1, w_k =
 * −w_{k−1} (d − k + 1) / k, cut at the first |w_k| below a threshold. Absent until the window is
 * full.
 */
final class FracDiff implements Indicator {
  /** Most weights, however small the threshold. */
  private static final int MOST_WEIGHTS = 10_000;

  private final double[] weights;
  private final RollingWindow logPrices;

  FracDiff(double order, double threshold) {
    weights = weights(order, threshold);
    logPrices = new RollingWindow(weights.length);
  }

  static double[] weights(double order, double threshold) {
    double[] weights = new double[MOST_WEIGHTS];
    weights[0] = 1;
    int length = 1;
    while (length < MOST_WEIGHTS) {
      double weight = -weights[length - 1] * (order - length + 1) / length;
      if (Math.abs(weight) < threshold) {
        break;
      }
      weights[length++] = weight;
    }
    return Arrays.copyOf(weights, length);
  }

  @Override
  public double next(PricedBar bar) {
    return next(StrictMath.log(bar.close()));
  }

  /** Takes in a value of the series itself. */
  double next(double value) {
    logPrices.add(value);
    if (!logPrices.full()) {
      return ABSENT;
    }
    double sum = 0;
    for (int k = 0; k < weights.length; k++) {
      sum += weights[k] * logPrices.back(k);
    }
    return sum;
  }
}
