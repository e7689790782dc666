package io.onchainmm.features;

/**
 * Illiquidity (Amihud 2002, "Illiquidity and Stock Returns"): the mean of |log return| per USD
 * traded over the last n bars. Bars in which nothing was traded are passed over; absent where that
 * is all of them.
 */
final class Amihud implements Indicator {
  private final RollingWindow returns;
  private final RollingWindow dollars;
  private final int length;
  private double logClose = ABSENT;

  Amihud(int length) {
    returns = new RollingWindow(length);
    dollars = new RollingWindow(length);
    this.length = length;
  }

  @Override
  public double next(PricedBar bar) {
    double before = logClose;
    logClose = StrictMath.log(bar.close());
    return Double.isNaN(before) ? ABSENT : next(logClose - before, bar.dollar());
  }

  /** Takes in a return and the USD that were traded meanwhile. */
  double next(double logReturn, double dollar) {
    returns.add(logReturn);
    dollars.add(dollar);
    if (!returns.full()) {
      return ABSENT;
    }
    double sum = 0;
    int traded = 0;
    for (int age = length - 1; age >= 0; age--) {
      if (dollars.back(age) > 0) {
        sum += Math.abs(returns.back(age)) / dollars.back(age);
        traded++;
      }
    }
    return traded > 0 ? sum / traded : ABSENT;
  }
}
