package io.onchainmm.sim.accounting;

import io.onchainmm.sim.market.PriceSeries;

/**
 * The marks of a market with their running integral over time, built once and shared by all trials
 * of a flight: the time average of a position held between two fills costs two look-ups.
 *
 * <p>The running integral, half-ticks x nanoseconds, is kept in 128 bits: a day of Bitcoin at a
 * tenth of a dollar already leaves 64.
 */
public final class Marks {
  private final PriceSeries series;
  private final long[] high;
  private final long[] low;
  private final TimeIndex index;

  /** Integrates the series; its arrays are kept, not copied. */
  public Marks(PriceSeries series) {
    this.series = series;
    int n = series.length();
    high = new long[n];
    low = new long[n];
    index = new TimeIndex(series.timeNanos);
    for (int i = 1; i < n; i++) {
      long price = series.halfTicks[i - 1];
      long nanos = series.timeNanos[i] - series.timeNanos[i - 1];
      low[i] = low[i - 1] + price * nanos;
      long carry = Long.compareUnsigned(low[i], low[i - 1]) < 0 ? 1 : 0;
      high[i] = high[i - 1] + Math.multiplyHigh(price, nanos) + carry;
    }
  }

  /** The marks themselves. */
  public PriceSeries series() {
    return series;
  }

  /** Place of the mark in force at {@code nanos}, −1 before the first. */
  int indexAt(long nanos) {
    return index.at(nanos);
  }

  /** Mark in force at {@code nanos} in half-ticks, 0 when unknown. */
  public long at(long nanos) {
    int i = index.at(nanos);
    return i < 0 ? 0 : series.halfTicks[i];
  }

  /**
   * Integral of the mark over the time from {@code fromNanos} to {@code toNanos}, half-ticks x
   * nanoseconds; an unknown mark counts 0.
   */
  public double integral(long fromNanos, long toNanos) {
    return integral(fromNanos, index.at(fromNanos), toNanos, index.at(toNanos));
  }

  /** The same, where the places of both times are known already. */
  double integral(long fromNanos, int from, long toNanos, int to) {
    if (from == to) {
      return halfTicks(from) * (double) (toNanos - fromNanos);
    }
    double first =
        from < 0 ? 0 : halfTicks(from) * (double) (series.timeNanos[from + 1] - fromNanos);
    double last = halfTicks(to) * (double) (toNanos - series.timeNanos[to]);
    return first + between(from + 1, to) + last;
  }

  private double halfTicks(int i) {
    return i < 0 ? 0 : series.halfTicks[i];
  }

  private double between(int from, int to) {
    long borrow = Long.compareUnsigned(low[to], low[from]) < 0 ? 1 : 0;
    return (high[to] - high[from] - borrow) * 0x1.0p64 + unsigned(low[to] - low[from]);
  }

  private static double unsigned(long bits) {
    return (bits >>> 11) * 0x1.0p11 + (bits & 0x7FF);
  }
}
