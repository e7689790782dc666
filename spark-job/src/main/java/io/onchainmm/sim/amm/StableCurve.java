package io.onchainmm.sim.amm;

import io.onchainmm.sim.amm.Revert.Reason;
import java.math.BigInteger;

/**
 * Swap arithmetic of an Aerodrome basic stable pool (aerodrome-finance/contracts, {@code
 * Pool.sol}), exact to the unit and checked at 256 bits at every step, as the contract does.
 *
 * <p>Amounts are scaled to 18 decimals; {@code k = (xy/1e18)·(x²/1e18 + y²/1e18)/1e18}. The fee is
 * moved out of the pool first. The quote solves for the output's reserve by Newton steps over
 * integers, with the contract's stop rules. One of them re-applies the scaling of token 0 and 1 to
 * numbers that are scaled already; that is reproduced, since it decides the last unit where a token
 * has not 18 decimals.
 */
public final class StableCurve {
  private static final int BPS = 10_000;
  private static final int MOST_STEPS = 255;
  private static final BigInteger BIG_BPS = BigInteger.valueOf(BPS);
  private static final BigInteger ONE = BigInteger.ONE;
  private static final BigInteger THREE = BigInteger.valueOf(3);
  private static final BigInteger E18 = BigInteger.TEN.pow(18);

  private final BigInteger unit0;
  private final BigInteger unit1;
  private final BigInteger fee;
  private final double keptFraction;

  /**
   * The arithmetic of one pool.
   *
   * @param decimals0 decimals of token 0
   * @param decimals1 decimals of token 1
   * @param feeBps fee in basis points of the input, 0 to 9999; the factory's marker 420 means zero
   */
  public StableCurve(int decimals0, int decimals1, int feeBps) {
    if (feeBps < 0 || feeBps >= BPS) {
      throw new IllegalArgumentException("fee must be 0 to 9999 bp, but was " + feeBps);
    }
    if (decimals0 < 0 || decimals1 < 0) {
      throw new IllegalArgumentException(
          "decimals must be >= 0, but were %d and %d".formatted(decimals0, decimals1));
    }
    int bps = feeBps == SwapCurve.ZERO_FEE_MARKER ? 0 : feeBps;
    this.unit0 = BigInteger.TEN.pow(decimals0);
    this.unit1 = BigInteger.TEN.pow(decimals1);
    this.fee = BigInteger.valueOf(bps);
    this.keptFraction = (BPS - bps) / (double) BPS;
  }

  /** 1 − fee, for model mathematics only. */
  public double keptFraction() {
    return keptFraction;
  }

  /** Raw units in one whole token 0. */
  BigInteger unit0() {
    return unit0;
  }

  /** Raw units in one whole token 1. */
  BigInteger unit1() {
    return unit1;
  }

  /** What of an input stays in the reserves: all but the fee. */
  public BigInteger entersReserves(BigInteger in) {
    return Uint256.subtract(in, Uint256.divide(Uint256.multiply(in, fee), BIG_BPS));
  }

  /**
   * Output for an exact input: {@code getAmountOut}. Throws {@link Revert} where the contract
   * would.
   *
   * @param zeroIn whether token 0 is paid in
   */
  public BigInteger amountOut(
      boolean zeroIn, BigInteger in, BigInteger reserve0, BigInteger reserve1) {
    BigInteger net = entersReserves(in);
    BigInteger target = k(reserve0, reserve1);
    BigInteger scaled0 = scaled(reserve0, unit0);
    BigInteger scaled1 = scaled(reserve1, unit1);
    BigInteger reserveIn = zeroIn ? scaled0 : scaled1;
    BigInteger reserveOut = zeroIn ? scaled1 : scaled0;
    BigInteger scaledIn = scaled(net, zeroIn ? unit0 : unit1);
    BigInteger left = solve(Uint256.add(scaledIn, reserveIn), target, reserveOut);
    BigInteger out = Uint256.subtract(reserveOut, left);
    return Uint256.divide(Uint256.multiply(out, zeroIn ? unit1 : unit0), E18);
  }

  /**
   * Least input for which {@link #amountOut} gives an exact output. The contract has no such quote;
   * the same steps solved for the other reserve give a first guess, and a search the unit.
   *
   * @param zeroIn whether token 0 is paid in
   */
  public BigInteger amountIn(
      boolean zeroIn, BigInteger out, BigInteger reserve0, BigInteger reserve1) {
    if (out.signum() == 0) {
      throw new Revert(Reason.INSUFFICIENT_OUTPUT_AMOUNT);
    }
    if (out.compareTo(zeroIn ? reserve1 : reserve0) >= 0) {
      throw new Revert(Reason.INSUFFICIENT_LIQUIDITY);
    }
    BigInteger enough = guess(zeroIn, out, reserve0, reserve1);
    BigInteger tooLittle = enough;
    BigInteger step = ONE;
    while (amountOut(zeroIn, enough, reserve0, reserve1).compareTo(out) < 0) {
      tooLittle = enough;
      enough = Uint256.add(enough, step);
      step = step.shiftLeft(1);
    }
    step = ONE;
    while (tooLittle.signum() > 0
        && amountOut(zeroIn, tooLittle, reserve0, reserve1).compareTo(out) >= 0) {
      enough = tooLittle;
      tooLittle = tooLittle.subtract(step).max(BigInteger.ZERO);
      step = step.shiftLeft(1);
    }
    return bisect(zeroIn, out, reserve0, reserve1, tooLittle, enough);
  }

  private BigInteger bisect(
      boolean zeroIn,
      BigInteger out,
      BigInteger reserve0,
      BigInteger reserve1,
      BigInteger tooLittle,
      BigInteger enough) {
    BigInteger low = tooLittle;
    BigInteger high = enough;
    while (high.subtract(low).compareTo(ONE) > 0) {
      BigInteger middle = low.add(high).shiftRight(1);
      if (amountOut(zeroIn, middle, reserve0, reserve1).compareTo(out) >= 0) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }

  /** About what buys {@code out}: the reserve of the input at which k is kept, and the fee. */
  private BigInteger guess(
      boolean zeroIn, BigInteger out, BigInteger reserve0, BigInteger reserve1) {
    BigInteger unitIn = zeroIn ? unit0 : unit1;
    BigInteger reserveIn = scaled(zeroIn ? reserve0 : reserve1, unitIn);
    BigInteger left = scaled((zeroIn ? reserve1 : reserve0).subtract(out), zeroIn ? unit1 : unit0);
    BigInteger needed = solve(left, k(reserve0, reserve1), reserveIn).subtract(reserveIn);
    BigInteger net = needed.max(BigInteger.ZERO).multiply(unitIn).divide(E18);
    return net.multiply(BIG_BPS).divide(BIG_BPS.subtract(fee)).add(ONE);
  }

  /**
   * Whether the pair itself, which only looks at the balances after the fee left, accepts {@code
   * out} for {@code in}.
   *
   * @param zeroIn whether token 0 is paid in
   */
  public boolean acceptsSwap(
      boolean zeroIn, BigInteger in, BigInteger out, BigInteger reserve0, BigInteger reserve1) {
    BigInteger entering = entersReserves(in);
    BigInteger now0 = zeroIn ? Uint256.add(reserve0, entering) : Uint256.subtract(reserve0, out);
    BigInteger now1 = zeroIn ? Uint256.subtract(reserve1, out) : Uint256.add(reserve1, entering);
    return k(now0, now1).compareTo(k(reserve0, reserve1)) >= 0;
  }

  /** The pool's invariant of two raw reserves: {@code _k}. */
  BigInteger k(BigInteger reserve0, BigInteger reserve1) {
    return f(scaled(reserve0, unit0), scaled(reserve1, unit1));
  }

  private static BigInteger scaled(BigInteger raw, BigInteger unit) {
    return Uint256.divide(Uint256.multiply(raw, E18), unit);
  }

  /** {@code _f}: the invariant of scaled numbers. */
  private static BigInteger f(BigInteger x, BigInteger y) {
    BigInteger product = perUnit(x, y);
    return perUnit(product, Uint256.add(perUnit(x, x), perUnit(y, y)));
  }

  /** {@code _d}: its derivative by y. */
  private static BigInteger slope(BigInteger x, BigInteger y) {
    return Uint256.add(
        perUnit(Uint256.multiply(THREE, x), perUnit(y, y)), perUnit(perUnit(x, x), x));
  }

  private static BigInteger perUnit(BigInteger a, BigInteger b) {
    return Uint256.divide(Uint256.multiply(a, b), E18);
  }

  /** {@code _get_y}: the y at which the invariant with {@code x} is {@code target} again. */
  private BigInteger solve(BigInteger x, BigInteger target, BigInteger start) {
    BigInteger y = start;
    for (int i = 0; i < MOST_STEPS; i++) {
      BigInteger now = f(x, y);
      boolean below = now.compareTo(target) < 0;
      BigInteger gap = below ? target.subtract(now) : now.subtract(target);
      BigInteger step = Uint256.divide(Uint256.multiply(gap, E18), slope(x, y));
      if (step.signum() == 0) {
        if (gap.signum() == 0) {
          return y;
        }
        if (below && k(x, Uint256.add(y, ONE)).compareTo(target) > 0) {
          return y.add(ONE);
        }
        if (!below && f(x, Uint256.subtract(y, ONE)).compareTo(target) < 0) {
          return y;
        }
        step = ONE;
      }
      y = below ? Uint256.add(y, step) : Uint256.subtract(y, step);
    }
    throw new Revert(Reason.NO_CONVERGENCE);
  }
}
