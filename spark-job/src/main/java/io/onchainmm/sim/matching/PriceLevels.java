package io.onchainmm.sim.matching;

import java.util.Arrays;

/**
 * The price levels of both sides: at each the first and last order of its queue and their lots.
 * Bids end where asks begin, so that one array serves both.
 *
 * <p>Levels near the touch lie in a window of consecutive ticks, with one bit each to find the next
 * one that is taken. Levels outside it lie behind the window in the same arrays and are found by
 * binary search in a sorted list. Moving the window is rare and changes nothing but speed.
 */
final class PriceLevels {
  /** Price of no level. */
  static final long NONE = Long.MIN_VALUE;

  /** No level. */
  static final int ABSENT = -1;

  private static final int DEFAULT_WINDOW = 1 << 15;
  private static final int FIRST_FAR = 64;

  int[] head;
  int[] tail;
  long[] lots;

  private final int window;
  private final long[] taken;
  private long base;
  private long[] farPrice = new long[FIRST_FAR];
  private int[] farLevel = new int[FIRST_FAR];
  private int[] farFree = new int[FIRST_FAR];
  private int farCount;
  private int farFreeCount;

  PriceLevels() {
    this(DEFAULT_WINDOW);
  }

  /**
   * @param window ticks in the window, a multiple of 64
   */
  PriceLevels(int window) {
    this.window = window;
    this.taken = new long[window >> 6];
    this.head = new int[window + FIRST_FAR];
    this.tail = new int[window + FIRST_FAR];
    this.lots = new long[window + FIRST_FAR];
    Arrays.fill(head, RestingOrders.NONE);
    freeFar(window, window + FIRST_FAR);
  }

  /** Index of a level that may be empty, {@link #ABSENT} when none can be there. */
  int find(long price) {
    long at = price - base;
    if (at >= 0 && at < window) {
      return (int) at;
    }
    int i = far(price);
    return i < farCount && farPrice[i] == price ? farLevel[i] : ABSENT;
  }

  /** Index of the level at a price, made when it is not there; its first order must follow. */
  int open(long price) {
    long at = price - base;
    if (at >= 0 && at < window) {
      taken[(int) at >> 6] |= 1L << at;
      return (int) at;
    }
    int i = far(price);
    return i < farCount && farPrice[i] == price ? farLevel[i] : insertFar(i, price);
  }

  /** The level has no order any more. */
  void close(int level, long price) {
    if (level < window) {
      taken[level >> 6] &= ~(1L << level);
      return;
    }
    int i = far(price);
    farFree[farFreeCount++] = level;
    System.arraycopy(farPrice, i + 1, farPrice, i, farCount - i - 1);
    System.arraycopy(farLevel, i + 1, farLevel, i, farCount - i - 1);
    farCount--;
  }

  /** Highest taken price strictly below, {@link #NONE} if there is none. */
  long below(long price) {
    long end = base + window;
    if (price > end && farCount > 0) {
      int i = far(price) - 1;
      if (i >= 0 && farPrice[i] >= end) {
        return farPrice[i];
      }
    }
    long from = Math.min(price - base, window) - 1;
    if (from >= 0) {
      int word = (int) from >> 6;
      long bits = taken[word] & (-1L >>> (63 - (from & 63)));
      while (bits == 0 && word > 0) {
        bits = taken[--word];
      }
      if (bits != 0) {
        return base + ((long) word << 6) + 63 - Long.numberOfLeadingZeros(bits);
      }
    }
    int i = far(Math.min(price, base)) - 1;
    return i >= 0 ? farPrice[i] : NONE;
  }

  /** Lowest taken price strictly above, {@link #NONE} if there is none. */
  long above(long price) {
    if (price < base && farCount > 0) {
      int i = far(price + 1);
      if (i < farCount && farPrice[i] < base) {
        return farPrice[i];
      }
    }
    long from = Math.max(price - base + 1, 0);
    if (from < window) {
      int word = (int) from >> 6;
      long bits = taken[word] & (-1L << from);
      while (bits == 0 && word < taken.length - 1) {
        bits = taken[++word];
      }
      if (bits != 0) {
        return base + ((long) word << 6) + Long.numberOfTrailingZeros(bits);
      }
    }
    int i = far(Math.max(price + 1, base + window));
    return i < farCount ? farPrice[i] : NONE;
  }

  /** Whether a price lies well inside the window. */
  boolean central(long price) {
    long at = price - base;
    return at >= window >> 3 && at < window - (window >> 3);
  }

  /** Width of the window in ticks. */
  int window() {
    return window;
  }

  /** Centres the window on a price. Walks through everything and allocates, hence rare. */
  void centre(long price) {
    int count = 0;
    long lowest = Math.min(base, farCount == 0 ? base : farPrice[0]) - 1;
    for (long at = above(lowest); at != NONE; at = above(at)) {
      count++;
    }
    long[] prices = new long[count];
    int[] heads = new int[count];
    int[] tails = new int[count];
    long[] sizes = new long[count];
    long at = lowest;
    for (int i = 0; i < count; i++) {
      at = above(at);
      int level = find(at);
      prices[i] = at;
      heads[i] = head[level];
      tails[i] = tail[level];
      sizes[i] = lots[level];
    }
    forgetAll();
    base = price - window / 2;
    for (int i = 0; i < count; i++) {
      int level = open(prices[i]);
      head[level] = heads[i];
      tail[level] = tails[i];
      lots[level] = sizes[i];
    }
  }

  private void forgetAll() {
    Arrays.fill(taken, 0);
    Arrays.fill(head, RestingOrders.NONE);
    Arrays.fill(lots, 0);
    farCount = 0;
    farFreeCount = 0;
    freeFar(window, head.length);
  }

  private void freeFar(int from, int to) {
    for (int level = to - 1; level >= from; level--) {
      farFree[farFreeCount++] = level;
    }
  }

  /** Position in the sorted list of the first price that is not below. */
  private int far(long price) {
    int low = 0;
    int high = farCount;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (farPrice[middle] < price) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private int insertFar(int i, long price) {
    if (farFreeCount == 0) {
      growFar();
    }
    int level = farFree[--farFreeCount];
    System.arraycopy(farPrice, i, farPrice, i + 1, farCount - i);
    System.arraycopy(farLevel, i, farLevel, i + 1, farCount - i);
    farPrice[i] = price;
    farLevel[i] = level;
    farCount++;
    head[level] = RestingOrders.NONE;
    lots[level] = 0;
    return level;
  }

  private void growFar() {
    int old = head.length;
    int longer = old + farPrice.length;
    head = Arrays.copyOf(head, longer);
    tail = Arrays.copyOf(tail, longer);
    lots = Arrays.copyOf(lots, longer);
    farPrice = Arrays.copyOf(farPrice, longer - window);
    farLevel = Arrays.copyOf(farLevel, longer - window);
    farFree = Arrays.copyOf(farFree, longer - window);
    freeFar(old, longer);
  }
}
