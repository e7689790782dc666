package io.onchainmm.sim.maker;

/**
 * Volatility per √second from price changes on a fixed clock; docs, section on calibration. Changes
 * in prices give absolute volatility, log changes × 10⁴ give basis points.
 */
public final class Volatility {
  /** Decay of {@link #ewma}. */
  public static final double EWMA_DECAY = 0.97;

  private static final int EWMA_SEED = 10;

  private Volatility() {}

  /** √(Σd²/(m·dt)): the default. */
  public static double zeroMean(double[] changes, double dt) {
    double squares = 0;
    for (double d : changes) {
      squares += d * d;
    }
    return Math.sqrt(squares / (changes.length * dt));
  }

  /** √(Σ(d − d̄)²/((m − 1)·dt)). */
  public static double sample(double[] changes, double dt) {
    double sum = 0;
    for (double d : changes) {
      sum += d;
    }
    double mean = sum / changes.length;
    double squares = 0;
    for (double d : changes) {
      squares += (d - mean) * (d - mean);
    }
    return Math.sqrt(squares / ((changes.length - 1) * dt));
  }

  /** Exponentially weighted mean of squares, seeded with the mean of the first ten. */
  public static double ewma(double[] changes, double dt) {
    int seed = Math.min(EWMA_SEED, changes.length);
    double variance = 0;
    for (int i = 0; i < seed; i++) {
      variance += changes[i] * changes[i] / seed;
    }
    for (double d : changes) {
      variance = EWMA_DECAY * variance + (1 - EWMA_DECAY) * d * d;
    }
    return Math.sqrt(variance / dt);
  }
}
