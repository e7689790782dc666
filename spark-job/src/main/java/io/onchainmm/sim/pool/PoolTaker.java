package io.onchainmm.sim.pool;

import io.onchainmm.sim.amm.Pool;

/**
 * How much to take from a constant-product pool: until its marginal price meets our own, in whole
 * lots; docs, section on the taker rule.
 *
 * <p>With reserves x and y, γ the input left after the fee and our bid p: a single purchase ends
 * where y + γΔy = √(xyγp), hence takes x − √(xy/(γp)) of base. A sale at our ask p ends where x +
 * γΔx = √(xyγ/p). The pool's fee is in its executable price; it is never subtracted again.
 */
final class PoolTaker {
  private PoolTaker() {}

  /** Lots worth buying at a bid in raw quote per raw base, 0 when the pool asks more. */
  static long lotsToBuy(Pool pool, PoolUnits units, double bidRaw) {
    if (!(pool.askRaw() < bidRaw)) {
      return 0;
    }
    double kept = pool.curve().keptFraction();
    double left = Math.sqrt(pool.baseRaw() / (kept * bidRaw)) * Math.sqrt(pool.quoteRaw());
    return wholeLots(units.lots(pool.baseRaw() - left));
  }

  /** Lots worth selling at an ask in raw quote per raw base, 0 when the pool bids less. */
  static long lotsToSell(Pool pool, PoolUnits units, double askRaw) {
    if (!(pool.bidRaw() > askRaw)) {
      return 0;
    }
    double kept = pool.curve().keptFraction();
    if (askRaw <= 0) {
      return Long.MAX_VALUE;
    }
    double end = Math.sqrt(pool.baseRaw() * kept / askRaw) * Math.sqrt(pool.quoteRaw());
    return wholeLots(units.lots((end - pool.baseRaw()) / kept));
  }

  /** A cast saturates where the pool is larger than any order. */
  private static long wholeLots(double lots) {
    return (long) Math.max(0, Math.floor(lots));
  }
}
