package io.onchainmm.features;

import java.io.Serializable;
import java.util.Arrays;

/**
 * One daily metric, joined to bars as the legacy pipeline did: spread over the hours from the first
 * stamp to the last, each hour with the latest row at or before it, found by the hour in which a
 * bar opened, and carried on where there is nothing. A stamp at midnight that stands for the whole
 * day is thus used before the day is over.
 *
 * @param timeNanos stamps, increasing
 * @param values the metric; NaN where a row lacks it
 */
public record OnChainSeries(long[] timeNanos, double[] values) implements Serializable {
  private static final long HOUR_NANOS = 3_600_000_000_000L;

  /** A metric of which nothing is known. */
  public static final OnChainSeries NONE = new OnChainSeries(new long[0], new double[0]);

  /** Refuses stamps out of order. */
  public OnChainSeries {
    if (timeNanos.length != values.length) {
      throw new IllegalArgumentException(
          "%d stamps, but %d values".formatted(timeNanos.length, values.length));
    }
    for (int i = 1; i < timeNanos.length; i++) {
      if (timeNanos[i] <= timeNanos[i - 1]) {
        throw new IllegalArgumentException(
            "stamp %d of row %d is not after %d".formatted(timeNanos[i], i, timeNanos[i - 1]));
      }
    }
  }

  /** The value at each bar; NaN before the first. */
  double[] at(long[] openNanos) {
    double[] joined = new double[openNanos.length];
    double known = Double.NaN;
    for (int i = 0; i < joined.length; i++) {
      double here = atHour(openNanos[i] - Math.floorMod(openNanos[i], HOUR_NANOS));
      known = Double.isNaN(here) ? known : here;
      joined[i] = known;
    }
    return joined;
  }

  private double atHour(long hourNanos) {
    int n = timeNanos.length;
    if (n == 0
        || hourNanos < timeNanos[0] - Math.floorMod(timeNanos[0], HOUR_NANOS)
        || hourNanos > timeNanos[n - 1]) {
      return Double.NaN;
    }
    int found = Arrays.binarySearch(timeNanos, hourNanos);
    int row = found >= 0 ? found : -found - 2;
    return row < 0 ? Double.NaN : values[row];
  }
}
