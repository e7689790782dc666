package io.onchainmm.data;

import io.onchainmm.schema.ConfigException;
import io.onchainmm.sim.amm.ConcentratedPool;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Lays out the liquidity of a synthetic pool: three positions around its first price, each with a
 * third of the value ({@link TicksSpec}), and keeps what happens to it.
 *
 * <p>A position of liquidity L between a and b is worth {@code L·(2√p − √a − p/√b)} at a price p of
 * token 0 in token 1 between them.
 */
final class TickLayout {
  private static final double TWO_96 = 0x1p96;
  private static final double LOG_OF_TICK = StrictMath.log(1.0001);
  private static final double[] REACH = {0.25, 1, 16};
  private static final int MAX_TICK = 887_272;

  private final PoolTerms terms;
  private final PoolEvents events;
  private final ConcentratedPool pool;

  /**
   * Liquidity around a price.
   *
   * @param priceRaw raw quote per raw base; base is token 0
   * @param quoteRaw value of all of it, raw quote
   */
  TickLayout(String market, PoolTerms terms, double priceRaw, double quoteRaw) {
    this.terms = terms;
    this.events = new PoolEvents(terms.ticks().spacing());
    double root = Math.sqrt(priceRaw);
    BigInteger sqrtPrice = price(root * TWO_96);
    if (!ConcentratedPool.isPrice(sqrtPrice)) {
      throw new ConfigException(
          "markets.%s: no tick has a price of %s raw quote per raw base; choose another start price"
              .formatted(market, priceRaw));
    }
    BigInteger inRange = BigInteger.ZERO;
    for (double reach : REACH) {
      inRange = inRange.add(position(root, reach * terms.ticks().rangeBps() / 1e4, quoteRaw / 3));
    }
    if (inRange.signum() == 0 || inRange.bitLength() > 127) {
      throw new ConfigException(
          "markets.%s.reserves_usd: makes a liquidity of %s, which is none or beyond 128 bits"
              .formatted(market, inRange));
    }
    this.pool = terms.pool(events.ticks());
    pool.state(sqrtPrice, tickOf(2 * StrictMath.log(root)), inRange);
  }

  private static BigInteger price(double rootX96) {
    return rootX96 > 0 && rootX96 < Double.POSITIVE_INFINITY
        ? new BigDecimal(rootX96).toBigInteger()
        : BigInteger.ZERO;
  }

  private static int tickOf(double logPrice) {
    return (int) Math.floor(logPrice / LOG_OF_TICK);
  }

  private BigInteger position(double root, double reach, double value) {
    int spacing = terms.ticks().spacing();
    double log = 2 * StrictMath.log(root);
    double width = StrictMath.log1p(reach);
    int lower = Math.floorDiv(tickOf(log - width), spacing) * spacing;
    int upper = (Math.floorDiv(tickOf(log + width), spacing) + 1) * spacing;
    int last = MAX_TICK / spacing * spacing;
    lower = Math.max(lower, -last);
    upper = Math.min(upper, last);
    double a = StrictMath.exp(lower * LOG_OF_TICK / 2);
    double b = StrictMath.exp(upper * LOG_OF_TICK / 2);
    BigInteger liquidity = price(value / (2 * root - a - root * root / b));
    events.raise(lower, liquidity);
    events.raise(upper, liquidity.negate());
    return liquidity;
  }

  /** The pool, to swap with. */
  ConcentratedPool pool() {
    return pool;
  }

  /** What has happened so far. */
  PoolEvents events() {
    return events;
  }

  /** Where the pool stands. */
  PoolEvents.State state() {
    return new PoolEvents.State(pool.sqrtPriceX96(), pool.tick(), pool.liquidity());
  }
}
