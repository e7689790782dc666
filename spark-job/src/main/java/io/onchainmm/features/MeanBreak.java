package io.onchainmm.features;

/**
 * Whether the drift changed within the last n log returns: the cumulative-sum test of Ploberger and
 * Krämer (1992), max |Σ (r − mean)| / (σ √n). Above 1.358 in one of twenty windows without a break.
 * Absent where the price stood still.
 */
final class MeanBreak implements Indicator {
  private final LogReturns returns;
  private final int length;

  MeanBreak(int length) {
    returns = new LogReturns(length);
    this.length = length;
  }

  @Override
  public double next(PricedBar bar) {
    RollingWindow window = returns.next(bar);
    if (!window.full()) {
      return ABSENT;
    }
    double mean = window.sum() / length;
    double sum = 0;
    double most = 0;
    for (int age = length - 1; age >= 0; age--) {
      sum += window.back(age) - mean;
      most = Math.max(most, Math.abs(sum));
    }
    double scale = window.standardDeviation() * Math.sqrt(length);
    return scale > 0 ? most / scale : ABSENT;
  }
}
