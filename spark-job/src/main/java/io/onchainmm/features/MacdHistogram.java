package io.onchainmm.features;

/** How far the {@link Macd} is from its own exponential average, the signal line. */
final class MacdHistogram implements Indicator {
  private final Macd macd;
  private final ExponentialAverage signal;
  private final int warmUp;
  private int values;

  MacdHistogram(int fastSpan, int slowSpan, int signalSpan) {
    macd = new Macd(fastSpan, slowSpan);
    signal = new ExponentialAverage(signalSpan);
    warmUp = signalSpan;
  }

  @Override
  public double next(PricedBar bar) {
    double line = macd.next(bar);
    if (Double.isNaN(line)) {
      return ABSENT;
    }
    double distance = line - signal.next(line);
    return ++values < warmUp ? ABSENT : distance;
  }
}
