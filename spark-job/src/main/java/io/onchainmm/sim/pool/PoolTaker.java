package io.onchainmm.sim.pool;

import io.onchainmm.sim.amm.SwapPool;

/**
 * How much to take from a pool: until its marginal price meets our own, in whole lots; docs,
 * section on the taker rule.
 *
 * <p>Each curve says how much base that is. The pool's fee is in its executable price; it is never
 * subtracted again.
 */
final class PoolTaker {
  private PoolTaker() {}

  /** Lots worth buying at a bid in raw quote per raw base, 0 when the pool asks more. */
  static long lotsToBuy(SwapPool pool, PoolUnits units, double bidRaw) {
    if (!(pool.askRaw() < bidRaw)) {
      return 0;
    }
    return wholeLots(units.lots(pool.baseOutUntil(bidRaw)));
  }

  /** Lots worth selling at an ask in raw quote per raw base, 0 when the pool bids less. */
  static long lotsToSell(SwapPool pool, PoolUnits units, double askRaw) {
    if (!(pool.bidRaw() > askRaw)) {
      return 0;
    }
    if (askRaw <= 0) {
      return Long.MAX_VALUE;
    }
    return wholeLots(units.lots(pool.baseInUntil(askRaw)));
  }

  /** A cast saturates where the pool is larger than any order. */
  private static long wholeLots(double lots) {
    return (long) Math.max(0, Math.floor(lots));
  }
}
