package io.onchainmm.sim.market;

import java.io.Serializable;

/**
 * What the upstream pipeline says at each bar close, one row a bar, stamped with the time at which
 * it was available: {@code volatilityPerSqrtSecond[i]} is the standard deviation of log returns per
 * √second (NaN = not known yet). A bar close also makes the maker look at its quotes again.
 */
public final class Signal implements Serializable {
  private static final long serialVersionUID = 1L;

  /** No bars: quotes are refreshed on the clock alone. */
  public static final Signal NONE = new Signal(new long[0], new double[0]);

  /** When the bar was usable, non-decreasing, nanoseconds since the epoch. */
  public final long[] availableNanos;

  public final double[] volatilityPerSqrtSecond;

  /** Wraps the arrays without copying; they must have the same length. */
  public Signal(long[] availableNanos, double[] volatilityPerSqrtSecond) {
    if (availableNanos.length != volatilityPerSqrtSecond.length) {
      throw new IllegalArgumentException(
          "%d times but %d volatilities"
              .formatted(availableNanos.length, volatilityPerSqrtSecond.length));
    }
    this.availableNanos = availableNanos;
    this.volatilityPerSqrtSecond = volatilityPerSqrtSecond;
  }

  /** Number of bars. */
  public int length() {
    return availableNanos.length;
  }
}
