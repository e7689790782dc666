package io.onchainmm.data;

import io.onchainmm.schema.ConfigException;
import io.onchainmm.sim.amm.ConcentratedPool;
import io.onchainmm.sim.amm.PoolContract;
import io.onchainmm.sim.amm.SwapPool;
import io.onchainmm.sim.amm.Ticks;
import io.onchainmm.sim.market.CurveTerms;
import io.onchainmm.sim.market.PoolTape;
import io.onchainmm.sim.market.TickEvents;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Optional;

/**
 * How a pool computes and what its raw units mean.
 *
 * @param baseDecimals decimals of the base token
 * @param quoteDecimals decimals of the quote token
 * @param usdPerQuote USD per quote token
 * @param ticks spacing and dynamic fee, with concentrated liquidity
 */
record PoolTerms(
    PoolTape.Curve curve,
    int feeBps,
    int baseDecimals,
    int quoteDecimals,
    double usdPerQuote,
    long blockNanos,
    boolean baseIsToken0,
    TicksSpec ticks)
    implements Serializable {
  private static final long BASE_CHAIN_BLOCK_NANOS = 2_000_000_000L;
  private static final long NANOS_PER_SECOND = 1_000_000_000;
  private static final int UNISWAP_V2_FEE_STEP_BPS = 10;
  private static final int SYNTHETIC_BASE_DECIMALS = 18;
  private static final int SYNTHETIC_QUOTE_DECIMALS = 6;

  /** Of a pool whose token 0 is the base. */
  PoolTerms(
      PoolTape.Curve curve,
      int feeBps,
      int baseDecimals,
      int quoteDecimals,
      double usdPerQuote,
      long blockNanos) {
    this(
        curve,
        feeBps,
        baseDecimals,
        quoteDecimals,
        usdPerQuote,
        blockNanos,
        true,
        TicksSpec.DEFAULT);
  }

  static PoolTerms of(String market, PoolRecording.Aerodrome spec) {
    PoolTape.Curve curve = spec.curve().orElse(PoolTape.Curve.AERODROME_VOLATILE);
    require(
        curve == PoolTape.Curve.AERODROME_VOLATILE || curve == PoolTape.Curve.AERODROME_STABLE,
        market,
        "curve",
        "must be aerodrome_volatile or aerodrome_stable");
    return recorded(market, curve, spec, BASE_CHAIN_BLOCK_NANOS, TicksSpec.DEFAULT);
  }

  static PoolTerms of(String market, PoolRecording.UniswapV3 spec) {
    require(
        spec.curve().shape() == PoolTape.Shape.CONCENTRATED,
        market,
        "curve",
        "must be uniswap_v3, pancake_v3 or slipstream");
    TicksSpec ticks =
        new TicksSpec(
            spec.tickSpacing(), TicksSpec.DEFAULT.rangeBps(), spec.feeScaling(), spec.feeCapBps());
    long blockNanos = Math.multiplyExact((long) spec.blockSeconds(), NANOS_PER_SECOND);
    return recorded(market, spec.curve(), spec, blockNanos, ticks);
  }

  private static PoolTerms recorded(
      String market, PoolTape.Curve curve, PoolRecording spec, long blockNanos, TicksSpec ticks) {
    require(
        spec.usdPerQuote() > 0 && spec.usdPerQuote() < Double.POSITIVE_INFINITY,
        market,
        "usd_per_quote",
        "must be > 0, but was " + spec.usdPerQuote());
    boolean zero = spec.baseToken() == 0;
    return new PoolTerms(
            curve,
            spec.feeBps(),
            zero ? spec.token0Decimals() : spec.token1Decimals(),
            zero ? spec.token1Decimals() : spec.token0Decimals(),
            spec.usdPerQuote(),
            blockNanos,
            zero,
            ticks)
        .checked(market);
  }

  static PoolTerms of(String market, SyntheticMarket.Pool spec) {
    return new PoolTerms(
            spec.curve(),
            spec.feeBps(),
            SYNTHETIC_BASE_DECIMALS,
            SYNTHETIC_QUOTE_DECIMALS,
            1,
            BlockTimes.clockNanos(spec.blocks(), spec.blockSeconds()),
            true,
            spec.ticks())
        .checked(market);
  }

  private PoolTerms checked(String market) {
    require(
        curve != PoolTape.Curve.UNISWAP_V2 || feeBps % UNISWAP_V2_FEE_STEP_BPS == 0,
        market,
        "fee_bps",
        "must be a multiple of 10 with curve uniswap_v2, which counts in thousandths, but was "
            + feeBps);
    if (concentrated()) {
      require(
          ticks.feeScaling() == 0 || curve == PoolTape.Curve.SLIPSTREAM,
          market,
          "fee_scaling",
          "must be 0 with any curve but slipstream, but was " + ticks.feeScaling());
      require(
          ticks.feeScaling() == 0 || ticks.feeCapBps() >= feeBps,
          market,
          "fee_cap_bps",
          "must be at least fee_bps (%d), but was %d".formatted(feeBps, ticks.feeCapBps()));
    }
    return this;
  }

  private static void require(boolean holds, String market, String key, String rule) {
    if (!holds) {
      throw new ConfigException("markets.%s.%s: %s".formatted(market, key, rule));
    }
  }

  /** Whether liquidity lies between ticks. */
  boolean concentrated() {
    return curve.shape() == PoolTape.Shape.CONCENTRATED;
  }

  /** Fee in millionths of the input, as concentrated liquidity counts it. */
  int feePips() {
    return PoolContract.pips(feeBps);
  }

  /** What a tape of the curve needs to know besides its events. */
  CurveTerms curveTerms(Optional<TickEvents> events) {
    return new CurveTerms(
        baseIsToken0, events, ticks.feeScaling(), PoolContract.pips(ticks.feeCapBps()));
  }

  /** A pool of the curve with these reserves, which are no concentrated liquidity. */
  SwapPool pool(BigInteger base, BigInteger quote) {
    return contract().pool(base, quote);
  }

  /** A pool of concentrated liquidity between these ticks, whose place is to be stated. */
  ConcentratedPool pool(Ticks between) {
    return contract().pool(between);
  }

  private PoolContract contract() {
    return new PoolContract(
        curve, feeBps, baseDecimals, quoteDecimals, curveTerms(Optional.empty()));
  }

  /** Base units of a raw amount. */
  BigDecimal base(BigInteger raw) {
    return new BigDecimal(raw, baseDecimals);
  }

  /** USD per base unit of a price in raw quote per raw base, for model mathematics only. */
  double priceUsd(double spotRaw) {
    return spotRaw * StrictMath.pow(10, baseDecimals - quoteDecimals) * usdPerQuote;
  }

  /** USD per base unit when {@code rawQuote} is paid for {@code rawBase}. */
  BigDecimal priceUsd(BigInteger rawBase, BigInteger rawQuote) {
    return new BigDecimal(rawQuote, quoteDecimals)
        .multiply(BigDecimal.valueOf(usdPerQuote))
        .divide(base(rawBase), MathContext.DECIMAL128);
  }
}
