package io.onchainmm.sim.amm;

import io.onchainmm.sim.amm.Revert.Reason;
import io.onchainmm.sim.market.PoolTape;
import java.math.BigInteger;

/**
 * Swap arithmetic of a constant-product pool, exact to the unit and checked at 256 bits at every
 * intermediate product, as the contracts do.
 *
 * <p>PancakeSwap V2 (pancake-smart-contracts, {@code PancakeLibrary}): the fee stays in the pool;
 * {@code out = a·g·Ro / (Ri·S + a·g)} and {@code in = Ri·out·S / ((Ro − out)·g) + 1} with scale
 * {@code S = 10⁴} and {@code g = S − fee}. Uniswap V2 (v2-periphery, {@code UniswapV2Library}) is
 * the same with {@code S = 1000}, {@code g = 997}: equal numbers, but products overflow elsewhere.
 * Aerodrome basic volatile (aerodrome-finance/contracts, {@code Pool.sol}): the fee {@code a·fee /
 * 10⁴} is moved out of the pool first, {@code a'} is left, {@code out = a'·Ro / (Ri + a')}. All
 * divisions round down.
 *
 * <p>Amounts below 2⁶³ (where the fee stays: after scaling) take a path over 128-bit products;
 * whatever does not fit falls back to the checked integers with the same result.
 */
public final class SwapCurve {
  /** Aerodrome's factory stores this instead of zero, which means "not set" there. */
  public static final int ZERO_FEE_MARKER = 420;

  private static final int BPS = 10_000;
  private static final int UNISWAP_SCALE = 1000;
  private static final long DOES_NOT_FIT = -1;

  private final boolean feeLeaves;
  private final int scale;
  private final int fee;
  private final int kept;
  private final BigInteger bigScale;
  private final BigInteger bigFee;
  private final BigInteger bigKept;
  private final long largestScalable;

  /**
   * The arithmetic of one contract.
   *
   * @param feeBps fee in basis points of the input, 0 to 9999; Uniswap V2 computes in thousandths
   *     and takes whole ones of them; Aerodrome's marker 420 means zero
   */
  public SwapCurve(PoolTape.Curve kind, int feeBps) {
    if (feeBps < 0 || feeBps >= BPS) {
      throw new IllegalArgumentException("fee must be 0 to 9999 bp, but was " + feeBps);
    }
    if (!kind.constantProduct()) {
      throw new IllegalArgumentException(kind + " is not a constant-product curve");
    }
    this.feeLeaves = kind == PoolTape.Curve.AERODROME_VOLATILE;
    this.scale = kind == PoolTape.Curve.UNISWAP_V2 ? UNISWAP_SCALE : BPS;
    int perUnit = BPS / scale;
    if (feeBps % perUnit != 0) {
      throw new IllegalArgumentException(
          "fee of %s must be a multiple of %d bp, but was %d".formatted(kind, perUnit, feeBps));
    }
    this.fee = feeLeaves && feeBps == ZERO_FEE_MARKER ? 0 : feeBps / perUnit;
    this.kept = scale - fee;
    this.bigScale = BigInteger.valueOf(scale);
    this.bigFee = BigInteger.valueOf(fee);
    this.bigKept = BigInteger.valueOf(kept);
    this.largestScalable = Long.MAX_VALUE / scale;
  }

  /** 1 − fee, for model mathematics only. */
  public double keptFraction() {
    return kept / (double) scale;
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
   * Least input (where the fee stays: what the library asks for) that buys an exact output. Throws
   * {@link Revert} where the contract would.
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
    return feeLeaves ? afterFee(in) : in;
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
    if (feeLeaves) {
      return Uint256.multiply(nowIn, leftOut).compareTo(before) >= 0;
    }
    BigInteger adjustedIn =
        Uint256.subtract(Uint256.multiply(nowIn, bigScale), Uint256.multiply(in, bigFee));
    BigInteger adjustedOut = Uint256.multiply(leftOut, bigScale);
    BigInteger scaled = Uint256.multiply(before, BigInteger.valueOf((long) scale * scale));
    return Uint256.multiply(adjustedIn, adjustedOut).compareTo(scaled) >= 0;
  }

  /** {@link #amountOut} on the checked path alone. */
  BigInteger checkedAmountOut(BigInteger in, BigInteger reserveIn, BigInteger reserveOut) {
    if (feeLeaves) {
      BigInteger net = afterFee(in);
      return Uint256.divide(Uint256.multiply(net, reserveOut), Uint256.add(reserveIn, net));
    }
    require(in, Reason.INSUFFICIENT_INPUT_AMOUNT);
    requireReserves(reserveIn, reserveOut);
    BigInteger scaledIn = Uint256.multiply(in, bigKept);
    BigInteger numerator = Uint256.multiply(scaledIn, reserveOut);
    BigInteger denominator = Uint256.add(Uint256.multiply(reserveIn, bigScale), scaledIn);
    return Uint256.divide(numerator, denominator);
  }

  /** {@link #amountIn} on the checked path alone. */
  BigInteger checkedAmountIn(BigInteger out, BigInteger reserveIn, BigInteger reserveOut) {
    require(out, Reason.INSUFFICIENT_OUTPUT_AMOUNT);
    requireReserves(reserveIn, reserveOut);
    BigInteger product = Uint256.multiply(reserveIn, out);
    BigInteger left = Uint256.subtract(reserveOut, out);
    if (feeLeaves) {
      return beforeFee(Uint256.divideUp(product, left));
    }
    BigInteger numerator = Uint256.multiply(product, bigScale);
    BigInteger denominator = Uint256.multiply(left, bigKept);
    return Uint256.add(Uint256.divide(numerator, denominator), BigInteger.ONE);
  }

  private BigInteger afterFee(BigInteger in) {
    return in.subtract(Uint256.divide(Uint256.multiply(in, bigFee), bigScale));
  }

  /** The least input of which at least {@code net} (&gt; 0) is left after the fee. */
  private BigInteger beforeFee(BigInteger net) {
    BigInteger scaled = Uint256.multiply(net.subtract(BigInteger.ONE), bigScale);
    return Uint256.add(Uint256.divide(scaled, bigKept), BigInteger.ONE);
  }

  private long fastAmountOut(long in, long reserveIn, long reserveOut) {
    if (in == 0 || reserveIn == 0 || reserveOut == 0) {
      return DOES_NOT_FIT;
    }
    if (feeLeaves) {
      long net = in - in / scale * fee - in % scale * fee / scale;
      return Uint128.multiplyDivide(net, reserveOut, reserveIn + net);
    }
    if (in > largestScalable || reserveIn > largestScalable) {
      return DOES_NOT_FIT;
    }
    long scaledIn = in * kept;
    return Uint128.multiplyDivide(scaledIn, reserveOut, reserveIn * scale + scaledIn);
  }

  private long fastAmountIn(long out, long reserveIn, long reserveOut) {
    long left = reserveOut - out;
    if (out == 0 || left <= 0 || reserveIn == 0) {
      return DOES_NOT_FIT;
    }
    return feeLeaves ? fastAerodromeIn(out, reserveIn, left) : fastLibraryIn(out, reserveIn, left);
  }

  private long fastAerodromeIn(long out, long reserveIn, long left) {
    if (!Uint128.quotientFits(out, reserveIn, left)) {
      return DOES_NOT_FIT;
    }
    long quotient = Uint128.multiplyDivide(out, reserveIn, left);
    long net = quotient * left == out * reserveIn ? quotient : quotient + 1;
    return net > 0 && net <= largestScalable ? (net - 1) * scale / kept + 1 : DOES_NOT_FIT;
  }

  private long fastLibraryIn(long out, long reserveIn, long left) {
    if (left > largestScalable || reserveIn > largestScalable) {
      return DOES_NOT_FIT;
    }
    long denominator = left * kept;
    long numerator = reserveIn * scale;
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
