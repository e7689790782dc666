package io.onchainmm.sim.book;

import java.util.List;

/**
 * The traders that share a pass over an order book. Keeps, as parallel arrays, when each lane acts
 * next and how far its live orders reach, so that the loop asks in a few comparisons whether an
 * event concerns anybody. A lane that throws is retired with its failure and the flight goes on.
 */
final class Flight {
  private static final long NEVER = Long.MAX_VALUE;
  private static final long NONE = OrderDesk.NONE;

  private final Trader[] lanes;
  private final OrderDesk[] desks;
  private final RuntimeException[] failures;
  private final long[] nextNanos;
  private final long[][] best;
  private final long[][] worst;
  private final long[] reach = {NONE, NONE};
  private final long[] depth = {NEVER, NEVER};
  private long wakeNanos;

  /** All traders start. */
  Flight(List<? extends Trader> traders) {
    int n = traders.size();
    lanes = traders.toArray(new Trader[0]);
    desks = new OrderDesk[n];
    failures = new RuntimeException[n];
    nextNanos = new long[n];
    best = new long[2][n];
    worst = new long[2][n];
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
  void actBefore(long nanos, Book book, long mark, int eventsBefore) {
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

  private void act(int l, long nanos, Book book, long mark, int eventsBefore) {
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

  /** A level on the side of our own orders changed its size. */
  void onDepth(int side, long key, long before, long now, int rank) {
    if (key > reach[side] || key < depth[side]) {
      return;
    }
    for (int l = 0; l < lanes.length; l++) {
      if (key <= best[side][l] && key >= worst[side][l]) {
        desks[l].onDepth(side, key, before, now, rank);
      }
    }
  }

  /** The best of the opposite side, {@code shown} lots, reached {@code key}. */
  void onReached(int side, long key, long shown, long nanos, long mark) {
    if (key > reach[side]) {
      return;
    }
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
    if (key > reach[side]) {
      return;
    }
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

  private void note(int l) {
    OrderDesk desk = desks[l];
    nextNanos[l] = Math.min(desk.nextArrivalNanos(), lanes[l].nextWakeNanos());
    for (int side = 0; side < 2; side++) {
      best[side][l] = desk.bestKey(side);
      worst[side][l] = desk.worstKey(side);
    }
  }

  private void retire(int l, RuntimeException e) {
    failures[l] = e;
    nextNanos[l] = NEVER;
    for (int side = 0; side < 2; side++) {
      best[side][l] = NONE;
      worst[side][l] = NEVER;
    }
  }

  private void findBounds() {
    wakeNanos = NEVER;
    for (int l = 0; l < lanes.length; l++) {
      wakeNanos = Math.min(wakeNanos, nextNanos[l]);
    }
    for (int side = 0; side < 2; side++) {
      reach[side] = NONE;
      depth[side] = NEVER;
      for (int l = 0; l < lanes.length; l++) {
        reach[side] = Math.max(reach[side], best[side][l]);
        depth[side] = Math.min(depth[side], worst[side][l]);
      }
    }
  }
}
