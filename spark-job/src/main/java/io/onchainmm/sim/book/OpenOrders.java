package io.onchainmm.sim.book;

import java.util.Arrays;

/**
 * One trial's orders as parallel arrays, in slots that are used again: what the exchange knows of
 * each (state, rest, place in the queue) and what the trial knows of it (rest, acceptance,
 * unanswered cancels). {@code open} lists the slots that the trial holds, oldest first.
 *
 * <p>Plain package-private fields: {@link OrderDesk} is their only user.
 */
final class OpenOrders {
  /** Sent, not there yet. */
  static final byte IN_FLIGHT = 0;

  /** In the book. */
  static final byte LIVE = 1;

  /** Filled, cancelled, rejected or taken away. */
  static final byte DONE = 2;

  long[] id = new long[8];

  /** {@link OrderDesk#BUY} or {@link OrderDesk#SELL}. */
  int[] side = new int[8];

  /** Price for buys, negative price for sells: the larger, the more aggressive. */
  long[] key = new long[8];

  /** Exchange: state. */
  byte[] state = new byte[8];

  /** Exchange: unfilled lots. */
  long[] leaves = new long[8];

  /** Exchange: lots of others ahead in the queue, an estimate. */
  double[] ahead = new double[8];

  /** Exchange: lots traded at its level since the level last changed. */
  double[] pending = new double[8];

  /** Exchange: how many events of the tape had happened when it came into the book. */
  int[] eventsBefore = new int[8];

  /** Trial: unfilled lots as answered. */
  long[] knownLeaves = new long[8];

  /** Trial: whether it is known to have been accepted. */
  boolean[] accepted = new boolean[8];

  /** Trial: whether a cancel is under way for all it knows. */
  boolean[] cancelling = new boolean[8];

  /** Cancels whose answer has not come. */
  int[] cancelsUnanswered = new int[8];

  /** Trial: known to be finished. */
  boolean[] finished = new boolean[8];

  int[] open = new int[8];
  int openCount;

  private int[] free = {7, 6, 5, 4, 3, 2, 1, 0};
  private int freeCount = 8;

  /** A new order on its way; returns its slot. */
  int add(long orderId, int orderSide, long orderKey, long lots) {
    if (freeCount == 0) {
      grow();
    }
    int slot = free[--freeCount];
    id[slot] = orderId;
    side[slot] = orderSide;
    key[slot] = orderKey;
    state[slot] = IN_FLIGHT;
    leaves[slot] = lots;
    ahead[slot] = 0;
    pending[slot] = 0;
    knownLeaves[slot] = lots;
    accepted[slot] = false;
    cancelling[slot] = false;
    cancelsUnanswered[slot] = 0;
    finished[slot] = false;
    open[openCount++] = slot;
    return slot;
  }

  /** The trial knows that the order is finished and holds it no longer. */
  void finish(int slot) {
    finished[slot] = true;
    int i = 0;
    while (open[i] != slot) {
      i++;
    }
    System.arraycopy(open, i + 1, open, i, --openCount - i);
    recycle(slot);
  }

  /** Frees a finished order's slot when no message can refer to it any more. */
  void recycle(int slot) {
    if (finished[slot] && cancelsUnanswered[slot] == 0) {
      free[freeCount++] = slot;
    }
  }

  private void grow() {
    int old = id.length;
    int longer = old * 2;
    id = Arrays.copyOf(id, longer);
    side = Arrays.copyOf(side, longer);
    key = Arrays.copyOf(key, longer);
    state = Arrays.copyOf(state, longer);
    leaves = Arrays.copyOf(leaves, longer);
    ahead = Arrays.copyOf(ahead, longer);
    pending = Arrays.copyOf(pending, longer);
    eventsBefore = Arrays.copyOf(eventsBefore, longer);
    knownLeaves = Arrays.copyOf(knownLeaves, longer);
    accepted = Arrays.copyOf(accepted, longer);
    cancelling = Arrays.copyOf(cancelling, longer);
    cancelsUnanswered = Arrays.copyOf(cancelsUnanswered, longer);
    finished = Arrays.copyOf(finished, longer);
    open = Arrays.copyOf(open, longer);
    free = Arrays.copyOf(free, longer);
    for (int slot = longer - 1; slot >= old; slot--) {
      free[freeCount++] = slot;
    }
  }
}
