package io.onchainmm.sim.market;

import java.io.Serializable;
import java.util.Arrays;

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

  /** Index of the observation in force at {@code nanos}, or −1 before the first. */
  public int indexAt(long nanos) {
    int found = Arrays.binarySearch(timeNanos, nanos);
    return found >= 0 ? found : -found - 2;
  }

  /** Price in force at {@code nanos}, 0 when unknown. */
  public long at(long nanos) {
    int i = indexAt(nanos);
    return i < 0 ? 0 : halfTicks[i];
  }
}
