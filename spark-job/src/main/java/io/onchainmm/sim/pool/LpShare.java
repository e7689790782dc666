package io.onchainmm.sim.pool;

import io.onchainmm.sim.amm.Pool;
import io.onchainmm.sim.market.FailureReason;
import io.onchainmm.sim.market.TrialFailure;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Our share of the recorded pool, in integers: the recorded history is kept, and a part of it is
 * ours. When liquidity of others comes or goes our units stay what they are, so that the share
 * moves against √(xy) (docs, section on liquidity).
 *
 * <p>Holdings and earned fees are rounded down: against us.
 */
final class LpShare {
  private static final int BITS = 128;
  private static final BigInteger WHOLE = BigInteger.ONE.shiftLeft(BITS);

  private final PoolPath path;
  private final boolean feeLeaves;
  private final Pool pool;
  private int nextStep;
  private BigInteger share = BigInteger.ZERO;
  private BigInteger earnedBase = BigInteger.ZERO;
  private BigInteger earnedQuote = BigInteger.ZERO;

  /** No share of the pool on this path. */
  LpShare(PoolPath path) {
    this.path = path;
    this.feeLeaves = path.swaps().entersReserves(10_000) < 10_000;
    this.pool = path.pool(-1);
  }

  /** Whether fees are moved out of the pool and claimed, and do not stay in its reserves. */
  boolean feeLeaves() {
    return feeLeaves;
  }

  /** The recorded pool. */
  Pool pool() {
    return pool;
  }

  /** Base that is ours, raw units. */
  BigInteger base() {
    return part(pool.base());
  }

  /** Quote that is ours, raw units. */
  BigInteger quote() {
    return part(pool.quote());
  }

  /** Fees that became ours since asked before, raw base; also in {@link #base} where they stay. */
  BigInteger takeEarnedBase() {
    BigInteger earned = earnedBase;
    earnedBase = BigInteger.ZERO;
    return earned;
  }

  /** The same in raw quote. */
  BigInteger takeEarnedQuote() {
    BigInteger earned = earnedQuote;
    earnedQuote = BigInteger.ZERO;
    return earned;
  }

  /**
   * Makes so much of the pool ours. Throws {@link TrialFailure} when it is not less than all.
   *
   * @param part of the pool's value
   */
  void set(double part) {
    if (!(part >= 0 && part < 1)) {
      throw new TrialFailure(
          FailureReason.INVALID_CONFIG,
          "pool.lp.liquidity_usd is %.3f times what the recorded pool holds (%s and %s raw units): provide less"
              .formatted(part, pool.base(), pool.quote()));
    }
    share = new BigDecimal(part).multiply(new BigDecimal(WHOLE)).toBigInteger();
  }

  /** Lets the recorded events happen up to a step. */
  void follow(int step) {
    for (; nextStep <= step; nextStep++) {
      for (int i = path.firstEvent(nextStep); i < path.firstEvent(nextStep + 1); i++) {
        if (path.statesReserves(i)) {
          restate(path.amountIn(i), path.amountOut(i));
        } else if (path.known(i)) {
          swap(path.baseIn(i), path.amountIn(i), path.amountOut(i));
        }
      }
    }
  }

  private void restate(BigInteger base, BigInteger quote) {
    BigInteger before = units(pool.base(), pool.quote());
    BigInteger after = units(base, quote);
    pool.reserves(base, quote);
    if (share.signum() == 0) {
      return;
    }
    if (after.signum() == 0 || share.multiply(before).divide(after).compareTo(WHOLE) >= 0) {
      throw new TrialFailure(
          FailureReason.INVALID_CONFIG,
          "Others left the recorded pool with less liquidity (%s and %s raw units) than is ours: lower pool.lp.liquidity_usd"
              .formatted(base, quote));
    }
    share = share.multiply(before).divide(after);
  }

  /** √(xy) with 64 bits behind the point. */
  private static BigInteger units(BigInteger base, BigInteger quote) {
    return base.multiply(quote).shiftLeft(BITS).sqrt();
  }

  private void swap(boolean baseIn, BigInteger in, BigInteger out) {
    pool.settle(baseIn, in, out);
    BigInteger kept = feeLeaves ? pool.curve().entersReserves(in) : path.afterFee(in);
    if (baseIn) {
      earnedBase = earnedBase.add(part(in.subtract(kept)));
    } else {
      earnedQuote = earnedQuote.add(part(in.subtract(kept)));
    }
  }

  private BigInteger part(BigInteger amount) {
    return amount.multiply(share).shiftRight(BITS);
  }
}
