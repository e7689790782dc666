package io.onchainmm.sim.pool;

import io.onchainmm.sim.venue.SeatResult;

/** One trial of a flight over a pool. */
sealed interface Lane permits PoolLane, LpLane {
  /** Whether transactions of ours arrive in the next block. */
  boolean swapping();

  /** Whether nothing will be sent any more and nothing is under way. */
  boolean retired();

  /**
   * Our transactions of the block before arrive, after the recorded ones of this block.
   *
   * @param markHalfTicks fair price just before the block
   */
  void land(long block, long nanos, long markHalfTicks);

  /** Looks at the pool at the end of a block. */
  void decide(PoolMoment now);

  /** Says until when a decision would again do nothing. */
  void watch(LaneWatch watch, long fairHalfTicks);

  /** Closes the books after the last decision. */
  SeatResult close(PoolMoment now);
}
