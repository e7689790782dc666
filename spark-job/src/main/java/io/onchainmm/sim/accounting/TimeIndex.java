package io.onchainmm.sim.accounting;

import java.util.Arrays;

/**
 * Finds times in a rising array: cuts the time they cover into as many equal pieces as there are
 * times and remembers where each begins, so that few are left to search.
 */
final class TimeIndex {
  private final long[] timeNanos;
  private final long first;
  private final int shift;
  private final int[] begin;

  /** Indexes the rising times; the array is kept, not copied. */
  TimeIndex(long[] timeNanos) {
    this.timeNanos = timeNanos;
    int n = timeNanos.length;
    first = n == 0 ? 0 : timeNanos[0];
    long span = n == 0 ? 0 : Math.subtractExact(timeNanos[n - 1], first);
    int bits = 0;
    while (span >>> bits > n) {
      bits++;
    }
    shift = bits;
    begin = new int[(int) (span >>> bits) + 2];
    int piece = 0;
    for (int i = 0; i < n; i++) {
      int own = (int) ((timeNanos[i] - first) >>> bits);
      while (piece <= own) {
        begin[piece++] = i;
      }
    }
    Arrays.fill(begin, piece, begin.length, n);
  }

  /** Index of the last time at or before {@code nanos}, −1 if there is none. */
  int at(long nanos) {
    int n = timeNanos.length;
    if (n == 0 || nanos < first) {
      return -1;
    }
    if (nanos >= timeNanos[n - 1]) {
      return n - 1;
    }
    int piece = (int) ((nanos - first) >>> shift);
    int low = begin[piece];
    int high = begin[piece + 1];
    // The answer lies in [low - 1, high): what begins in this piece, or the last before it.
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (timeNanos[middle] <= nanos) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }
}
