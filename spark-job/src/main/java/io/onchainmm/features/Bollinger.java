package io.onchainmm.features;

/**
 * Where the close lies between its Bollinger bands (Bollinger 2001, "Bollinger on Bollinger Bands",
 * chapter 7): −1 at the lower, 0 at the mean, +1 at the upper. The bands are {@code width}
 * population standard deviations of the last n closes around their mean. Absent where the price
 * stood still.
 */
final class Bollinger implements Indicator {
  private final RollingWindow closes;
  private final double width;
  private final int bars;

  Bollinger(int bars, double width) {
    closes = new RollingWindow(bars);
    this.width = width;
    this.bars = bars;
  }

  @Override
  public double next(PricedBar bar) {
    closes.add(bar.close());
    if (!closes.full()) {
      return ABSENT;
    }
    double deviation = closes.standardDeviation() * Math.sqrt((bars - 1.0) / bars);
    return deviation > 0 ? (bar.close() - closes.sum() / bars) / (width * deviation) : ABSENT;
  }
}
