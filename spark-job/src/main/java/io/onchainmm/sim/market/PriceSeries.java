package io.onchainmm.sim.market;

import java.io.Serializable;

/**
 * A price known from each time on (last observation carried forward): mids of a book, or the
 * reference price of a pool. Half-ticks of the instrument; 0 = unknown from that time on.
 */
public final class PriceSeries implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Strictly rising times, nanoseconds since the epoch. */
  public final long[] timeNanos;

  /** Price in half-ticks from {@code timeNanos[i]} on. */
  public final long[] halfTicks;

  /** Wraps the arrays without copying; they must have the same length. */
  public PriceSeries(long[] timeNanos, long[] halfTicks) {
    if (timeNanos.length != halfTicks.length) {
      throw new IllegalArgumentException(
          "%d times but %d prices".formatted(timeNanos.length, halfTicks.length));
    }
    this.timeNanos = timeNanos;
    this.halfTicks = halfTicks;
  }

  /** Number of changes. */
  public int length() {
    return timeNanos.length;
  }

  /**
   * Index of the observation in force at {@code nanos}, or −1 before the first. Looks first where
   * it would be if all were equally far apart, then ever farther from there.
   */
  public int indexAt(long nanos) {
    int last = timeNanos.length - 1;
    if (last < 0 || nanos < timeNanos[0]) {
      return -1;
    }
    if (nanos >= timeNanos[last]) {
      return last;
    }
    double share = (double) (nanos - timeNanos[0]) / (double) (timeNanos[last] - timeNanos[0]);
    int guess = Math.min(last - 1, (int) (share * last));
    int low = guess;
    int high = guess + 1;
    for (int step = 1; timeNanos[low] > nanos; step *= 2) {
      high = low;
      low = Math.max(0, low - step);
    }
    for (int step = 1; timeNanos[high] <= nanos; step *= 2) {
      low = high;
      high = step < last - high ? high + step : last;
    }
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (timeNanos[middle] <= nanos) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Price in force at {@code nanos}, 0 when unknown. */
  public long at(long nanos) {
    int i = indexAt(nanos);
    return i < 0 ? 0 : halfTicks[i];
  }
}
