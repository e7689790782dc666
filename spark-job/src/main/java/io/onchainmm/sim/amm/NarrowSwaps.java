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
  private static final long LARGEST_SCALABLE = Long.MAX_VALUE / SCALE;
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
    if (in < LARGEST_SCALABLE) {
      return in - in * fee / SCALE;
    }
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

  /** Whether the contract refuses to quote an output for an exact input. */
  public boolean refuses(long in, long reserveIn, long reserveOut) {
    return feeLeaves ? (reserveIn | in) == 0 : in == 0 || reserveIn == 0 || reserveOut == 0;
  }

  /** Output for an exact input, {@link #REFUSED} where the contract would. */
  public long amountOut(long in, long reserveIn, long reserveOut) {
    if (refuses(in, reserveIn, reserveOut)) {
      return REFUSED;
    }
    long scaledIn = scaledIn(in);
    return quotient(scaledIn, reserveOut, reserveIn * scale + scaledIn);
  }

  /** Whether {@link #amountOut} is {@code out}, which takes no division to see. */
  public boolean pays(long in, long out, long reserveIn, long reserveOut) {
    long scaledIn = scaledIn(in);
    long divisor = reserveIn * scale + scaledIn;
    // Within these numbers the difference of the products fits 64 bits if it is a remainder at all.
    long high = Math.multiplyHigh(scaledIn, reserveOut) - Math.multiplyHigh(out, divisor);
    long rest = scaledIn * reserveOut - out * divisor;
    return rest >= 0
        && rest < divisor
        && high == (Long.compareUnsigned(scaledIn * reserveOut, out * divisor) < 0 ? 1 : 0)
        && in > 0
        && reserveIn > 0
        && reserveOut > 0;
  }

  /** {@code ⌊a·b / d⌋} for 0 &le; a &le; d and 0 &lt; d &le; 2⁶². */
  public static long quotient(long a, long b, long d) {
    long q = (long) ((double) a * (double) b / (double) d);
    long rest = a * b - q * d;
    return rest + Long.MIN_VALUE < d + Long.MIN_VALUE && q < LARGEST_ESTIMATE
        ? q
        : corrected(a, b, d, q, rest);
  }

  private static long corrected(long a, long b, long d, long q, long rest) {
    if (q >= LARGEST_ESTIMATE) {
      return Uint128.multiplyDivide(a, b, d);
    }
    return rest < 0 ? q - 1 : q + 1;
  }
}
