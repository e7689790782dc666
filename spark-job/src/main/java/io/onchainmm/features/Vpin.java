package io.onchainmm.features;

/**
 * Volume-synchronised probability of informed trading (Easley, López de Prado and O'Hara 2012,
 * "Flow Toxicity and Liquidity in a High-Frequency World"): the mean imbalance |buys − sells| of
 * the last n buckets of equal volume, as a share of a bucket; 0 to 1. A bar is split over buckets
 * in proportion, and an unfinished bucket does not count. Volume of unknown side is taken half as
 * bought.
 */
final class Vpin implements Indicator {
  private final double bucket;
  private final RollingWindow imbalances;
  private final int length;
  private double filled;
  private double signed;

  Vpin(double bucketBase, int length) {
    bucket = bucketBase;
    imbalances = new RollingWindow(length);
    this.length = length;
  }

  @Override
  public double next(PricedBar bar) {
    double imbalance = bar.dollar() > 0 ? bar.signedDollar() / bar.dollar() : 0;
    return next(bar.volume(), imbalance);
  }

  /**
   * Takes in volume.
   *
   * @param imbalance (bought − sold) / volume, −1 to 1
   */
  double next(double volume, double imbalance) {
    double left = volume;
    if (left > (length + 2) * bucket) {
      left -=
          bucket * Math.floor(left / bucket - length - 1); // these buckets are forgotten at once
    }
    while (filled + left >= bucket) {
      double part = bucket - filled;
      imbalances.add(Math.abs(signed + part * imbalance));
      left -= part;
      filled = 0;
      signed = 0;
    }
    filled += left;
    signed += left * imbalance;
    return imbalances.full() ? Math.min(1, imbalances.sum() / (length * bucket)) : ABSENT;
  }
}
