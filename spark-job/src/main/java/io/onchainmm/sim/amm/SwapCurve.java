package io.onchainmm.sim.amm;

import io.onchainmm.sim.amm.Revert.Reason;
import io.onchainmm.sim.market.PoolTape;
import java.math.BigInteger;

/**
 * Swap arithmetic of a constant-product pool, exact to the unit and checked at 256 bits at every
 * intermediate product, as the contracts do.
 *
 * <p>PancakeSwap V2 (pancake-smart-contracts, {@code PancakeLibrary}): the fee stays in the pool;
 * {@code out = a·g·Ro / (Ri·10⁴ + a·g)} and {@code in = Ri·out·10⁴ / ((Ro − out)·g) + 1} with
 * {@code g = 10⁴ − fee}. Aerodrome basic volatile (aerodrome-finance/contracts, {@code Pool.sol}):
 * the fee {@code a·fee / 10⁴} is moved out of the pool first, {@code a'} is left, {@code out =
 * a'·Ro / (Ri + a')}. All divisions round down.
 *
 * <p>Amounts below 2⁶³ (PancakeSwap: after scaling by 10⁴) take a path over 128-bit products;
 * whatever does not fit falls back to the checked integers with the same result.
 */
public final class SwapCurve {
  /** Aerodrome's factory stores this instead of zero, which means "not set" there. */
  public static final int ZERO_FEE_MARKER = 420;

  private static final int SCALE = 10_000;
  private static final BigInteger BIG_SCALE = BigInteger.valueOf(SCALE);
  private static final long LARGEST_SCALABLE = Long.MAX_VALUE / SCALE;
  private static final long DOES_NOT_FIT = -1;

  private final PoolTape.Curve kind;
  private final int feeBps;
  private final BigInteger fee;
  private final int keptBps;
  private final BigInteger kept;

  /**
   * The arithmetic of one contract.
   *
   * @param feeBps fee in basis points of the input, 0 to 9999; Aerodrome's marker 420 means zero
   */
  public SwapCurve(PoolTape.Curve kind, int feeBps) {
    if (feeBps < 0 || feeBps >= SCALE) {
      throw new IllegalArgumentException("fee must be 0 to 9999 bp, but was " + feeBps);
    }
    this.kind = kind;
    this.feeBps =
        kind == PoolTape.Curve.AERODROME_VOLATILE && feeBps == ZERO_FEE_MARKER ? 0 : feeBps;
    this.fee = BigInteger.valueOf(this.feeBps);
    this.keptBps = SCALE - this.feeBps;
    this.kept = BigInteger.valueOf(keptBps);
  }

  /** 1 − fee, for model mathematics only. */
  public double keptFraction() {
    return keptBps / (double) SCALE;
  }

  /** Output for an exact input. Throws {@link Revert} where the contract would. */
  public BigInteger amountOut(BigInteger in, BigInteger reserveIn, BigInteger reserveOut) {
    if (fits(in) && fits(reserveIn) && fits(reserveOut)) {
      long out = fastAmountOut(in.longValue(), reserveIn.longValue(), reserveOut.longValue());
      if (out != DOES_NOT_FIT) {
        return BigInteger.valueOf(out);
      }
    }
    return checkedAmountOut(in, reserveIn, reserveOut);
  }

  /**
   * Least input (PancakeSwap: what its library asks for) that buys an exact output. Throws {@link
   * Revert} where the contract would.
   */
  public BigInteger amountIn(BigInteger out, BigInteger reserveIn, BigInteger reserveOut) {
    if (fits(out) && fits(reserveIn) && fits(reserveOut)) {
      long in = fastAmountIn(out.longValue(), reserveIn.longValue(), reserveOut.longValue());
      if (in != DOES_NOT_FIT) {
        return BigInteger.valueOf(in);
      }
    }
    return checkedAmountIn(out, reserveIn, reserveOut);
  }

  /** What of an input stays in the reserves: all of it, or all but the fee. */
  public BigInteger entersReserves(BigInteger in) {
    return kind == PoolTape.Curve.PANCAKE_V2 ? in : afterFee(in);
  }

  /**
   * Whether the pair itself, which only looks at the balances after the swap, accepts {@code out}
   * for {@code in}.
   */
  public boolean acceptsSwap(
      BigInteger in, BigInteger out, BigInteger reserveIn, BigInteger reserveOut) {
    BigInteger before = Uint256.multiply(reserveIn, reserveOut);
    BigInteger leftOut = Uint256.subtract(reserveOut, out);
    BigInteger nowIn = Uint256.add(reserveIn, entersReserves(in));
    if (kind == PoolTape.Curve.AERODROME_VOLATILE) {
      return Uint256.multiply(nowIn, leftOut).compareTo(before) >= 0;
    }
    BigInteger adjustedIn =
        Uint256.subtract(Uint256.multiply(nowIn, BIG_SCALE), Uint256.multiply(in, fee));
    BigInteger adjustedOut = Uint256.multiply(leftOut, BIG_SCALE);
    BigInteger scaled = Uint256.multiply(before, BigInteger.valueOf((long) SCALE * SCALE));
    return Uint256.multiply(adjustedIn, adjustedOut).compareTo(scaled) >= 0;
  }

  /** {@link #amountOut} on the checked path alone. */
  BigInteger checkedAmountOut(BigInteger in, BigInteger reserveIn, BigInteger reserveOut) {
    if (kind == PoolTape.Curve.AERODROME_VOLATILE) {
      BigInteger net = afterFee(in);
      return Uint256.divide(Uint256.multiply(net, reserveOut), Uint256.add(reserveIn, net));
    }
    require(in, Reason.INSUFFICIENT_INPUT_AMOUNT);
    requireReserves(reserveIn, reserveOut);
    BigInteger scaledIn = Uint256.multiply(in, kept);
    BigInteger numerator = Uint256.multiply(scaledIn, reserveOut);
    BigInteger denominator = Uint256.add(Uint256.multiply(reserveIn, BIG_SCALE), scaledIn);
    return Uint256.divide(numerator, denominator);
  }

  /** {@link #amountIn} on the checked path alone. */
  BigInteger checkedAmountIn(BigInteger out, BigInteger reserveIn, BigInteger reserveOut) {
    require(out, Reason.INSUFFICIENT_OUTPUT_AMOUNT);
    requireReserves(reserveIn, reserveOut);
    BigInteger product = Uint256.multiply(reserveIn, out);
    BigInteger left = Uint256.subtract(reserveOut, out);
    if (kind == PoolTape.Curve.AERODROME_VOLATILE) {
      return beforeFee(Uint256.divideUp(product, left));
    }
    BigInteger numerator = Uint256.multiply(product, BIG_SCALE);
    BigInteger denominator = Uint256.multiply(left, kept);
    return Uint256.add(Uint256.divide(numerator, denominator), BigInteger.ONE);
  }

  private BigInteger afterFee(BigInteger in) {
    return in.subtract(Uint256.divide(Uint256.multiply(in, fee), BIG_SCALE));
  }

  /** The least input of which at least {@code net} (&gt; 0) is left after the fee. */
  private BigInteger beforeFee(BigInteger net) {
    BigInteger scaled = Uint256.multiply(net.subtract(BigInteger.ONE), BIG_SCALE);
    return Uint256.add(Uint256.divide(scaled, kept), BigInteger.ONE);
  }

  private long fastAmountOut(long in, long reserveIn, long reserveOut) {
    if (in == 0 || reserveIn == 0 || reserveOut == 0) {
      return DOES_NOT_FIT;
    }
    if (kind == PoolTape.Curve.AERODROME_VOLATILE) {
      long net = in - in / SCALE * feeBps - in % SCALE * feeBps / SCALE;
      return Uint128.multiplyDivide(net, reserveOut, reserveIn + net);
    }
    if (in > LARGEST_SCALABLE || reserveIn > LARGEST_SCALABLE) {
      return DOES_NOT_FIT;
    }
    long scaledIn = in * keptBps;
    return Uint128.multiplyDivide(scaledIn, reserveOut, reserveIn * SCALE + scaledIn);
  }

  private long fastAmountIn(long out, long reserveIn, long reserveOut) {
    long left = reserveOut - out;
    if (out == 0 || left <= 0 || reserveIn == 0) {
      return DOES_NOT_FIT;
    }
    return kind == PoolTape.Curve.AERODROME_VOLATILE
        ? fastAerodromeIn(out, reserveIn, left)
        : fastPancakeIn(out, reserveIn, left);
  }

  private long fastAerodromeIn(long out, long reserveIn, long left) {
    if (!Uint128.quotientFits(out, reserveIn, left)) {
      return DOES_NOT_FIT;
    }
    long quotient = Uint128.multiplyDivide(out, reserveIn, left);
    long net = quotient * left == out * reserveIn ? quotient : quotient + 1;
    return net > 0 && net <= LARGEST_SCALABLE ? (net - 1) * SCALE / keptBps + 1 : DOES_NOT_FIT;
  }

  private long fastPancakeIn(long out, long reserveIn, long left) {
    if (left > LARGEST_SCALABLE || reserveIn > LARGEST_SCALABLE) {
      return DOES_NOT_FIT;
    }
    long denominator = left * keptBps;
    long numerator = reserveIn * SCALE;
    if (!Uint128.quotientFits(out, numerator, denominator)) {
      return DOES_NOT_FIT;
    }
    long quotient = Uint128.multiplyDivide(out, numerator, denominator);
    return quotient >= 0 && quotient < Long.MAX_VALUE ? quotient + 1 : DOES_NOT_FIT;
  }

  private static boolean fits(BigInteger value) {
    return value.bitLength() < Long.SIZE;
  }

  private static void require(BigInteger amount, Reason reason) {
    if (amount.signum() == 0) {
      throw new Revert(reason);
    }
  }

  private static void requireReserves(BigInteger reserveIn, BigInteger reserveOut) {
    require(reserveIn, Reason.INSUFFICIENT_LIQUIDITY);
    require(reserveOut, Reason.INSUFFICIENT_LIQUIDITY);
  }
}
