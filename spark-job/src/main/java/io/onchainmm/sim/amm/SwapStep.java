package io.onchainmm.sim.amm;

import io.onchainmm.sim.amm.Revert.Reason;

/**
 * One step of a swap in a pool of concentrated liquidity, within one range of constant liquidity:
 * v3-core's {@code SwapMath.computeSwapStep} and {@code SqrtPriceMath}, shared by PancakeSwap V3
 * and Slipstream. Holds the step's results and scratch, so it serves one pool.
 *
 * <p>With liquidity L and square-root prices √P: {@code Δ0 = L·(√b − √a)/(√a·√b)} and {@code Δ1 =
 * L·(√b − √a)}. What is paid in rounds up, what is paid out rounds down, the fee rounds up.
 */
final class SwapStep {
  /** Denominator of a fee. */
  static final int PIPS = 1_000_000;

  private static final Word ALL_PIPS = new Word().set(PIPS);
  private static final Word X96 = new Word().set(0, 0, 1L << 32, 0);

  /** Price after the step. */
  final Word next = new Word();

  /** Paid in, without the fee. */
  final Word amountIn = new Word();

  /** Paid out. */
  final Word amountOut = new Word();

  /** Fee, paid in the input's token on top. */
  final Word fee = new Word();

  private final FullMath math = new FullMath();
  private final Word low = new Word();
  private final Word high = new Word();
  private final Word liquidityX96 = new Word();
  private final Word scratch = new Word();
  private final Word pips = new Word();
  private final Word usable = new Word();

  /**
   * Computes a step from {@code price} towards {@code target}.
   *
   * @param exactIn whether {@code remaining} is what is still to be paid in, fee included, else
   *     what is still to be paid out
   */
  void compute(
      Word price, Word target, Word liquidity, Word remaining, boolean exactIn, int feePips) {
    boolean zeroForOne = price.compareTo(target) >= 0;
    if (exactIn) {
      pips.set(PIPS - feePips);
      math.multiplyDivide(remaining, pips, ALL_PIPS, usable);
      in(zeroForOne, price, target, liquidity);
      if (usable.compareTo(amountIn) >= 0) {
        next.set(target);
      } else {
        afterInput(price, liquidity, usable, zeroForOne);
      }
    } else {
      out(zeroForOne, price, target, liquidity);
      if (remaining.compareTo(amountOut) >= 0) {
        next.set(target);
      } else {
        afterOutput(price, liquidity, remaining, zeroForOne);
      }
    }
    boolean reached = next.same(target);
    if (!(reached && exactIn)) {
      in(zeroForOne, price, next, liquidity);
    }
    if (!(reached && !exactIn)) {
      out(zeroForOne, price, next, liquidity);
    }
    if (!exactIn && amountOut.compareTo(remaining) > 0) {
      amountOut.set(remaining);
    }
    if (exactIn && !reached) {
      fee.set(remaining).subtract(amountIn);
    } else {
      scratch.set(feePips);
      pips.set(PIPS - feePips);
      math.multiplyDivideUp(amountIn, scratch, pips, fee);
    }
  }

  private void in(boolean zeroForOne, Word price, Word to, Word liquidity) {
    if (zeroForOne) {
      delta0(to, price, liquidity, true, amountIn);
    } else {
      delta1(price, to, liquidity, true, amountIn);
    }
  }

  private void out(boolean zeroForOne, Word price, Word to, Word liquidity) {
    if (zeroForOne) {
      delta1(to, price, liquidity, false, amountOut);
    } else {
      delta0(price, to, liquidity, false, amountOut);
    }
  }

  /** {@code getAmount0Delta} between two prices in any order. */
  void delta0(Word a, Word b, Word liquidity, boolean roundUp, Word to) {
    order(a, b);
    if (low.isZero()) {
      throw new Revert(Reason.DIV_ZERO);
    }
    liquidityX96.set(liquidity).toX96();
    scratch.set(high).subtract(low);
    if (roundUp) {
      math.multiplyDivideUp(liquidityX96, scratch, high, scratch);
      math.divideUp(scratch, low, to);
    } else {
      math.multiplyDivide(liquidityX96, scratch, high, scratch);
      math.divide(scratch, low, to);
    }
  }

  /** {@code getAmount1Delta} between two prices in any order. */
  void delta1(Word a, Word b, Word liquidity, boolean roundUp, Word to) {
    order(a, b);
    scratch.set(high).subtract(low);
    math.multiplyX96(liquidity, scratch, roundUp, to);
  }

  private void order(Word a, Word b) {
    boolean ordered = a.compareTo(b) <= 0;
    low.set(ordered ? a : b);
    high.set(ordered ? b : a);
  }

  private void afterInput(Word price, Word liquidity, Word amount, boolean zeroForOne) {
    requireLiquidity(price, liquidity);
    if (zeroForOne) {
      add0(price, liquidity, amount);
    } else {
      math.multiplyDivide(amount, X96, liquidity, scratch);
      price(next.set(price).add(scratch));
    }
  }

  private void afterOutput(Word price, Word liquidity, Word amount, boolean zeroForOne) {
    requireLiquidity(price, liquidity);
    if (zeroForOne) {
      math.multiplyDivideUp(amount, X96, liquidity, scratch);
      if (price.compareTo(scratch) <= 0) {
        throw new Revert(Reason.INSUFFICIENT_LIQUIDITY);
      }
      next.set(price).subtract(scratch);
    } else {
      remove0(price, liquidity, amount);
    }
  }

  private static void requireLiquidity(Word price, Word liquidity) {
    if (price.isZero() || liquidity.isZero()) {
      throw new Revert(Reason.INSUFFICIENT_LIQUIDITY);
    }
  }

  /** {@code getNextSqrtPriceFromAmount0RoundingUp} for an amount paid in. */
  private void add0(Word price, Word liquidity, Word amount) {
    if (amount.isZero()) {
      next.set(price);
      return;
    }
    liquidityX96.set(liquidity).toX96();
    boolean wraps = math.multiplyWraps(amount, price, scratch);
    if (!wraps && !scratch.addWraps(liquidityX96)) {
      math.multiplyDivideUp(liquidityX96, price, scratch, next);
    } else {
      math.divide(liquidityX96, price, scratch);
      scratch.add(amount);
      math.divideUp(liquidityX96, scratch, next);
    }
  }

  /** {@code getNextSqrtPriceFromAmount0RoundingUp} for an amount paid out. */
  private void remove0(Word price, Word liquidity, Word amount) {
    if (amount.isZero()) {
      next.set(price);
      return;
    }
    liquidityX96.set(liquidity).toX96();
    if (math.multiplyWraps(amount, price, scratch) || liquidityX96.compareTo(scratch) <= 0) {
      throw new Revert(Reason.INSUFFICIENT_LIQUIDITY);
    }
    low.set(liquidityX96).subtract(scratch);
    math.multiplyDivideUp(liquidityX96, price, low, next);
    price(next);
  }

  /** A price has 160 bits. */
  private static void price(Word value) {
    if (value.w3 != 0 || value.w2 >>> 32 != 0) {
      throw new Revert(Reason.OVERFLOW);
    }
  }
}
