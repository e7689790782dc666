package io.onchainmm.features;

/** The last n log returns from close to close. */
final class LogReturns {
  private final RollingWindow returns;
  private double logClose = Double.NaN;

  LogReturns(int length) {
    returns = new RollingWindow(length);
  }

  /** Takes in a bar; the first one makes no return. */
  RollingWindow next(PricedBar bar) {
    double before = logClose;
    logClose = StrictMath.log(bar.close());
    if (!Double.isNaN(before)) {
      returns.add(logClose - before);
    }
    return returns;
  }
}
