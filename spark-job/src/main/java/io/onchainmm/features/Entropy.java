package io.onchainmm.features;

/**
 * How evenly the last n log returns spread over their range: Shannon's entropy −Σ p ln p of the
 * shares p in bins of equal width, over its maximum ln(bins). 0 where all are equal, 1 where every
 * bin is equally full (López de Prado, "Advances in Financial Machine Learning", chapter 18).
 */
final class Entropy implements Indicator {
  private final LogReturns returns;
  private final int length;
  private final int bins;

  Entropy(int length, int bins) {
    returns = new LogReturns(length);
    this.length = length;
    this.bins = bins;
  }

  @Override
  public double next(PricedBar bar) {
    RollingWindow window = returns.next(bar);
    return window.full() ? of(window) : ABSENT;
  }

  private double of(RollingWindow window) {
    double low = window.back(0);
    double high = low;
    for (int age = 1; age < length; age++) {
      low = Math.min(low, window.back(age));
      high = Math.max(high, window.back(age));
    }
    if (low == high) {
      return 0;
    }
    int[] counts = new int[bins];
    for (int age = 0; age < length; age++) {
      counts[(int) Math.min(bins - 1, (window.back(age) - low) / (high - low) * bins)]++;
    }
    double sum = 0;
    for (int count : counts) {
      double share = (double) count / length;
      sum -= count == 0 ? 0 : share * StrictMath.log(share);
    }
    return sum / StrictMath.log(bins);
  }
}
