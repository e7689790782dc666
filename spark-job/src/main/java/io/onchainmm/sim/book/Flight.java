package io.onchainmm.sim.book;

import io.onchainmm.sim.venue.Seat;
import io.onchainmm.sim.venue.SeatResult;
import java.util.List;
import java.util.function.Function;

/**
 * The trials that share a pass over an order book. Keeps, as parallel arrays, when each lane acts
 * next and how far its live orders reach, so that the loop asks in a few comparisons whether an
 * event concerns anybody. A lane that throws is retired with its failure and the flight goes on.
 */
final class Flight {
  private static final long NEVER = Long.MAX_VALUE;
  private static final long NONE = OrderDesk.NONE;

  private final BookLane[] lanes;
  private final SeatResult[] results;
  private final long[] nextNanos;
  private final long[][] best;
  private final long[][] worst;
  private final long[] reach = {NONE, NONE};
  private final long[] depth = {NEVER, NEVER};
  private long wakeNanos;

  /** Seats that cannot be opened are retired at once. */
  Flight(List<Seat> seats, Function<Seat, BookLane> open) {
    int n = seats.size();
    lanes = new BookLane[n];
    results = new SeatResult[n];
    nextNanos = new long[n];
    best = new long[2][n];
    worst = new long[2][n];
    for (int l = 0; l < n; l++) {
      try {
        lanes[l] = open.apply(seats.get(l));
        note(l);
      } catch (RuntimeException e) {
        retire(l, e);
      }
    }
    findBounds();
  }

  /** Exchange time at which the first lane acts, the largest long when none will. */
  long wakeNanos() {
    return wakeNanos;
  }

  /** Lets all lanes act that are due before {@code nanos}. */
  void actBefore(long nanos, Book book, long mark) {
    for (int l = 0; l < lanes.length; l++) {
      if (nextNanos[l] < nanos) {
        try {
          lanes[l].actBefore(nanos, book, mark);
          note(l);
        } catch (RuntimeException e) {
          retire(l, e);
        }
      }
    }
    findBounds();
  }

  /** A level on the side of our own orders changed its size. */
  void onDepth(int side, long key, long lots) {
    if (key > reach[side] || key < depth[side]) {
      return;
    }
    for (int l = 0; l < lanes.length; l++) {
      if (key <= best[side][l] && key >= worst[side][l]) {
        lanes[l].desk().onDepth(side, key, lots);
      }
    }
  }

  /** The best of the opposite side reached {@code key}. */
  void onReached(int side, long key, long nanos, long mark) {
    if (key > reach[side]) {
      return;
    }
    for (int l = 0; l < lanes.length; l++) {
      if (key <= best[side][l]) {
        try {
          lanes[l].desk().onReached(side, key, nanos, mark);
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
          lanes[l].desk().onTrade(side, key, lots, nanos, mark);
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
      if (results[l] == null) {
        lanes[l].desk().onGap(nanos);
        note(l);
      }
    }
    findBounds();
  }

  /** Closes the lanes that are still flying. */
  List<SeatResult> close() {
    for (int l = 0; l < lanes.length; l++) {
      if (results[l] == null) {
        try {
          results[l] = lanes[l].close();
        } catch (RuntimeException e) {
          retire(l, e);
        }
      }
    }
    return List.of(results);
  }

  private void note(int l) {
    OrderDesk desk = lanes[l].desk();
    nextNanos[l] = lanes[l].nextNanos();
    for (int side = 0; side < 2; side++) {
      best[side][l] = desk.bestKey(side);
      worst[side][l] = desk.worstKey(side);
    }
  }

  private void retire(int l, RuntimeException e) {
    results[l] = SeatResult.failed(e);
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
