package io.onchainmm.sim.amm;

import io.onchainmm.sim.market.PoolTape;

/**
 * The swaps of {@link SwapCurve} where every amount is small: primitives only, the same results.
 *
 * <p>{@code out = ⌊a·b / d⌋} is estimated in floating point. Conversions, product and quotient each
 * err by at most 2⁻⁵³, so an estimate below 2⁵⁰ is the quotient or one beside it, and the low 64
 * bits of {@code a·b − q·d}, which then lies in [−d, 2d), say which. Larger quotients are divided
 * digit by digit.
 */
public final class NarrowSwaps {
  /** What {@link #amountOut} answers where the contract would refuse. */
  public static final long REFUSED = -1;

  private static final int SCALE = 10_000;
  private static final long LARGEST_DIVISOR = 1L << 62;
  private static final long LARGEST_ESTIMATE = 1L << 50;

  private final boolean feeLeaves;
  private final int kept;
  private final int scale;
  private final long largest;

  /** The arithmetic of one contract, as that of {@code new SwapCurve(kind, feeBps)}. */
  public NarrowSwaps(PoolTape.Curve kind, int feeBps) {
    this.feeLeaves = kind == PoolTape.Curve.AERODROME_VOLATILE;
    this.kept = (int) Math.round(new SwapCurve(kind, feeBps).keptFraction() * SCALE);
    this.scale = feeLeaves ? 1 : SCALE;
    this.largest = LARGEST_DIVISOR / scale / 2;
  }

  /** The largest reserve or amount that these swaps are exact for. */
  public long largest() {
    return largest;
  }

  /** What of an input stays in the reserves: all of it, or all but the fee. */
  public long entersReserves(long in) {
    if (!feeLeaves) {
      return in;
    }
    long fee = (long) SCALE - kept;
    return in - in / SCALE * fee - in % SCALE * fee / SCALE;
  }

  /** The input as it stands in the formula: after the fee, times {@link #scale()}. */
  public long scaledIn(long in) {
    return feeLeaves ? entersReserves(in) : in * kept;
  }

  /** What the input reserve is multiplied by in the formula. */
  public int scale() {
    return scale;
  }

  /** Whether the contract refuses an input whatever its reserves. */
  public boolean refuses(long in) {
    return !feeLeaves && in == 0;
  }

  /** Output for an exact input, {@link #REFUSED} where the contract would. */
  public long amountOut(long in, long reserveIn, long reserveOut) {
    if (feeLeaves ? reserveIn + in == 0 : in == 0 || reserveIn == 0 || reserveOut == 0) {
      return REFUSED;
    }
    long scaledIn = scaledIn(in);
    return quotient(scaledIn, reserveOut, reserveIn * scale + scaledIn);
  }

  /** {@code ⌊a·b / d⌋} for 0 &le; a &le; d and 0 &lt; d &le; 2⁶². */
  public static long quotient(long a, long b, long d) {
    long q = (long) ((double) a * (double) b / (double) d);
    if (q >= LARGEST_ESTIMATE) {
      return Uint128.multiplyDivide(a, b, d);
    }
    long rest = a * b - q * d;
    return rest < 0 ? q - 1 : rest >= d ? q + 1 : q;
  }
}
