package io.onchainmm.features;

/**
 * Volatility per bar from highs and lows (Parkinson 1980, "The Extreme Value Method for Estimating
 * the Variance of the Rate of Return"): √(mean of ln²(high / low) / (4 ln 2)) over the last n bars.
 */
final class Parkinson implements Indicator {
  private static final double SCALE = 4 * StrictMath.log(2);

  private final RollingWindow squares;
  private final int bars;

  Parkinson(int bars) {
    squares = new RollingWindow(bars);
    this.bars = bars;
  }

  @Override
  public double next(PricedBar bar) {
    double range = StrictMath.log(bar.high() / bar.low());
    squares.add(range * range);
    return squares.full() ? Math.sqrt(squares.sum() / bars / SCALE) : ABSENT;
  }
}
