package io.onchainmm.features;

/**
 * Moving average convergence divergence (Appel 2005, "Technical Analysis") as a share of the price:
 * the fast less the slow exponential average of the closes, over the close. Absent until the slow
 * one is as old as its span.
 */
final class Macd implements Indicator {
  private final ExponentialAverage fast;
  private final ExponentialAverage slow;
  private final int warmUp;
  private int bars;

  Macd(int fastSpan, int slowSpan) {
    fast = new ExponentialAverage(fastSpan);
    slow = new ExponentialAverage(slowSpan);
    warmUp = slowSpan;
  }

  @Override
  public double next(PricedBar bar) {
    double difference = fast.next(bar.close()) - slow.next(bar.close());
    return ++bars < warmUp ? ABSENT : difference / bar.close();
  }
}
