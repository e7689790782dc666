package io.onchainmm.sim.market;

import java.util.NavigableMap;
import java.util.TreeMap;

/** The obvious order book: two sorted maps, fed with the events of a tape. */
public final class PlainBook {
  public final NavigableMap<Long, Long> bids = new TreeMap<>();
  public final NavigableMap<Long, Long> asks = new TreeMap<>();

  /** Applies one event; a trade changes nothing, the depth after it does. */
  public void apply(BookTape tape, int event) {
    long price = tape.priceTicks[event];
    long lots = tape.sizeLots[event];
    switch (tape.kind[event]) {
      case BookTape.BID_DEPTH -> set(bids, price, lots);
      case BookTape.ASK_DEPTH -> set(asks, price, lots);
      case BookTape.BID_FORGET -> bids.remove(price);
      case BookTape.ASK_FORGET -> asks.remove(price);
      case BookTape.GAP -> {
        bids.clear();
        asks.clear();
      }
      default -> {
        // A trade.
      }
    }
  }

  private static void set(NavigableMap<Long, Long> side, long price, long lots) {
    if (lots == 0) {
      side.remove(price);
    } else {
      side.put(price, lots);
    }
  }

  /** Whether a bid is at or above an ask. */
  public boolean crossed() {
    return !oneSided() && bids.lastKey() >= asks.firstKey();
  }

  /** Whether a side is empty. */
  public boolean oneSided() {
    return bids.isEmpty() || asks.isEmpty();
  }

  /** Best bid plus best ask. */
  public long halfTicks() {
    return bids.lastKey() + asks.firstKey();
  }
}
