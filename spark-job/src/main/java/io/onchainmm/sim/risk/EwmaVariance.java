package io.onchainmm.sim.risk;

/**
 * Exponentially weighted mean of squares with decay 0.94 (RiskMetrics 1996), observation by
 * observation: seeded with the mean over the first 20, then updated with all of them in turn.
 */
final class EwmaVariance {
  static final double DECAY = 0.94;

  /** Observations that the seed needs. */
  static final int SEED = 20;

  private final double[] first = new double[SEED];
  private int seen;
  private double value;

  void add(double x) {
    if (seen < SEED) {
      first[seen++] = x;
      value = seeded();
    } else {
      value = update(value, x);
    }
  }

  /** The variance that is forecast for the next observation; 0 before the first. */
  double value() {
    return value;
  }

  /** Whether the seed is complete, so that the value is a forecast to be judged. */
  boolean seededFully() {
    return seen == SEED;
  }

  private double seeded() {
    double variance = 0;
    for (int i = 0; i < seen; i++) {
      variance += first[i] * first[i] / seen;
    }
    for (int i = 0; i < seen; i++) {
      variance = update(variance, first[i]);
    }
    return variance;
  }

  private static double update(double variance, double x) {
    return DECAY * variance + (1 - DECAY) * x * x;
  }
}
