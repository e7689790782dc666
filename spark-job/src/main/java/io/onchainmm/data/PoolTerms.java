package io.onchainmm.data;

import io.onchainmm.schema.ConfigException;
import io.onchainmm.sim.market.PoolTape;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/**
 * How a pool computes and what its raw units mean.
 *
 * @param baseDecimals decimals of the base token
 * @param quoteDecimals decimals of the quote token
 * @param usdPerQuote USD per quote token
 */
record PoolTerms(
    PoolTape.Curve curve,
    int feeBps,
    int baseDecimals,
    int quoteDecimals,
    double usdPerQuote,
    long blockNanos)
    implements Serializable {
  private static final long BASE_CHAIN_BLOCK_NANOS = 2_000_000_000L;
  private static final int SYNTHETIC_BASE_DECIMALS = 18;
  private static final int SYNTHETIC_QUOTE_DECIMALS = 6;

  static PoolTerms of(String market, PoolRecording.Aerodrome spec) {
    if (!(spec.usdPerQuote() > 0) || Double.isInfinite(spec.usdPerQuote())) {
      throw new ConfigException(
          "markets.%s.usd_per_quote: must be > 0, but was %s"
              .formatted(market, spec.usdPerQuote()));
    }
    boolean zero = spec.baseToken() == 0;
    return new PoolTerms(
        PoolTape.Curve.AERODROME_VOLATILE,
        spec.feeBps(),
        zero ? spec.token0Decimals() : spec.token1Decimals(),
        zero ? spec.token1Decimals() : spec.token0Decimals(),
        spec.usdPerQuote(),
        BASE_CHAIN_BLOCK_NANOS);
  }

  static PoolTerms of(SyntheticMarket.Pool spec) {
    return new PoolTerms(
        PoolTape.Curve.valueOf(spec.curve().name()),
        spec.feeBps(),
        SYNTHETIC_BASE_DECIMALS,
        SYNTHETIC_QUOTE_DECIMALS,
        1,
        BlockTimes.clockNanos(spec.blocks(), spec.blockSeconds()));
  }

  /** Base units of a raw amount. */
  BigDecimal base(BigInteger raw) {
    return new BigDecimal(raw, baseDecimals);
  }

  /** USD per base unit when {@code rawQuote} is paid for {@code rawBase}. */
  BigDecimal priceUsd(BigInteger rawBase, BigInteger rawQuote) {
    return new BigDecimal(rawQuote, quoteDecimals)
        .multiply(BigDecimal.valueOf(usdPerQuote))
        .divide(base(rawBase), MathContext.DECIMAL128);
  }
}
