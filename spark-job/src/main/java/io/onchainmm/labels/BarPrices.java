package io.onchainmm.labels;

import io.onchainmm.features.RollingWindow;
import io.onchainmm.schema.ConfigException;
import java.util.Arrays;

/**
 * The prices of one market's consecutive bars.
 *
 * @param market name of the market, for messages
 */
public record BarPrices(String market, double[] close, double[] high, double[] low) {

  /** Refuses what is no price. */
  public BarPrices {
    if (high.length != close.length || low.length != close.length) {
      throw new IllegalArgumentException(
          "%d closes, %d highs, %d lows".formatted(close.length, high.length, low.length));
    }
    check(market, "close", close);
    check(market, "high", high);
    check(market, "low", low);
  }

  /** Prices of which only closes are known. */
  public static BarPrices closes(String market, double... close) {
    return new BarPrices(market, close, close, close);
  }

  /** Number of bars. */
  public int length() {
    return close.length;
  }

  /** Log return from the close of one bar to the close of another. */
  double logReturn(int from, int to) {
    return StrictMath.log(close[to] / close[from]);
  }

  /** Log returns from close to close; that of the first bar is 0. */
  double[] logReturns() {
    double[] returns = new double[close.length];
    Arrays.setAll(
        returns, i -> i == 0 ? 0 : StrictMath.log(close[i]) - StrictMath.log(close[i - 1]));
    return returns;
  }

  /**
   * Sample standard deviation of the last log returns, known at each bar; NaN before.
   *
   * @param bars number of returns
   * @param firstCounts whether the 0 of the first bar is a return
   */
  double[] volatility(int bars, boolean firstCounts) {
    double[] returns = logReturns();
    double[] volatility = new double[returns.length];
    RollingWindow window = new RollingWindow(bars);
    for (int i = 0; i < volatility.length; i++) {
      if (i > 0 || firstCounts) {
        window.add(returns[i]);
      }
      volatility[i] = window.full() ? window.standardDeviation() : Double.NaN;
    }
    return volatility;
  }

  private static void check(String market, String name, double[] prices) {
    for (int i = 0; i < prices.length; i++) {
      if (!(prices[i] > 0 && prices[i] < Double.POSITIVE_INFINITY)) {
        throw new ConfigException(
            "bars of %s: the %s of row %d is %s, but must be a price above 0; make the bars again"
                .formatted(market, name, i, prices[i]));
      }
    }
  }
}
