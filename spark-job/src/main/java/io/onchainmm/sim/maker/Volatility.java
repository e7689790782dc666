package io.onchainmm.sim.maker;

/**
 * Volatility per √second from price changes on a fixed clock; docs, section on calibration. Changes
 * in prices give absolute volatility, log changes × 10⁴ give basis points.
 */
public final class Volatility {
  /** With fewer the ratio of {@link #noise} is noise itself. */
  public static final int FEWEST_TENS = 30;

  private static final int TEN = 10;

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

  /**
   * Zero-mean volatility of the changes over that of their sums by tens: about 1 where the price is
   * a random walk, more where it bounces (docs, section on calibration). A ten with an unknown
   * change is left out.
   *
   * @return NaN with fewer than {@link #FEWEST_TENS} tens, or where the sums do not move
   */
  public static double noise(double[] changes, int from, int to) {
    double squares = 0;
    double ofTens = 0;
    int tens = 0;
    for (int i = from; i + TEN <= to; i += TEN) {
      double sum = 0;
      double own = 0;
      for (int j = i; j < i + TEN; j++) {
        sum += changes[j];
        own += changes[j] * changes[j];
      }
      if (!Double.isNaN(sum)) {
        tens++;
        squares += own;
        ofTens += sum * sum;
      }
    }
    return tens < FEWEST_TENS || ofTens == 0 ? Double.NaN : Math.sqrt(squares / ofTens);
  }
}
