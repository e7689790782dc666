package io.onchainmm.features;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * Volatility of one market's price on the clock, known at each bar: the standard deviation of the
 * last n log returns from bar to bar, divided by the root of the mean time from close to close over
 * the same n bars. NaN = not known yet, or all of them closed at the same instant.
 *
 * @param availableNanos from when on each bar may be used, non-decreasing
 * @param perSqrtSecond standard deviation of log returns per √second
 */
public record BarVolatility(long[] availableNanos, double[] perSqrtSecond) {

  /**
   * Reads one market's bars.
   *
   * @param bars a table of bars of exactly one market
   * @param volatilityBars number n of returns
   */
  public static BarVolatility of(Dataset<Row> bars, int volatilityBars) {
    Column[] inputs =
        Stream.concat(Stream.of("available_nanos"), PricedBar.COLUMNS.stream())
            .map(functions::col)
            .toArray(Column[]::new);
    List<Row> rows = bars.orderBy("bar").select(inputs).collectAsList();
    long[] availableNanos = new long[rows.size()];
    double[] perSqrtSecond = new double[rows.size()];
    long[] closeNanos = new long[rows.size()];
    Volatility volatility = new Volatility(volatilityBars);
    for (int i = 0; i < rows.size(); i++) {
      PricedBar bar = PricedBar.from(rows.get(i), 1);
      availableNanos[i] = rows.get(i).getLong(0);
      closeNanos[i] = bar.closeNanos();
      double perBar = volatility.next(bar);
      perSqrtSecond[i] =
          i < volatilityBars
              ? Indicator.ABSENT
              : onTheClock(perBar, closeNanos[i] - closeNanos[i - volatilityBars], volatilityBars);
    }
    return new BarVolatility(availableNanos, perSqrtSecond);
  }

  private static double onTheClock(double perBar, long nanos, int bars) {
    double meanSeconds = nanos / 1e9 / bars;
    return meanSeconds > 0 ? perBar / Math.sqrt(meanSeconds) : Indicator.ABSENT;
  }
}
