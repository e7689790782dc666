package io.onchainmm.stats;

import java.util.Arrays;

/**
 * Whether the best of many trials beats a benchmark by more than the best of as many worthless ones
 * would: White's reality check (2000) and Hansen's test for superior predictive ability (2005).
 *
 * @param realityStatistic max √n·d̄ₖ
 * @param realityP p-value of the reality check
 * @param superiorStatistic max(0, max √n·d̄ₖ/ω̂ₖ)
 * @param superiorLowerP p-value if every trial below the benchmark were as good as it
 * @param superiorP Hansen's consistent p-value: the one to report
 * @param superiorUpperP p-value if every trial were exactly as good as the benchmark
 * @param ignored trials that never differ from the benchmark, left out of the second test
 */
public record DataSnooping(
    double realityStatistic,
    double realityP,
    double superiorStatistic,
    double superiorLowerP,
    double superiorP,
    double superiorUpperP,
    int ignored) {

  /** Draws for a p-value that is right to a percent. */
  public static final int DRAWS = 2000;

  private static final int FEWEST_PERIODS = 3;

  /**
   * Runs both tests on the same draws.
   *
   * @param better by how much trial k was better than the benchmark in period t: {@code
   *     better[t][k]}
   * @throws IllegalArgumentException with fewer than three periods or no trial
   */
  public static DataSnooping test(double[][] better, Resampling resampling, int draws) {
    int n = better.length;
    if (n < FEWEST_PERIODS || better[0].length == 0) {
      throw new IllegalArgumentException(
          "The reality check wants 3 periods and a trial at least; here are %d and %d"
              .formatted(n, n == 0 ? 0 : better[0].length));
    }
    double[] means = new double[better[0].length];
    int[] once = new int[n];
    Arrays.fill(once, 1);
    means(better, once, means);
    double[] spreads = spreads(better, means, resampling.jump());
    return new Draws(n, means, spreads).test(better, resampling, draws);
  }

  /** ω̂ₖ, the standard deviation of √n·d̄ₖ under the bootstrap (Hansen 2005, section 3.1). */
  static double[] spreads(double[][] better, double[] means, double jump) {
    int n = better.length;
    double[] kernel = new double[n];
    for (int j = 1; j < n; j++) {
      double share = j / (double) n;
      kernel[j] = (1 - share) * Math.pow(1 - jump, j) + share * Math.pow(1 - jump, n - j);
    }
    double[] spreads = new double[means.length];
    double[] series = new double[n];
    for (int k = 0; k < spreads.length; k++) {
      double largest = 0;
      for (int t = 0; t < n; t++) {
        series[t] = better[t][k];
        largest = Math.max(largest, Math.abs(series[t]));
      }
      double variance = SharpeEvidence.autocovariance(series, means[k], 0);
      for (int j = 1; j < n; j++) {
        variance += 2 * kernel[j] * SharpeEvidence.autocovariance(series, means[k], j);
      }
      boolean flat = variance <= ReturnMoments.square(4 * Math.ulp(largest));
      spreads[k] = flat ? 0 : Math.sqrt(variance);
    }
    return spreads;
  }

  /** Means when period t counts {@code weights[t]} times. */
  private static void means(double[][] better, int[] weights, double[] means) {
    Arrays.fill(means, 0);
    for (int t = 0; t < better.length; t++) {
      if (weights[t] > 0) {
        double[] row = better[t];
        for (int k = 0; k < means.length; k++) {
          means[k] += weights[t] * row[k];
        }
      }
    }
    for (int k = 0; k < means.length; k++) {
      means[k] /= better.length;
    }
  }

  /** The sample against its draws. */
  private static final class Draws {
    private final int periods;
    private final double root;
    private final double[] means;
    private final double[] spreads;
    private final double[] drawn;
    private int realityHits;
    private int lowerHits;
    private int consistentHits;
    private int upperHits;

    Draws(int periods, double[] means, double[] spreads) {
      this.periods = periods;
      this.root = Math.sqrt(periods);
      this.means = means;
      this.spreads = spreads;
      this.drawn = new double[means.length];
    }

    DataSnooping test(double[][] better, Resampling resampling, int draws) {
      double reality = Double.NEGATIVE_INFINITY;
      double superior = 0;
      int ignored = 0;
      for (int k = 0; k < means.length; k++) {
        reality = Math.max(reality, root * means[k]);
        if (spreads[k] > 0) {
          superior = Math.max(superior, root * means[k] / spreads[k]);
        } else {
          ignored++;
        }
      }
      int[] indices = new int[periods];
      int[] weights = new int[periods];
      for (int b = 0; b < draws; b++) {
        resampling.draw(b, indices);
        Arrays.fill(weights, 0);
        for (int index : indices) {
          weights[index]++;
        }
        means(better, weights, drawn);
        count(reality, superior);
      }
      return new DataSnooping(
          reality,
          realityHits / (double) draws,
          superior,
          lowerHits / (double) draws,
          consistentHits / (double) draws,
          upperHits / (double) draws,
          ignored);
    }

    /** Whether this draw's best is as good as the sample's, under each view of poor trials. */
    private void count(double reality, double superior) {
      double farBelow = Math.sqrt(2 * Math.log(Math.log(periods))) / root;
      double realityBest = Double.NEGATIVE_INFINITY;
      double lower = 0;
      double consistent = 0;
      double upper = 0;
      for (int k = 0; k < means.length; k++) {
        realityBest = Math.max(realityBest, root * (drawn[k] - means[k]));
        if (spreads[k] > 0) {
          double scale = root / spreads[k];
          double near = means[k] >= -spreads[k] * farBelow ? means[k] : 0;
          lower = Math.max(lower, scale * (drawn[k] - Math.max(means[k], 0)));
          consistent = Math.max(consistent, scale * (drawn[k] - near));
          upper = Math.max(upper, scale * (drawn[k] - means[k]));
        }
      }
      realityHits += realityBest >= reality ? 1 : 0;
      lowerHits += lower >= superior ? 1 : 0;
      consistentHits += consistent >= superior ? 1 : 0;
      upperHits += upper >= superior ? 1 : 0;
    }
  }
}
