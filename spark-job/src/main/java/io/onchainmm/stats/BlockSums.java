package io.onchainmm.stats;

import java.util.Arrays;

/**
 * Sums of returns by block and configuration, from which the metric of any set of blocks is had
 * without going back to the returns.
 */
final class BlockSums {
  private final int blocks;
  private final int periodsPerBlock;
  private final Overfitting.Metric metric;
  private final double[] centres;
  private final double[][] sums;
  private final double[][] squares;
  private final double[] half;
  private final double[] halfSquares;
  private final double[] metrics;
  private int chosen;
  private double inSample;
  private double outOfSample;
  private double relativeRank;

  BlockSums(double[][] returns, int blocks, Overfitting.Metric metric) {
    int configurations = returns[0].length;
    this.blocks = blocks;
    this.periodsPerBlock = returns.length / blocks;
    this.metric = metric;
    this.centres = new double[configurations];
    this.sums = new double[blocks][configurations];
    this.squares = new double[blocks][configurations];
    this.half = new double[configurations];
    this.halfSquares = new double[configurations];
    this.metrics = new double[configurations];
    add(returns, returns.length % blocks);
  }

  /** Around each configuration's mean, so that squares do not drown what they differ by. */
  private void add(double[][] returns, int from) {
    for (int t = from; t < returns.length; t++) {
      for (int k = 0; k < centres.length; k++) {
        centres[k] += returns[t][k] / (returns.length - from);
      }
    }
    for (int t = from; t < returns.length; t++) {
      int block = (t - from) / periodsPerBlock;
      for (int k = 0; k < centres.length; k++) {
        double off = returns[t][k] - centres[k];
        sums[block][k] += off;
        squares[block][k] += off * off;
      }
    }
  }

  /** Lets these blocks choose, and the others judge. */
  void halve(long choosing) {
    measure(choosing);
    chosen = 0;
    for (int k = 1; k < metrics.length; k++) {
      chosen = present(metrics[k]) > present(metrics[chosen]) ? k : chosen;
    }
    inSample = metrics[chosen];
    measure(~choosing);
    outOfSample = metrics[chosen];
    relativeRank = rank(present(outOfSample)) / (metrics.length + 1);
  }

  /** Rank from the bottom, the mean one among equals. */
  private double rank(double of) {
    int lower = 0;
    int equal = 0;
    for (double other : metrics) {
      lower += present(other) < of ? 1 : 0;
      equal += present(other) == of ? 1 : 0;
    }
    return lower + (equal + 1) / 2.0;
  }

  /** An absent metric is below all others. */
  private static double present(double value) {
    return Double.isNaN(value) ? Double.NEGATIVE_INFINITY : value;
  }

  private void measure(long chosenBlocks) {
    Arrays.fill(half, 0);
    Arrays.fill(halfSquares, 0);
    for (int b = 0; b < blocks; b++) {
      if ((chosenBlocks >>> b & 1) != 0) {
        add(half, sums[b]);
        add(halfSquares, squares[b]);
      }
    }
    int periods = periodsPerBlock * blocks / 2;
    for (int k = 0; k < metrics.length; k++) {
      double off = half[k] / periods;
      double mean = centres[k] + off;
      metrics[k] = metric == Overfitting.Metric.MEAN ? mean : sharpe(k, mean, off, periods);
    }
  }

  private double sharpe(int k, double mean, double off, int periods) {
    double around = halfSquares[k] - periods * off * off;
    // What is left when all returns are equal is rounding.
    double rounding = periods * ReturnMoments.square(8 * Math.ulp(centres[k]));
    return around > rounding ? mean / Math.sqrt(around / (periods - 1)) : Double.NaN;
  }

  private static void add(double[] to, double[] values) {
    for (int k = 0; k < to.length; k++) {
      to[k] += values[k];
    }
  }

  int chosen() {
    return chosen;
  }

  double inSample() {
    return inSample;
  }

  double outOfSample() {
    return outOfSample;
  }

  double relativeRank() {
    return relativeRank;
  }
}
