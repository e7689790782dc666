package io.onchainmm.data;

import io.onchainmm.schema.ConfigException;
import io.onchainmm.sim.amm.Revert;
import io.onchainmm.sim.amm.SwapPool;
import io.onchainmm.sim.market.BookTape;
import io.onchainmm.sim.market.PriceSeries;
import io.onchainmm.sim.market.Rng;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * Generates the swaps of a synthetic pool around a reference market: at the start of a given share
 * of blocks an arbitrageur moves the pool to the edge of the band in which nobody gains against the
 * reference's mid (docs, section on pools), then the block's uninformed swaps follow, Poisson in
 * number, lognormal in value, of random direction.
 *
 * <p>Amounts are whole raw units (base 18 decimals, quote 6 decimals worth one USD each) and every
 * swap is computed as the contract would.
 */
final class PoolGenerator {
  /** An uninformed swap is at most this part of one reserve. */
  private static final double LARGEST_NOISE = 0.1;

  private final String market;
  private final SyntheticMarket.Pool spec;
  private final PoolTerms terms;
  private final Draws arrivals;
  private final Draws sizes;
  private final Draws arbitrageurs;
  private final SwapColumns swaps = new SwapColumns();
  private SwapPool pool;

  /** What happens between ticks; null with other curves. */
  private TickLayout layout;

  private PoolGenerator(String market, SyntheticMarket.Pool spec, long seed) {
    this.spec = spec;
    this.market = market;
    this.terms = PoolTerms.of(market, spec);
    long key = Rng.key(seed, market);
    this.arrivals = new Draws(key, Rng.SYNTHETIC + 7);
    this.sizes = new Draws(key, Rng.SYNTHETIC + 8);
    this.arbitrageurs = new Draws(key, Rng.SYNTHETIC + 9);
  }

  /** The swaps of all blocks within the reference's tape. */
  static SwapColumns generate(
      String market, SyntheticMarket.Pool spec, BookTape reference, PriceSeries mids, long seed) {
    double tickUsd = reference.instrument().tickUsd();
    return generate(market, spec, mids, tickUsd, reference.endNanos(), seed);
  }

  /** The swaps of all blocks from the first fair price to the end. */
  static SwapColumns generate(
      String market,
      SyntheticMarket.Pool spec,
      PriceSeries fair,
      double tickUsd,
      long endNanos,
      long seed) {
    return generator(market, spec, fair, tickUsd, endNanos, seed).swaps;
  }

  /** The same with concentrated liquidity, where swaps alone do not say what happens. */
  static PoolEvents events(
      String market,
      SyntheticMarket.Pool spec,
      PriceSeries fair,
      double tickUsd,
      long endNanos,
      long seed) {
    return generator(market, spec, fair, tickUsd, endNanos, seed).layout.events();
  }

  private static PoolGenerator generator(
      String market,
      SyntheticMarket.Pool spec,
      PriceSeries fair,
      double tickUsd,
      long endNanos,
      long seed) {
    if (fair.length() == 0) {
      throw new ConfigException(
          "markets.%s: there is no fair price (reference: %s); choose another reference"
              .formatted(market, spec.reference()));
    }
    PoolGenerator generator = new PoolGenerator(market, spec, seed);
    generator.run(fair, tickUsd, endNanos, blocks(market, spec, fair.timeNanos[0], seed));
    if (generator.swaps.size() == 0) {
      throw new ConfigException(
          "markets.%s: nothing was swapped in %s s; choose a longer reference or more noise"
              .formatted(market, (endNanos - fair.timeNanos[0]) / 1e9));
    }
    return generator;
  }

  /** The blocks of such a market. */
  static BlockTimes blocks(String market, SyntheticMarket.Pool spec, long firstNanos, long seed) {
    Draws draws = new Draws(Rng.key(seed, market), Rng.SYNTHETIC + 10);
    return new BlockTimes(spec.blocks(), spec.blockSeconds(), firstNanos, draws);
  }

  private void run(PriceSeries fair, double tickUsd, long endNanos, BlockTimes blocks) {
    long start = blocks.nanos();
    double nextNoise = nextNoise(0);
    for (; blocks.nanos() <= endNanos; blocks.next()) {
      long nanos = blocks.nanos();
      if (pool != null) {
        pool.at(nanos);
      }
      long block = (nanos - start) / terms.blockNanos();
      double fairUsd = fair.at(nanos) * 0.5 * tickUsd;
      if (block == 0) {
        open(nanos, block, fairUsd);
      } else if (arbitrageurs.uniform() < spec.arbitrageShare()) {
        arbitrage(nanos, block, fairUsd);
      }
      for (; nextNoise <= (nanos - start) / 1e9; nextNoise = nextNoise(nextNoise)) {
        noise(nanos, block, fairUsd);
      }
    }
  }

  private double nextNoise(double seconds) {
    return spec.noisePerSecond() == 0
        ? Double.POSITIVE_INFINITY
        : seconds + arrivals.exponential() / spec.noisePerSecond();
  }

  private void open(long nanos, long block, double fairUsd) {
    double halfUsd = spec.reservesUsd() / 2;
    if (terms.concentrated()) {
      layout = new TickLayout(market, terms, fairRaw(fairUsd), quote(halfUsd).doubleValue() * 2);
      layout.events().open(nanos, block, layout.state());
      pool = layout.pool();
    } else {
      pool = terms.pool(raw(halfUsd / fairUsd, terms.baseDecimals()), quote(halfUsd));
    }
  }

  private double fairRaw(double fairUsd) {
    return fairUsd * StrictMath.pow(10, terms.quoteDecimals() - terms.baseDecimals());
  }

  private BigInteger quote(double usd) {
    return raw(usd, terms.quoteDecimals());
  }

  private static BigInteger raw(double units, int decimals) {
    return BigDecimal.valueOf(units)
        .movePointRight(decimals)
        .setScale(0, RoundingMode.DOWN)
        .toBigInteger();
  }

  private void arbitrage(long nanos, long block, double fairUsd) {
    pool.towards(fairRaw(fairUsd)).ifPresent(swap -> swap(nanos, block, swap.baseIn(), swap.in()));
  }

  private void noise(long nanos, long block, double fairUsd) {
    double wanted = spec.noiseUsd() * StrictMath.exp(spec.noiseLogSd() * sizes.gaussian());
    double usd = Math.min(wanted, LARGEST_NOISE * spec.reservesUsd() / 2);
    boolean baseIn = sizes.uniform() < 0.5;
    BigInteger in = baseIn ? raw(usd / fairUsd, terms.baseDecimals()) : quote(usd);
    swap(nanos, block, baseIn, in);
  }

  private void swap(long nanos, long block, boolean baseIn, BigInteger in) {
    if (in.signum() == 0) {
      return;
    }
    BigInteger out = out(baseIn, in);
    if (out.signum() == 0) {
      return;
    }
    swaps.add(new SwapColumns.Swap(nanos, block, 0, baseIn, in, out, pool.base(), pool.quote()));
    pool.swapExactIn(baseIn, in);
    if (layout != null) {
      layout.events().add(PoolEvents.Event.swap(nanos, block, baseIn, in, out, layout.state()));
    }
  }

  /** Nothing where the contract would refuse. */
  private BigInteger out(boolean baseIn, BigInteger in) {
    try {
      return pool.amountOut(baseIn, in);
    } catch (Revert refused) {
      return BigInteger.ZERO;
    }
  }
}
