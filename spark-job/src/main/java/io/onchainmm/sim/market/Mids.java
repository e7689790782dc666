package io.onchainmm.sim.market;

import java.util.Arrays;

/**
 * The mids of a book over time: best bid plus best ask in half-ticks, as they stand after all
 * events of one instant. While a side is empty, or the book unknown after a gap, the last mid is
 * carried on.
 */
public final class Mids {
  private final Prices bids = new Prices();
  private final Prices asks = new Prices();
  private long[] timeNanos = new long[1024];
  private long[] halfTicks = new long[1024];
  private int length;

  private Mids() {}

  /** Replays the tape once. */
  public static PriceSeries of(BookTape tape) {
    Mids mids = new Mids();
    int length = tape.length();
    for (int i = 0; i < length; i++) {
      mids.apply(tape.kind[i], tape.priceTicks[i], tape.sizeLots[i]);
      if (i + 1 == length || tape.timeNanos[i + 1] > tape.timeNanos[i]) {
        mids.observe(tape.timeNanos[i]);
      }
    }
    return new PriceSeries(
        Arrays.copyOf(mids.timeNanos, mids.length), Arrays.copyOf(mids.halfTicks, mids.length));
  }

  private void apply(byte kind, long priceTicks, long sizeLots) {
    switch (kind) {
      case BookTape.BID_DEPTH -> bids.set(priceTicks, sizeLots > 0);
      case BookTape.ASK_DEPTH -> asks.set(priceTicks, sizeLots > 0);
      case BookTape.BID_FORGET -> bids.set(priceTicks, false);
      case BookTape.ASK_FORGET -> asks.set(priceTicks, false);
      case BookTape.GAP -> {
        bids.clear();
        asks.clear();
      }
      case BookTape.BUY_TRADE, BookTape.SELL_TRADE -> {
        // A trade says nothing about what is left; the depth that follows does.
      }
      default -> throw new IllegalArgumentException("Kind %d is no book event".formatted(kind));
    }
  }

  private void observe(long nanos) {
    if (bids.count == 0 || asks.count == 0) {
      return;
    }
    long mid = Math.addExact(bids.highest(), asks.lowest());
    if (length > 0 && halfTicks[length - 1] == mid) {
      return;
    }
    if (length == timeNanos.length) {
      timeNanos = Arrays.copyOf(timeNanos, 2 * length);
      halfTicks = Arrays.copyOf(halfTicks, 2 * length);
    }
    timeNanos[length] = nanos;
    halfTicks[length++] = mid;
  }

  /** The prices of one side that hold something, ascending. */
  private static final class Prices {
    private long[] ticks = new long[64];
    private int count;

    void set(long price, boolean present) {
      int found = Arrays.binarySearch(ticks, 0, count, price);
      if (present == found >= 0) {
        return;
      }
      if (present) {
        insert(-found - 1, price);
      } else {
        System.arraycopy(ticks, found + 1, ticks, found, --count - found);
      }
    }

    private void insert(int at, long price) {
      if (count == ticks.length) {
        ticks = Arrays.copyOf(ticks, 2 * count);
      }
      System.arraycopy(ticks, at, ticks, at + 1, count++ - at);
      ticks[at] = price;
    }

    void clear() {
      count = 0;
    }

    long highest() {
      return ticks[count - 1];
    }

    long lowest() {
      return ticks[0];
    }
  }
}
