package io.onchainmm.stats;

/**
 * How often the configuration that was best in one half of the time is below the middle in the
 * other half: the probability of back-test overfitting by combinatorially symmetric
 * cross-validation (Bailey, Borwein, López de Prado, Zhu 2017).
 *
 * @param combinations ways to halve the blocks
 * @param probability PBO: the share of them in which the best of one half is not above the middle
 *     of the other
 * @param lossProbability the share in which it loses outright there
 * @param slope of the other half's metric on the first half's, by least squares; NaN with fewer
 *     than two usable points
 * @param intercept of the same line
 */
public record Overfitting(
    int combinations, double probability, double lossProbability, double slope, double intercept) {

  /** What is compared between configurations. */
  public enum Metric {
    /** Mean over sample standard deviation. */
    SHARPE,
    /** Mean return. */
    MEAN
  }

  /** Told of every way to halve the time. */
  @FunctionalInterface
  public interface Listener {

    /**
     * One way.
     *
     * @param blocks bit b is set when block b is in the half that chooses
     * @param chosen the configuration that is best there, the first of equals
     * @param inSample its metric there; NaN where no configuration has one
     * @param outOfSample its metric in the other half; NaN where absent
     * @param relativeRank ω = rank/(N + 1) in the other half: near 0 the worst, near 1 the best
     */
    void halved(long blocks, int chosen, double inSample, double outOfSample, double relativeRank);
  }

  private static final int FEWEST_CONFIGURATIONS = 2;
  private static final int MOST_BLOCKS = 24;

  /**
   * Looks at every way to choose half of the blocks.
   *
   * @param returns of configuration k in period t: {@code returns[t][k]}, complete; the first
   *     periods that do not fill a block are left out
   * @param blocks even, 2 to 24; each must hold two periods at least
   * @throws IllegalArgumentException when there is nothing to compare or blocks do not fit
   */
  public static Overfitting of(double[][] returns, int blocks, Metric metric, Listener listener) {
    check(returns, blocks);
    BlockSums sums = new BlockSums(returns, blocks, metric);
    Tally tally = new Tally();
    long first = (1L << (blocks / 2)) - 1;
    for (long half = first; half < 1L << blocks; half = next(half)) {
      long choosing = inOrder(half, blocks);
      sums.halve(choosing);
      tally.add(sums);
      listener.halved(
          choosing, sums.chosen(), sums.inSample(), sums.outOfSample(), sums.relativeRank());
    }
    return tally.close();
  }

  private static void check(double[][] returns, int blocks) {
    if (blocks < 2 || blocks > MOST_BLOCKS || blocks % 2 != 0) {
      throw new IllegalArgumentException(
          "%d blocks: an even number from 2 to %d is wanted".formatted(blocks, MOST_BLOCKS));
    }
    if (returns.length < 2 * blocks) {
      throw new IllegalArgumentException(
          "%d periods do not make %d blocks of 2".formatted(returns.length, blocks));
    }
    if (returns[0].length < FEWEST_CONFIGURATIONS) {
      throw new IllegalArgumentException("Overfitting wants two configurations at least");
    }
  }

  /** The next larger number with as many bits (Gosper). */
  private static long next(long bits) {
    long low = bits & -bits;
    long ripple = bits + low;
    return ripple | (((bits ^ ripple) >>> 2) / low);
  }

  /** Turns ascending numbers into sets of blocks in the order of words: 01, 02, 03, 12, … */
  private static long inOrder(long half, int blocks) {
    return Long.reverse(~half << (Long.SIZE - blocks));
  }

  /** What the halvings add up to. */
  private static final class Tally {
    private int combinations;
    private int below;
    private int losses;
    private int points;
    private double sumX;
    private double sumY;
    private double sumXx;
    private double sumXy;

    void add(BlockSums sums) {
      combinations++;
      double x = sums.inSample();
      double y = sums.outOfSample();
      // The logit of ω is at most 0 just when ω is at most one half.
      below += sums.relativeRank() <= 0.5 ? 1 : 0;
      losses += y < 0 ? 1 : 0;
      if (!Double.isNaN(x) && !Double.isNaN(y)) {
        points++;
        sumX += x;
        sumY += y;
        sumXx += x * x;
        sumXy += x * y;
      }
    }

    Overfitting close() {
      double spread = points * sumXx - sumX * sumX;
      double slope = points < 2 || !(spread > 0) ? Double.NaN : slope(spread);
      return new Overfitting(
          combinations,
          below / (double) combinations,
          losses / (double) combinations,
          slope,
          (sumY - slope * sumX) / points);
    }

    private double slope(double spread) {
      return (points * sumXy - sumX * sumY) / spread;
    }
  }
}
