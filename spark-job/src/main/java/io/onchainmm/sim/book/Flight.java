package io.onchainmm.sim.book;

import java.util.Arrays;
import java.util.List;

/**
 * The traders that share a pass over an order book. Keeps when each lane acts next and how far its
 * live orders reach, so that the loop asks in one comparison whether an event concerns anybody. A
 * lane that throws is retired with its failure and the flight goes on.
 */
final class Flight {
  /** More lanes fly in turn, so that what a pass touches stays small. */
  static final int MOST_LANES = 64;

  private static final long NEVER = Long.MAX_VALUE;
  private static final long NONE = OrderDesk.NONE;

  private final Trader[] lanes;
  private final OrderDesk[] desks;
  private final RuntimeException[] failures;
  private final long[] nextNanos;
  private final long[][] best;
  private final long[] reach = {NONE, NONE};

  /** How far the lane must reach for a trade at a key to be told to it and not to its places. */
  private final int[] beyond;

  private long wakeNanos;

  /** All traders start. */
  Flight(List<? extends Trader> traders) {
    int n = traders.size();
    if (n > MOST_LANES) {
      throw new IllegalArgumentException(
          "A flight carries at most %d lanes, not %d".formatted(MOST_LANES, n));
    }
    lanes = traders.toArray(new Trader[0]);
    desks = new OrderDesk[n];
    failures = new RuntimeException[n];
    nextNanos = new long[n];
    beyond = new int[n];
    best = new long[2][n];
    Arrays.fill(best[OrderDesk.BUY], NONE);
    Arrays.fill(best[OrderDesk.SELL], NONE);
    for (int l = 0; l < n; l++) {
      desks[l] = lanes[l].desk();
      beyond[l] = desks[l].sharesPlaces() ? 1 : 0;
      note(l);
    }
    findBounds();
  }

  /** Exchange time at which the first lane acts, the largest long when none will. */
  long wakeNanos() {
    return wakeNanos;
  }

  /**
   * Lets all lanes act that are due before {@code nanos}: requests arrive and traders wake, in time
   * order, at equal times arrivals first. Book and mark are those in force until then.
   *
   * @param eventsBefore how many events of the tape have happened
   */
  void actBefore(long nanos, Depth book, long mark, int eventsBefore) {
    for (int l = 0; l < lanes.length; l++) {
      if (nextNanos[l] < nanos) {
        try {
          act(l, nanos, book, mark, eventsBefore);
        } catch (RuntimeException e) {
          retire(l, e);
        }
      }
    }
    findBounds();
  }

  private void act(int l, long nanos, Depth book, long mark, int eventsBefore) {
    while (true) {
      long arrival = desks[l].nextArrivalNanos();
      long wake = lanes[l].nextWakeNanos();
      long next = Math.min(arrival, wake);
      if (next >= nanos) {
        note(l, next);
        return;
      }
      if (arrival <= wake) {
        desks[l].arrive(book, eventsBefore);
      } else {
        lanes[l].wake(wake, mark);
      }
    }
  }

  /** Whether a live order of the side is at least as aggressive as {@code key}. */
  boolean reaches(int side, long key) {
    return key <= reach[side];
  }

  /** The best of the opposite side, {@code shown} lots, reached {@code key}. */
  void onReached(int side, long key, long shown, long nanos, long mark) {
    long[] bests = best[side];
    boolean moved = false;
    for (int l = 0; l < bests.length; l++) {
      if (key <= bests[l]) {
        try {
          desks[l].onReached(side, key, shown, nanos, mark);
          moved |= note(l);
        } catch (RuntimeException e) {
          moved = true;
          retire(l, e);
        }
      }
    }
    if (moved) {
      findBounds();
    }
  }

  /**
   * An aggressor traded at {@code key}.
   *
   * @param atLevel the first place at that level, null if there is none
   */
  void onTrade(int side, long key, QueuePlace atLevel, long lots, long nanos, long mark) {
    long[] bests = best[side];
    boolean moved = false;
    for (int l = 0; l < bests.length; l++) {
      if (key + beyond[l] <= bests[l]) {
        moved |= tradeInLane(l, side, key, lots, nanos, mark);
      }
    }
    QueuePlace following;
    for (QueuePlace place = atLevel; place != null; place = following) {
      following = place.next;
      if (place.shared) {
        moved |= tradeInPlace(place, lots, nanos, mark);
      }
    }
    if (moved) {
      findBounds();
    }
  }

  private boolean tradeInLane(int l, int side, long key, long lots, long nanos, long mark) {
    try {
      if (beyond[l] == 0) {
        desks[l].onTrade(side, key, lots, nanos, mark);
      } else {
        desks[l].onTradeThrough(side, key, lots, nanos, mark);
      }
      return note(l);
    } catch (RuntimeException e) {
      retire(l, e);
      return true;
    }
  }

  private boolean tradeInPlace(QueuePlace place, long lots, long nanos, long mark) {
    place.pending += lots;
    long reached = place.onTrade((double) lots);
    boolean moved = false;
    Order following;
    for (Order order = reached == 0 ? null : place.first; order != null; order = following) {
      following = order.next;
      moved |= fill(order, reached, nanos, mark);
    }
    return moved;
  }

  private boolean fill(Order order, long reached, long nanos, long mark) {
    int l = order.lane;
    try {
      desks[l].onReachedInPlace(order, reached, nanos, mark);
      return note(l);
    } catch (RuntimeException e) {
      retire(l, e);
      return true;
    }
  }

  /** The recording was interrupted. */
  void onGap(long nanos) {
    for (int l = 0; l < lanes.length; l++) {
      if (failures[l] == null) {
        desks[l].onGap(nanos);
        note(l);
      }
    }
    findBounds();
  }

  /** Why the lane was retired, null if it was not. */
  RuntimeException failure(int lane) {
    return failures[lane];
  }

  /** The live orders of all lanes by the levels of these prices, from here on. */
  LevelOrders list(PriceSlots slots) {
    LevelOrders lists = new LevelOrders(slots);
    for (int l = 0; l < lanes.length; l++) {
      if (failures[l] == null) {
        desks[l].list(lists, l);
      }
    }
    return lists;
  }

  /** Reads when a lane acts next and how far it reaches; whether that is new. */
  private boolean note(int l) {
    return note(l, Math.min(desks[l].nextArrivalNanos(), lanes[l].nextWakeNanos()));
  }

  private boolean note(int l, long next) {
    long buy = desks[l].bestKey(OrderDesk.BUY);
    long sell = desks[l].bestKey(OrderDesk.SELL);
    boolean moved =
        next != nextNanos[l] || buy != best[OrderDesk.BUY][l] || sell != best[OrderDesk.SELL][l];
    nextNanos[l] = next;
    best[OrderDesk.BUY][l] = buy;
    best[OrderDesk.SELL][l] = sell;
    return moved;
  }

  private void retire(int l, RuntimeException e) {
    failures[l] = e;
    nextNanos[l] = NEVER;
    best[OrderDesk.BUY][l] = NONE;
    best[OrderDesk.SELL][l] = NONE;
    desks[l].unlist();
  }

  private void findBounds() {
    long next = NEVER;
    long buys = NONE;
    long sells = NONE;
    for (int l = 0; l < lanes.length; l++) {
      next = Math.min(next, nextNanos[l]);
      buys = Math.max(buys, best[OrderDesk.BUY][l]);
      sells = Math.max(sells, best[OrderDesk.SELL][l]);
    }
    wakeNanos = next;
    reach[OrderDesk.BUY] = buys;
    reach[OrderDesk.SELL] = sells;
  }
}
