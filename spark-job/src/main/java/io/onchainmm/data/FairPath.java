package io.onchainmm.data;

import io.onchainmm.schema.ConfigException;
import io.onchainmm.sim.market.Instrument;
import io.onchainmm.sim.market.PriceSeries;
import io.onchainmm.sim.market.Rng;

/**
 * A fair price of its own for a synthetic pool: a lognormal martingale, known at the pool's blocks.
 */
final class FairPath {
  private FairPath() {}

  /** The path in half-ticks of the instrument, one price a block. */
  static PriceSeries of(
      String market, SyntheticMarket.Pool spec, Instrument instrument, long seed) {
    Draws moves = new Draws(Rng.key(seed, market), Rng.SYNTHETIC + 11);
    BlockTimes blocks = PoolGenerator.blocks(market, spec, BookGenerator.START_NANOS, seed);
    FairPathSpec fair = spec.fair();
    long end = BookGenerator.START_NANOS + Math.round(fair.durationSeconds() * 1e9);
    LongColumn times = new LongColumn();
    LongColumn prices = new LongColumn();
    double sigma = fair.sigmaBps() * 1e-4;
    double log = 0;
    long before = blocks.nanos();
    for (; blocks.nanos() <= end; blocks.next()) {
      double seconds = (blocks.nanos() - before) / 1e9;
      before = blocks.nanos();
      log += sigma * Math.sqrt(seconds) * moves.gaussian() - sigma * sigma * seconds / 2;
      double halfTicks = 2 * fair.startPriceUsd() * StrictMath.exp(log) / instrument.tickUsd();
      if (!(halfTicks >= 0.5 && halfTicks < Long.MAX_VALUE / 2.0)) {
        throw new ConfigException(
            "markets.%s.fair: the price left the range of its ticks (%s half-ticks); choose another start_price_usd, tick_usd or sigma_bps, or a smaller duration_seconds"
                .formatted(market, halfTicks));
      }
      times.add(blocks.nanos());
      prices.add(Math.round(halfTicks));
    }
    return new PriceSeries(times.toArray(), prices.toArray());
  }
}
