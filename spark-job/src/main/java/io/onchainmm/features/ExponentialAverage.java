package io.onchainmm.features;

/** Exponential moving average e ← e + (x − e) · 2 / (span + 1), begun with the first value. */
final class ExponentialAverage {
  private final double alpha;
  private double average = Double.NaN;

  ExponentialAverage(int span) {
    alpha = 2.0 / (span + 1);
  }

  double next(double value) {
    average = Double.isNaN(average) ? value : average + alpha * (value - average);
    return average;
  }
}
