package io.onchainmm.features;

import java.util.Arrays;

/** Series of the legacy pipeline, as it computed them; NaN where there is no value. */
final class LegacySeries {
  private static final int DAY = 24;
  private static final int BINS = 10;

  /** A window of 25 closes is flagged where its unit-root statistic is above this. */
  private static final double SADF_THRESHOLD = -1.0;

  private LegacySeries() {}

  /** Relative change from row to row. */
  static double[] growth(double[] x) {
    double[] growth = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      growth[i] = i == 0 ? Double.NaN : x[i] / x[i - 1] - 1;
    }
    return growth;
  }

  /** Rolling sample standard deviation; that of a single value is no number. */
  static double[] deviation(double[] x, int length) {
    double[] deviation = new double[x.length];
    RollingWindow window = new RollingWindow(length);
    for (int i = 0; i < x.length; i++) {
      window.add(x[i]);
      deviation[i] = window.full() && length > 1 ? window.standardDeviation() : Double.NaN;
    }
    return deviation;
  }

  /**
   * −Σ f ln f over the densities f of a ten-bin histogram. No entropy: it lacks the width of the
   * bins.
   */
  static double[] entropy(double[] x, int length) {
    double[] entropy = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      entropy[i] =
          i < length - 1 ? Double.NaN : entropy(Arrays.copyOfRange(x, i - length + 1, i + 1));
    }
    return entropy;
  }

  private static double entropy(double[] window) {
    double min = Arrays.stream(window).min().orElseThrow();
    double max = Arrays.stream(window).max().orElseThrow();
    double low = min == max ? min - 0.5 : min;
    double high = min == max ? max + 0.5 : max;
    double[] edges = edges(low, high);
    int[] counts = new int[BINS];
    for (double x : window) {
      counts[bin(x, low, high, edges)]++;
    }
    double sum = 0;
    for (int k = 0; k < BINS; k++) {
      if (counts[k] > 0) {
        double density = counts[k] / ((edges[k + 1] - edges[k]) * window.length);
        sum += density * StrictMath.log(density);
      }
    }
    return -sum;
  }

  private static double[] edges(double low, double high) {
    double step = (high - low) / BINS;
    double[] edges = new double[BINS + 1];
    for (int k = 0; k < BINS; k++) {
      edges[k] = low + k * step;
    }
    edges[BINS] = high;
    return edges;
  }

  private static int bin(double x, double low, double high, double[] edges) {
    int bin = (int) Math.min(BINS - 1, Math.floor((x - low) / (high - low) * BINS));
    if (x < edges[bin]) {
      return bin - 1;
    }
    return bin < BINS - 1 && x >= edges[bin + 1] ? bin + 1 : bin;
  }

  /** 1 where the cumulated deviation from the mean of all rows exceeds two deviations of all. */
  static double[] cusumFlag(double[] returns) {
    double[] flags = new double[returns.length];
    double mean = Arrays.stream(returns).average().orElse(0);
    double squares = Arrays.stream(returns).map(r -> (r - mean) * (r - mean)).sum();
    double deviation = Math.sqrt(squares / (returns.length - 1));
    double sum = 0;
    for (int i = 0; i < flags.length; i++) {
      sum += returns[i] - mean;
      flags[i] = Math.abs(sum) > 2 * deviation ? 1 : 0;
    }
    return flags;
  }

  /** 1 where the last 25 closes do not look stationary. Neither a supremum nor about bubbles. */
  static double[] sadfFlag(double[] close) {
    double[] flags = new double[close.length];
    for (int i = DAY; i < close.length; i++) {
      boolean flagged =
          AugmentedDickeyFuller.byAic(Arrays.copyOfRange(close, i - DAY, i + 1))
              .filter(test -> test.statistic() > SADF_THRESHOLD)
              .isPresent();
      flags[i] = flagged ? 1 : 0;
    }
    return flags;
  }

  /** 0, 1 or 2: the daily deviation against its terciles over all rows; 1 where unknown. */
  static double[] regime(double[] returns) {
    double[] deviation = deviation(returns, DAY);
    double[] sorted = Arrays.stream(deviation).filter(s -> !Double.isNaN(s)).sorted().toArray();
    double low = quantile(sorted, 0.33);
    double high = quantile(sorted, 0.67);
    double[] regime = new double[returns.length];
    for (int i = 0; i < regime.length; i++) {
      regime[i] = deviation[i] >= high ? 2 : deviation[i] <= low ? 0 : 1;
    }
    return regime;
  }

  private static double quantile(double[] sorted, double q) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    double place = (sorted.length - 1) * q;
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }

  /**
   * Rolling mean of ½ √(ln 2) |ln(high / low)|. Parkinson's constant is 1 / (4 ln 2) below a root
   * of the mean square.
   */
  static double[] parkinson(double[] high, double[] low) {
    double[] mean = new double[high.length];
    RollingWindow window = new RollingWindow(DAY);
    double scale = 0.5 * Math.sqrt(StrictMath.log(2));
    for (int i = 0; i < mean.length; i++) {
      window.add(scale * Math.abs(StrictMath.log(high[i] / low[i])));
      mean[i] = window.full() ? window.sum() / DAY : Double.NaN;
    }
    return mean;
  }
}
