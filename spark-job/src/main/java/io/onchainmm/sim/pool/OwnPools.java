package io.onchainmm.sim.pool;

import io.onchainmm.sim.amm.Pool;
import java.math.BigInteger;

/**
 * Pools that some lanes of a flight have moved away from the recorded one, all kept in the same
 * form. In each the recorded traders go on swapping: a trader pays as much in, and leaves as much
 * on the table; where the contract would refuse, the trader stays away.
 */
sealed interface OwnPools permits ClosePools, NarrowPools, WidePools {
  /** Number of pools. */
  int size();

  /** Whether the pool of a lane is among them. */
  boolean holds(int lane);

  /** Whether a pool with these reserves can be kept in this form. */
  boolean accepts(BigInteger base, BigInteger quote);

  /** Keeps a lane's pool, which this form accepts. */
  void put(int lane, Pool pool);

  /** A copy of a lane's pool. */
  Pool pool(int lane);

  /** Writes the prices of base in these pools, raw quote per raw base, to where their lanes are. */
  void spots(double[] spot);

  /**
   * A swap of a lane of its own or of an arbitrageur, from whom the pool takes {@code in}; not done
   * when the amounts or the pool after it do not fit this form.
   *
   * @return whether it was done
   */
  boolean swap(int lane, boolean baseIn, BigInteger in, BigInteger out);

  /** Lets a lane's pool go, if it is here. */
  void remove(int lane);

  /** Lets all pools go. */
  void clear();

  /** The events of the step after {@code step}. */
  void follow(int step);

  /** Whether some pool may have outgrown this form in the last step. */
  boolean crowded();
}
