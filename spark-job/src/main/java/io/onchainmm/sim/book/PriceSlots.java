package io.onchainmm.sim.book;

import io.onchainmm.sim.market.BookTape;
import java.util.Arrays;

/**
 * Numbers the prices of a tape densely, so that what is kept per price lies in plain arrays. A tape
 * of a narrow range has one slot a tick; one with strays far away has one slot a price it names.
 */
final class PriceSlots {
  private static final long NARROW = 1 << 18;

  private final long base;
  private final int count;
  private final long[] prices;

  private PriceSlots(long base, int count, long[] prices) {
    this.base = base;
    this.count = count;
    this.prices = prices;
  }

  /** The prices of all level changes and trades of the tape. */
  static PriceSlots of(BookTape tape) {
    long low = Long.MAX_VALUE;
    long high = Long.MIN_VALUE;
    for (int i = 0; i < tape.length(); i++) {
      if (tape.kind[i] != BookTape.GAP) {
        low = Math.min(low, tape.priceTicks[i]);
        high = Math.max(high, tape.priceTicks[i]);
      }
    }
    if (low > high) {
      return new PriceSlots(0, 0, null);
    }
    long range = high - low;
    if (range >= 0 && range < NARROW) {
      return new PriceSlots(low, (int) range + 1, null);
    }
    long[] named = Arrays.stream(tape.priceTicks, 0, tape.length()).sorted().distinct().toArray();
    return new PriceSlots(0, named.length, named);
  }

  /** Number of slots. */
  int count() {
    return count;
  }

  /** Price of a slot. */
  long price(int slot) {
    return prices == null ? base + slot : prices[slot];
  }

  /** Slot of the price, negative when the tape does not name it. */
  int of(long priceTicks) {
    if (prices != null) {
      return Arrays.binarySearch(prices, priceTicks);
    }
    long slot = priceTicks - base;
    return slot >= 0 && slot < count ? (int) slot : -1;
  }

  /** Number of slots below the price: the first slot at or above it. */
  int below(long priceTicks) {
    if (prices != null) {
      int found = Arrays.binarySearch(prices, priceTicks);
      return found >= 0 ? found : -found - 1;
    }
    return (int) Math.max(0, Math.min(count, priceTicks - base));
  }
}
