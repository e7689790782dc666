package io.onchainmm.sim.amm;

import io.onchainmm.sim.market.PoolTape;

/**
 * The swaps of {@link SwapCurve} in doubles that hold whole numbers: the same results, faster than
 * in longs, as long as reserves and inputs are at most {@link #largest()}.
 *
 * <p>{@code out = ⌊a·b / d⌋} is estimated by one division. With b and d up to 2⁵¹ the estimate is
 * the quotient or one beside it, so that the remainder {@code r = a·b − q·d} lies in [−d, 2d). A
 * fused multiply-add gives both the rounding error of {@code a·b} and {@code fl(a·b) − q·d} exactly
 * (Dekker 1971; Ogita, Rump and Oishi 2005, algorithm TwoProductFMA): whole numbers below 2⁵³.
 * Where 0 &le; r &lt; d, q is the quotient.
 */
public final class WholeSwaps {
  private static final int SCALE = 10_000;
  private static final long LARGEST_DIVISOR = 1L << 51;

  /** The bits of 2⁵², at which the last bit of a double counts one. */
  private static final long TWO_52_BITS = 0x4330_0000_0000_0000L;

  private static final double TWO_52 = 0x1p52;

  private final double kept;
  private final double scale;
  private final long largest;

  /** The arithmetic of one contract, as that of {@code new SwapCurve(kind, feeBps)}. */
  public WholeSwaps(PoolTape.Curve kind, int feeBps) {
    int keptParts = (int) Math.round(new SwapCurve(kind, feeBps).keptFraction() * SCALE);
    boolean feeLeaves = kind == PoolTape.Curve.AERODROME_VOLATILE;
    int common = feeLeaves ? 1 : commonDivisor(SCALE, keptParts);
    this.kept = feeLeaves ? 1 : keptParts / common;
    this.scale = feeLeaves ? 1 : SCALE / common;
    this.largest = Long.highestOneBit(LARGEST_DIVISOR / 2 / (long) scale);
  }

  private static int commonDivisor(int a, int b) {
    return b == 0 ? a : commonDivisor(b, a % b);
  }

  /** The largest reserve or input that these swaps are exact for, a power of two. */
  public long largest() {
    return largest;
  }

  /** What enters the reserves is multiplied by this in the formula. */
  public double kept() {
    return kept;
  }

  /** What the input reserve is multiplied by in the formula. */
  public double scale() {
    return scale;
  }

  /** A whole number from 0 to below 2⁵² as a double. */
  public static double exact(long whole) {
    // Unlike a conversion it does not wait for what the register held before.
    return Double.longBitsToDouble(whole | TWO_52_BITS) - TWO_52;
  }

  /** Output for what enters reserves &gt; 0. */
  public double amountOut(double entering, double reserveIn, double reserveOut) {
    double a = entering * kept;
    return quotient(a, reserveOut, reserveIn * scale + a);
  }

  /**
   * Whether the contract quotes {@code out} for an input of which something enters; takes no
   * division to see.
   */
  public boolean pays(double entering, double out, double reserveIn, double reserveOut) {
    double a = entering * kept;
    double d = reserveIn * scale + a;
    double rest = rest(a, reserveOut, d, out);
    return rest >= 0 && rest < d && entering > 0 && reserveIn > 0 && reserveOut > 0;
  }

  /** {@code ⌊a·b / d⌋} for whole 0 &le; a &le; d &le; 2⁵¹, 0 &le; b &le; 2⁵¹ and d &gt; 0. */
  public static double quotient(double a, double b, double d) {
    double q = Math.floor(a * b / d);
    double rest = rest(a, b, d, q);
    return rest >= 0 && rest < d ? q : rest < 0 ? q - 1 : q + 1;
  }

  /**
   * {@code a·b − q·d}: exact where it lies in [−d, 2d), and outside [0, d) whenever the true one
   * is.
   */
  public static double rest(double a, double b, double d, double q) {
    double product = a * b;
    return Math.fma(-q, d, product) + Math.fma(a, b, -product);
  }
}
