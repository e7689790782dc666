package io.onchainmm.sim.pool;

import io.onchainmm.sim.venue.SeatResult;

/** One trial of a flight over a pool. */
sealed interface Lane permits PoolLane, LpLane {
  /** Whether transactions of ours are under way: they may arrive in the next block. */
  boolean swapping();

  /** Whether nothing will be sent any more and nothing is under way. */
  boolean retired();

  /**
   * Those of our transactions arrive that land in this block, after its recorded ones.
   *
   * @param markHalfTicks fair price just before the block
   */
  void land(long block, long nanos, long markHalfTicks);

  /** The same for transactions that take effect before the recorded ones of this block. */
  default void landAhead(long block, long nanos, long markHalfTicks) {
    // Most lanes come last.
  }

  /** Looks at the pool at the end of a block. */
  void decide(PoolMoment now);

  /** Says until when a decision would again do nothing. */
  void watch(LaneWatch watch, long fairHalfTicks);

  /** Closes the books after the last decision. */
  SeatResult close(PoolMoment now);
}
