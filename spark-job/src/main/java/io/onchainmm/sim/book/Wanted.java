package io.onchainmm.sim.book;

import java.util.Arrays;

/**
 * The orders that a trial wants to have in the market: a short list of (price, lots) a side, filled
 * in at each decision. Layers at one price are one order.
 */
final class Wanted {
  private final long[][] ticks = new long[2][4];
  private final long[][] lots = new long[2][4];
  private final int[] count = new int[2];

  /** Nothing is wanted. */
  void clear() {
    count[OrderDesk.BUY] = 0;
    count[OrderDesk.SELL] = 0;
  }

  /** Wants {@code size} more lots at the price; throws when the sum leaves a long. */
  void add(int side, long priceTicks, long size) {
    int i = indexOf(side, priceTicks);
    if (i >= 0) {
      lots[side][i] = Math.addExact(lots[side][i], size);
      return;
    }
    if (count[side] == ticks[side].length) {
      ticks[side] = Arrays.copyOf(ticks[side], 2 * count[side]);
      lots[side] = Arrays.copyOf(lots[side], 2 * count[side]);
    }
    ticks[side][count[side]] = priceTicks;
    lots[side][count[side]++] = size;
  }

  /** Number of prices on the side. */
  int count(int side) {
    return count[side];
  }

  /** The i-th price of the side, in the order in which they were added. */
  long ticks(int side, int i) {
    return ticks[side][i];
  }

  /** Lots wanted at the i-th price of the side. */
  long lots(int side, int i) {
    return lots[side][i];
  }

  /** Whether anything is wanted at the price. */
  boolean contains(int side, long priceTicks) {
    return indexOf(side, priceTicks) >= 0;
  }

  private int indexOf(int side, long priceTicks) {
    for (int i = 0; i < count[side]; i++) {
      if (ticks[side][i] == priceTicks) {
        return i;
      }
    }
    return -1;
  }
}
