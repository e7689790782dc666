package io.onchainmm.features;

/**
 * The effective spread that the bounce of prices between bid and ask gives away (Roll 1984, "A
 * Simple Implicit Measure of the Effective Bid–Ask Spread"): 2 √(−cov(Δp_t, Δp_(t−1))) over the
 * last n closes, in USD. Absent where the covariance is not negative.
 */
final class RollSpread implements Indicator {
  private final RollingWindow closes;
  private final int length;

  RollSpread(int length) {
    closes = new RollingWindow(length);
    this.length = length;
  }

  @Override
  public double next(PricedBar bar) {
    closes.add(bar.close());
    if (!closes.full()) {
      return ABSENT;
    }
    double covariance = covariance();
    return covariance < 0 ? 2 * Math.sqrt(-covariance) : ABSENT;
  }

  /** Sample covariance of each change with the one before, both about their own means. */
  private double covariance() {
    int pairs = length - 2;
    double meanNow = 0;
    double meanBefore = 0;
    for (int age = pairs - 1; age >= 0; age--) {
      meanNow += change(age) / pairs;
      meanBefore += change(age + 1) / pairs;
    }
    double sum = 0;
    for (int age = pairs - 1; age >= 0; age--) {
      sum += (change(age) - meanNow) * (change(age + 1) - meanBefore);
    }
    return sum / (pairs - 1);
  }

  private double change(int age) {
    return closes.back(age) - closes.back(age + 1);
  }
}
