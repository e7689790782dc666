package io.onchainmm.sim.amm;

import io.onchainmm.sim.market.CurveTerms;
import io.onchainmm.sim.market.PoolTape;
import java.math.BigInteger;

/**
 * Which contract a pool is and how it is set up: makes pools that compute as it does.
 *
 * @param feeBps fee, basis points of the input
 * @param baseDecimals decimals of the base token
 * @param quoteDecimals decimals of the quote token
 */
public record PoolContract(
    PoolTape.Curve curve, int feeBps, int baseDecimals, int quoteDecimals, CurveTerms terms) {
  private static final int PIPS_PER_BPS = ConcentratedPool.PIPS / 10_000;

  /** That of a tape. */
  public static PoolContract of(PoolTape tape) {
    return new PoolContract(
        tape.curve, tape.feeBps, tape.baseDecimals, tape.quoteDecimals, tape.terms());
  }

  /** Fee basis points in millionths of the input, as concentrated liquidity counts them. */
  public static int pips(int bps) {
    return bps * PIPS_PER_BPS;
  }

  /** A pool with these reserves, which are no concentrated liquidity. */
  public SwapPool pool(BigInteger base, BigInteger quote) {
    if (curve.constantProduct()) {
      return new Pool(new SwapCurve(curve, feeBps), base, quote);
    }
    boolean baseIsToken0 = terms.baseIsToken0();
    StableCurve stable =
        new StableCurve(
            baseIsToken0 ? baseDecimals : quoteDecimals,
            baseIsToken0 ? quoteDecimals : baseDecimals,
            feeBps);
    return new StablePool(stable, baseIsToken0, base, quote);
  }

  /** A pool of concentrated liquidity between these ticks, whose place is to be stated. */
  public ConcentratedPool pool(Ticks between) {
    int feePips = pips(feeBps);
    ConcentratedPool pool = new ConcentratedPool(between, terms.baseIsToken0(), feePips);
    if (terms.feeScaling() > 0) {
      pool.dynamicFee(new DynamicFee(feePips, terms.feeScaling(), terms.feeCapPips()));
    }
    return pool;
  }
}
