package io.onchainmm.features;

/** Sample standard deviation of the last n log returns from close to close. */
final class Volatility implements Indicator {
  private final RollingWindow returns;
  private double logClose = ABSENT;

  Volatility(int bars) {
    returns = new RollingWindow(bars);
  }

  @Override
  public double next(PricedBar bar) {
    double before = logClose;
    logClose = StrictMath.log(bar.close());
    if (Double.isNaN(before)) {
      return ABSENT;
    }
    returns.add(logClose - before);
    return returns.full() ? returns.standardDeviation() : ABSENT;
  }
}
