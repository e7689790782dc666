package io.onchainmm.sim.book;

import java.util.Arrays;
import java.util.List;

/**
 * The traders that share a pass over an order book. Keeps when each lane acts next, how far its
 * live orders reach and at which levels they lie, so that the loop asks in one look-up or
 * comparison whether an event concerns anybody. A lane that throws is retired with its failure and
 * the flight goes on.
 */
final class Flight {
  /** One bit a lane in a long. */
  static final int MOST_LANES = 64;

  private static final long NEVER = Long.MAX_VALUE;
  private static final long NONE = OrderDesk.NONE;

  private final Trader[] lanes;
  private final OrderDesk[] desks;
  private final RuntimeException[] failures;
  private final long[] nextNanos;
  private final long[][] best;
  private final long[] reach = {NONE, NONE};

  /** Per level of the script one bit for each lane that has a live order there. */
  private long[] watched = {};

  private PriceSlots slots;
  private final long[] seenChanges;
  private final int[][] watches;
  private final int[] watchCount;
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
    best = new long[2][n];
    seenChanges = new long[n];
    watches = new int[n][4];
    watchCount = new int[n];
    Arrays.fill(best[OrderDesk.BUY], NONE);
    Arrays.fill(best[OrderDesk.SELL], NONE);
    for (int l = 0; l < n; l++) {
      desks[l] = lanes[l].desk();
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
          note(l);
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
      if (Math.min(arrival, wake) >= nanos) {
        return;
      }
      if (arrival <= wake) {
        desks[l].arrive(book, eventsBefore);
      } else {
        lanes[l].wake(wake, mark);
      }
    }
  }

  /** A level at which lanes have orders changed its size. */
  void onDepth(int level, long key, long before, long now, int rank) {
    for (long left = watched[level]; left != 0; left &= left - 1) {
      desks[Long.numberOfTrailingZeros(left)].onDepth(level & 1, key, before, now, rank);
    }
  }

  /** Whether a live order of the side is at least as aggressive as {@code key}. */
  boolean reaches(int side, long key) {
    return key <= reach[side];
  }

  /** The best of the opposite side, {@code shown} lots, reached {@code key}. */
  void onReached(int side, long key, long shown, long nanos, long mark) {
    for (int l = 0; l < lanes.length; l++) {
      if (key <= best[side][l]) {
        try {
          desks[l].onReached(side, key, shown, nanos, mark);
          note(l);
        } catch (RuntimeException e) {
          retire(l, e);
        }
      }
    }
    findBounds();
  }

  /** An aggressor traded at {@code key}. */
  void onTrade(int side, long key, long lots, long nanos, long mark) {
    for (int l = 0; l < lanes.length; l++) {
      if (key <= best[side][l]) {
        try {
          desks[l].onTrade(side, key, lots, nanos, mark);
          note(l);
        } catch (RuntimeException e) {
          retire(l, e);
        }
      }
    }
    findBounds();
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

  /** From here on the levels of these prices are watched. */
  void watch(PriceSlots priceSlots) {
    slots = priceSlots;
    watched = new long[2 * slots.count()];
    Arrays.fill(watchCount, 0);
    for (int l = 0; l < lanes.length; l++) {
      watchOrders(l);
    }
  }

  /** Lanes with a live order at each level, as bits. */
  long[] watched() {
    return watched;
  }

  private void note(int l) {
    OrderDesk desk = desks[l];
    nextNanos[l] = Math.min(desk.nextArrivalNanos(), lanes[l].nextWakeNanos());
    if (desk.liveChanges() != seenChanges[l]) {
      seenChanges[l] = desk.liveChanges();
      best[OrderDesk.BUY][l] = desk.bestKey(OrderDesk.BUY);
      best[OrderDesk.SELL][l] = desk.bestKey(OrderDesk.SELL);
      watchOrders(l);
    }
  }

  private void watchOrders(int l) {
    unwatch(l);
    OrderDesk desk = desks[l];
    if (desk.heldCount() > watches[l].length) {
      watches[l] = new int[2 * desk.heldCount()];
    }
    for (int i = 0; slots != null && i < desk.heldCount(); i++) {
      int slot = desk.live(i) ? slots.of(desk.priceTicks(i)) : -1;
      if (slot >= 0) {
        int level = slot << 1 | desk.side(i);
        watched[level] |= 1L << l;
        watches[l][watchCount[l]++] = level;
      }
    }
  }

  private void unwatch(int l) {
    for (int i = 0; i < watchCount[l]; i++) {
      watched[watches[l][i]] &= ~(1L << l);
    }
    watchCount[l] = 0;
  }

  private void retire(int l, RuntimeException e) {
    failures[l] = e;
    nextNanos[l] = NEVER;
    best[OrderDesk.BUY][l] = NONE;
    best[OrderDesk.SELL][l] = NONE;
    unwatch(l);
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
