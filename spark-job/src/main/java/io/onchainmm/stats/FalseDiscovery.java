package io.onchainmm.stats;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * P-values made honest for being many. An adjusted value of at most α may be called significant at
 * level α.
 */
public enum FalseDiscovery {
  /** Share of false discoveries, positively dependent trials (Benjamini and Hochberg 1995). */
  BENJAMINI_HOCHBERG {
    @Override
    double[] adjustSorted(double[] sorted) {
      return fromTheTop(sorted, 1);
    }
  },
  /** Share of false discoveries under any dependence (Benjamini and Yekutieli 2001). */
  BENJAMINI_YEKUTIELI {
    @Override
    double[] adjustSorted(double[] sorted) {
      double harmonic = 0;
      for (int i = 1; i <= sorted.length; i++) {
        harmonic += 1.0 / i;
      }
      return fromTheTop(sorted, harmonic);
    }
  },
  /** Probability of a single false discovery (Holm 1979). */
  HOLM {
    @Override
    double[] adjustSorted(double[] sorted) {
      int m = sorted.length;
      double[] adjusted = new double[m];
      double most = 0;
      for (int i = 0; i < m; i++) {
        most = Math.max(most, Math.min(1, (m - i) * sorted[i]));
        adjusted[i] = most;
      }
      return adjusted;
    }
  };

  /** What becomes of ascending p-values. */
  abstract double[] adjustSorted(double[] sorted);

  /**
   * The adjusted p-values, in the order given. Throws {@link IllegalArgumentException} for what is
   * no probability.
   */
  public double[] adjust(double[] pValues) {
    for (double p : pValues) {
      if (!(p >= 0 && p <= 1)) {
        throw new IllegalArgumentException("A p-value of %s is no probability".formatted(p));
      }
    }
    int[] order =
        IntStream.range(0, pValues.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> pValues[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] sorted = adjustSorted(IntStream.of(order).mapToDouble(i -> pValues[i]).toArray());
    double[] adjusted = new double[pValues.length];
    for (int i = 0; i < order.length; i++) {
      adjusted[order[i]] = sorted[i];
    }
    return adjusted;
  }

  private static double[] fromTheTop(double[] sorted, double factor) {
    int m = sorted.length;
    double[] adjusted = new double[m];
    double least = 1;
    for (int i = m - 1; i >= 0; i--) {
      least = Math.min(least, sorted[i] * m / (i + 1) * factor);
      adjusted[i] = least;
    }
    return adjusted;
  }
}
