package io.onchainmm.sim.pool;

import io.onchainmm.sim.amm.SwapPool;
import java.math.BigInteger;

/**
 * The pool as each lane of a flight finds it: the recorded one until the lane has traded, then its
 * own, in which the recorded traders go on swapping.
 */
interface Pools {
  /** Whether any lane has moved its pool away from the recorded one. */
  boolean anyMoved();

  /** Price of base in each lane's pool, raw quote per raw base. */
  double[] spots();

  /** The last block with events, counted among those that have any; −1 before the first. */
  int lastStep();

  /** Price of base in the recorded pool. */
  double recordedSpot();

  /** A pool that stands where a lane finds its own. */
  SwapPool pool(int lane);

  /** A lane trades an exact number of base: from now on its pool is its own. */
  void trade(int lane, boolean baseIn, BigInteger in, BigInteger out);

  /** A lane's pool is the recorded one again, or nobody asks for it any more. */
  void forget(int lane);

  /** The events of the next block that has any. */
  void step();

  /** Time goes on to a block. */
  default void at(long nanos) {}

  /**
   * Others do not leave a pool that we have moved where no pool could stay: in a block after which
   * the recorded pool lies inside the band around the fair price, ours does too.
   *
   * @param fairRaw fair price, raw quote per raw base; not positive when unknown
   * @return whether any pool was looked at more closely
   */
  boolean arbitrage(double fairRaw);
}
