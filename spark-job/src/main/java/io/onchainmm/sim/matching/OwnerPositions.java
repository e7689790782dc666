package io.onchainmm.sim.matching;

import java.util.Arrays;

/**
 * What each owner of orders bought less what it sold in a book. The owner {@link
 * FifoBook#ANONYMOUS} has no position.
 */
final class OwnerPositions {
  private long[] lots = new long[16];

  /** Makes room for an owner; throws when there can be none of that number. */
  void require(int owner) {
    if (owner >= lots.length || owner < 0) {
      grow(owner);
    }
  }

  private void grow(int owner) {
    if (owner < 0 || owner > FifoBook.MAX_OWNER) {
      throw new IllegalArgumentException(
          "Owners are numbered from 0 to %d, not %d".formatted(FifoBook.MAX_OWNER, owner));
    }
    lots = Arrays.copyOf(lots, Integer.highestOneBit(owner) << 1);
  }

  /** Owners for whom there is room. */
  int room() {
    return lots.length;
  }

  /** Position of an owner, also of one that was never seen. */
  long lots(int owner) {
    return owner < lots.length ? lots[owner] : 0;
  }

  /** An owner bought; sold when negative. */
  void bought(int owner, long size) {
    if (owner != FifoBook.ANONYMOUS) {
      lots[owner] = Math.addExact(lots[owner], size);
    }
  }

  /** Lots that an order of an owner on this side may trade before its position is gone. */
  long reducible(int owner, boolean buy) {
    return reducible(owner, buy, lots[owner]);
  }

  /** The same of a position that is {@code position}. */
  static long reducible(int owner, boolean buy, long position) {
    long against = buy ? -position : position;
    return owner == FifoBook.ANONYMOUS ? 0 : Math.max(against, 0);
  }
}
