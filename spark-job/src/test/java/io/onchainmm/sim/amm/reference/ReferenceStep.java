package io.onchainmm.sim.amm.reference;

import java.math.BigInteger;

/**
 * v3-core's {@code SwapMath} and {@code SqrtPriceMath} in big integers, without the contract's
 * limits: what a step gives wherever it does not revert.
 *
 * @param next square-root price after the step
 */
public record ReferenceStep(
    BigInteger next, BigInteger amountIn, BigInteger amountOut, BigInteger fee) {
  private static final BigInteger ONE = BigInteger.ONE;
  private static final BigInteger PIPS = BigInteger.valueOf(1_000_000);

  /** A positive {@code remaining} is to be paid in, a negative one to be paid out. */
  public static ReferenceStep of(
      BigInteger price,
      BigInteger target,
      BigInteger liquidity,
      BigInteger remaining,
      int feePips) {
    boolean down = price.compareTo(target) >= 0;
    boolean exactIn = remaining.signum() >= 0;
    BigInteger fee = BigInteger.valueOf(feePips);
    BigInteger kept = PIPS.subtract(fee);
    BigInteger next;
    if (exactIn) {
      BigInteger usable = remaining.multiply(kept).divide(PIPS);
      boolean enough = usable.compareTo(in(down, price, target, liquidity)) >= 0;
      next = enough ? target : afterInput(down, price, liquidity, usable);
    } else {
      BigInteger wanted = remaining.negate();
      boolean enough = wanted.compareTo(out(down, price, target, liquidity)) >= 0;
      next = enough ? target : afterOutput(down, price, liquidity, wanted);
    }
    BigInteger amountIn = in(down, price, next, liquidity);
    BigInteger amountOut = out(down, price, next, liquidity);
    if (!exactIn) {
      amountOut = amountOut.min(remaining.negate());
    }
    BigInteger paid =
        exactIn && !next.equals(target)
            ? remaining.subtract(amountIn)
            : up(amountIn.multiply(fee), kept);
    return new ReferenceStep(next, amountIn, amountOut, paid);
  }

  private static BigInteger in(boolean down, BigInteger from, BigInteger to, BigInteger liquidity) {
    return down ? delta0(to, from, liquidity, true) : delta1(from, to, liquidity, true);
  }

  private static BigInteger out(
      boolean down, BigInteger from, BigInteger to, BigInteger liquidity) {
    return down ? delta1(to, from, liquidity, false) : delta0(from, to, liquidity, false);
  }

  private static BigInteger delta0(
      BigInteger low, BigInteger high, BigInteger liquidity, boolean roundUp) {
    BigInteger product = liquidity.shiftLeft(96).multiply(high.subtract(low));
    return roundUp ? up(up(product, high), low) : product.divide(high).divide(low);
  }

  private static BigInteger delta1(
      BigInteger low, BigInteger high, BigInteger liquidity, boolean roundUp) {
    BigInteger product = liquidity.multiply(high.subtract(low));
    return roundUp ? up(product, ONE.shiftLeft(96)) : product.shiftRight(96);
  }

  private static BigInteger afterInput(
      boolean down, BigInteger price, BigInteger liquidity, BigInteger amount) {
    if (!down) {
      return price.add(amount.shiftLeft(96).divide(liquidity));
    }
    BigInteger scaled = liquidity.shiftLeft(96);
    BigInteger product = amount.multiply(price);
    BigInteger denominator = scaled.add(product);
    return product.bitLength() <= 256 && denominator.bitLength() <= 256
        ? up(scaled.multiply(price), denominator)
        : up(scaled, scaled.divide(price).add(amount));
  }

  private static BigInteger afterOutput(
      boolean down, BigInteger price, BigInteger liquidity, BigInteger amount) {
    if (down) {
      return price.subtract(up(amount.shiftLeft(96), liquidity));
    }
    BigInteger scaled = liquidity.shiftLeft(96);
    return up(scaled.multiply(price), scaled.subtract(amount.multiply(price)));
  }

  private static BigInteger up(BigInteger a, BigInteger b) {
    return a.add(b).subtract(ONE).divide(b);
  }
}
