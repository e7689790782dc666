package io.onchainmm.data;

import io.onchainmm.schema.ConfigException;
import io.onchainmm.sim.amm.SwapPool;
import io.onchainmm.sim.market.Instrument;
import io.onchainmm.sim.market.PriceSeries;
import java.util.function.IntToDoubleFunction;

/**
 * A pool's own price as its fair price, for want of a better one: the exponential time-weighted
 * average of its spot price (the geometric mid of its executable prices), with a half-life.
 *
 * <p>Causal: what a block leaves behind enters the average from the next block on, so that the
 * value in force at a block knows nothing of that block's swaps. The average is carried on block by
 * block where nothing happens.
 */
final class SelfReference {
  private final Instrument instrument;
  private final PoolTerms terms;
  private final double keptPerBlock;
  private final LongColumn times = new LongColumn();
  private final LongColumn halfTicks = new LongColumn();
  private double average;

  private SelfReference(Instrument instrument, PoolTerms terms, double halfLifeSeconds) {
    this.instrument = instrument;
    this.terms = terms;
    this.keptPerBlock = StrictMath.pow(2, -terms.blockNanos() / 1e9 / halfLifeSeconds);
  }

  /** The series in half-ticks of the instrument. */
  static PriceSeries of(
      SwapColumns swaps, PoolTerms terms, Instrument instrument, double halfLifeSeconds) {
    return of(
        swaps.timeNanos,
        row -> spotAfter(swaps.get(row), terms),
        terms,
        instrument,
        halfLifeSeconds);
  }

  /** The series of a pool that stood at {@code spotUsd} after the event of each row. */
  static PriceSeries of(
      LongColumn times,
      IntToDoubleFunction spotUsd,
      PoolTerms terms,
      Instrument instrument,
      double halfLifeSeconds) {
    SelfReference reference = new SelfReference(instrument, terms, halfLifeSeconds);
    int count = times.size();
    for (int row = 0; row < count; row++) {
      boolean last = row + 1 == count;
      if (last || times.get(row + 1) > times.get(row)) {
        long nanos = times.get(row);
        long nextNanos = last ? nanos + terms.blockNanos() : times.get(row + 1);
        reference.carry(nanos, nextNanos, spotUsd.applyAsDouble(row));
      }
    }
    return new PriceSeries(reference.times.toArray(), reference.halfTicks.toArray());
  }

  private static double spotAfter(SwapColumns.Swap swap, PoolTerms terms) {
    SwapPool pool = terms.pool(swap.reserveBase(), swap.reserveQuote());
    pool.settle(swap.baseIn(), swap.amountIn(), swap.amountOut());
    return terms.curve().constantProduct()
        ? terms.priceUsd(pool.base(), pool.quote()).doubleValue()
        : terms.priceUsd(pool.spotRaw());
  }

  /** The pool stood at {@code spot} after the block at {@code nanos}, until {@code nextNanos}. */
  private void carry(long nanos, long nextNanos, double spot) {
    if (times.size() == 0) {
      average = spot;
    }
    long blocks = Math.max(1, (nextNanos - nanos) / terms.blockNanos());
    double off = average - spot;
    for (long block = 1; block <= blocks; block++) {
      off *= keptPerBlock;
      observe(nanos + block * terms.blockNanos(), spot + off);
      if (steady(spot, off)) {
        off *= StrictMath.pow(keptPerBlock, (double) (blocks - block));
        break;
      }
    }
    average = spot + off;
  }

  /** Whether what is left of the distance can no longer show. */
  private boolean steady(double spot, double off) {
    return halfTicks(spot + off) == halfTicks(spot);
  }

  private void observe(long nanos, double priceUsd) {
    long value = halfTicks(priceUsd);
    if (value <= 0) {
      throw new ConfigException(
          "tick_usd of %s: %s is too coarse for a price of %s USD; choose a smaller one"
              .formatted(instrument.symbol(), instrument.tickSizeUsd().toPlainString(), priceUsd));
    }
    int last = times.size() - 1;
    if (last < 0 || halfTicks.get(last) != value) {
      times.add(nanos);
      halfTicks.add(value);
    }
  }

  private long halfTicks(double priceUsd) {
    return Math.round(2 * priceUsd / instrument.tickUsd());
  }
}
