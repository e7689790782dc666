package io.onchainmm.sim.amm;

import io.onchainmm.sim.amm.Revert.Reason;
import java.math.BigInteger;
import java.util.Optional;

/**
 * A pool of concentrated liquidity, moved by swaps through its ticks as {@code UniswapV3Pool.swap}
 * does it (v3-core; PancakeSwap V3 and Slipstream share it). The fee never enters the liquidity.
 *
 * <p>A copy shares the {@link Ticks} and scratch with the pool it was made of: all of them serve
 * one thread and follow the same liquidity events.
 */
public final class ConcentratedPool implements SwapPool {
  /** Fees are counted in millionths of the input. */
  public static final int PIPS = SwapStep.PIPS;

  private static final Word FIRST_PRICE = Word.of(TickMath.MIN_SQRT_PRICE.add(BigInteger.ONE));
  private static final Word LAST_PRICE = Word.of(TickMath.MAX_SQRT_PRICE.subtract(BigInteger.ONE));
  private static final Word UNLIMITED = new Word().set(Long.MAX_VALUE, -1, -1, -1);
  private static final double TWO_96 = 0x1p96;

  private final Ticks ticks;
  private final boolean baseIsToken0;
  private final Scratch scratch;
  private final Word sqrtPrice = new Word();
  private final Word liquidity = new Word();
  private int tick;
  private int feePips;

  /** Null where the fee is the same at all times. */
  private DynamicFee dynamicFee;

  /**
   * What swaps compute with; one for all copies.
   *
   * <p>{@code in} and {@code out} are what the last swap paid in, fee included, and paid out.
   */
  private static final class Scratch {
    final TickMath tickMath = new TickMath();
    final SwapStep step = new SwapStep();
    final Word remaining = new Word();
    final Word in = new Word();
    final Word out = new Word();
    final Word end = new Word();
    final Word target = new Word();
    final Word limit = new Word();
    final Word priceBefore = new Word();
    final Word liquidityBefore = new Word();
    int tickBefore;
  }

  /**
   * An empty pool, until {@link #state} says where it stands.
   *
   * @param baseIsToken0 whether our base is token 0; the price is token 1 per token 0
   * @param feePips fee of the next swaps in millionths of the input
   */
  public ConcentratedPool(Ticks ticks, boolean baseIsToken0, int feePips) {
    this(ticks, baseIsToken0, feePips, new Scratch());
  }

  private ConcentratedPool(Ticks ticks, boolean baseIsToken0, int feePips, Scratch scratch) {
    this.ticks = ticks;
    this.baseIsToken0 = baseIsToken0;
    this.scratch = scratch;
    feePips(feePips);
  }

  @Override
  public ConcentratedPool copy() {
    ConcentratedPool copy = new ConcentratedPool(ticks, baseIsToken0, feePips, scratch);
    copy.sqrtPrice.set(sqrtPrice);
    copy.liquidity.set(liquidity);
    copy.tick = tick;
    copy.dynamicFee = dynamicFee == null ? null : dynamicFee.copy();
    return copy;
  }

  /** Fee of the next swaps in millionths of the input; Slipstream's may be another at each. */
  public void feePips(int pips) {
    if (pips < 0 || pips >= SwapStep.PIPS) {
      throw new IllegalArgumentException("fee must be 0 to 999999 millionths, but was " + pips);
    }
    feePips = pips;
  }

  /** From now on the fee follows the ticks over time. */
  public void dynamicFee(DynamicFee fee) {
    dynamicFee = fee;
  }

  @Override
  public void at(long nanos) {
    if (dynamicFee != null) {
      dynamicFee.at(nanos, tick);
    }
  }

  private int feeNow() {
    return dynamicFee == null ? feePips : dynamicFee.pips(tick);
  }

  /** Whether a square-root price is one that some tick has. */
  public static boolean isPrice(BigInteger sqrtPriceX96) {
    return sqrtPriceX96.compareTo(TickMath.MIN_SQRT_PRICE) >= 0
        && sqrtPriceX96.compareTo(TickMath.MAX_SQRT_PRICE) < 0;
  }

  /** Whether a number is a tick. */
  public static boolean isTick(BigInteger tick) {
    return tick.abs().compareTo(BigInteger.valueOf(TickMath.MAX_TICK)) <= 0;
  }

  /** Puts the pool where it is stated to stand. */
  public void state(BigInteger sqrtPriceX96, int atTick, BigInteger inRange) {
    sqrtPrice.set(sqrtPriceX96);
    liquidity.set(inRange);
    tick = atTick;
  }

  /** Square root of the price times 2⁹⁶. */
  public BigInteger sqrtPriceX96() {
    return sqrtPrice.toBigInteger();
  }

  /** The greatest tick not above the price; one less where a falling price stopped at a tick. */
  public int tick() {
    return tick;
  }

  /** Liquidity in range. */
  public BigInteger liquidity() {
    return liquidity.toBigInteger();
  }

  /** A position changes in the ticks, and here where it is in range. */
  public void change(int lower, int upper, BigInteger by) {
    ticks.change(lower, upper, by);
    followChange(lower, upper, by);
  }

  /** A position has changed in the ticks that this copy shares: it counts here where in range. */
  public void followChange(int lower, int upper, BigInteger by) {
    if (lower <= tick && tick < upper) {
      liquidity.set(liquidity().add(by));
    }
  }

  @Override
  public double keptFraction() {
    return 1 - feeNow() / (double) SwapStep.PIPS;
  }

  @Override
  public double spotRaw() {
    double root = sqrtPrice.toDouble() / TWO_96;
    return baseIsToken0 ? root * root : 1 / (root * root);
  }

  @Override
  public double baseOutUntil(double bidRaw) {
    return copy().swapToPrice(false, bidRaw * keptFraction()).out().doubleValue();
  }

  @Override
  public double baseInUntil(double askRaw) {
    return copy().swapToPrice(true, askRaw / keptFraction()).in().doubleValue();
  }

  @Override
  public BigInteger amountOut(boolean baseIn, BigInteger in) {
    BigInteger out = swapExactIn(baseIn, in);
    restore();
    return out;
  }

  @Override
  public BigInteger amountIn(boolean baseIn, BigInteger out) {
    BigInteger in = swapExactOut(baseIn, out);
    restore();
    return in;
  }

  @Override
  public BigInteger swapExactIn(boolean baseIn, BigInteger in) {
    if (in.signum() == 0) {
      throw new Revert(Reason.INSUFFICIENT_INPUT_AMOUNT);
    }
    scratch.remaining.set(in);
    swapAll(baseIn, true);
    return scratch.out.toBigInteger();
  }

  @Override
  public BigInteger swapExactOut(boolean baseIn, BigInteger out) {
    if (out.signum() == 0) {
      throw new Revert(Reason.INSUFFICIENT_OUTPUT_AMOUNT);
    }
    scratch.remaining.set(out);
    swapAll(baseIn, false);
    return scratch.in.toBigInteger();
  }

  @Override
  public void settle(boolean baseIn, BigInteger in, BigInteger out) {
    if (baseIn) {
      swapExactIn(true, in);
    } else {
      swapExactOut(false, out);
    }
  }

  /** What is left on the table stays with the pool, whose price does not depend on it. */
  @Override
  public void follow(boolean baseIn, BigInteger in, BigInteger leftOnTheTable) {
    try {
      swapExactIn(baseIn, in);
    } catch (Revert refused) {
      assert refused.reason() != null;
    }
  }

  @Override
  public Optional<Arbitrage.Swap> towards(double fairRaw) {
    double kept = keptFraction();
    boolean cheap = spotRaw() / kept < fairRaw;
    if (!cheap && !(spotRaw() * kept > fairRaw)) {
      return Optional.empty();
    }
    BigInteger in = copy().swapToPrice(!cheap, cheap ? fairRaw * kept : fairRaw / kept).in();
    return in.signum() > 0 ? Optional.of(new Arbitrage.Swap(!cheap, in)) : Optional.empty();
  }

  @Override
  public BigInteger base() {
    return baseIsToken0 ? virtual0() : virtual1();
  }

  @Override
  public BigInteger quote() {
    return baseIsToken0 ? virtual1() : virtual0();
  }

  /** {@code L / √P}; nothing where there is no price. */
  private BigInteger virtual0() {
    BigInteger root = sqrtPriceX96();
    return root.signum() == 0 ? root : liquidity().shiftLeft(96).divide(root);
  }

  /** {@code L · √P}. */
  private BigInteger virtual1() {
    return liquidity().multiply(sqrtPriceX96()).shiftRight(96);
  }

  /** What a swap paid in, fee included, and what it got. */
  public record Swapped(BigInteger in, BigInteger out) {}

  /** Swaps an exact input, but not beyond a price: where that is reached, the rest is kept. */
  public Swapped swapTo(boolean baseIn, BigInteger in, BigInteger sqrtPriceLimitX96) {
    scratch.remaining.set(in);
    scratch.limit.set(sqrtPriceLimitX96);
    swap(baseIn == baseIsToken0, true);
    return swapped();
  }

  /**
   * Swaps as much as it takes to bring the price without fee to this one, if it is on that side;
   * nothing where the contract would refuse.
   */
  public Swapped swapToPrice(boolean baseIn, double spotRaw) {
    double root = Math.sqrt(baseIsToken0 ? spotRaw : 1 / spotRaw) * TWO_96;
    boolean falling = baseIn == baseIsToken0;
    double now = sqrtPrice.toDouble();
    if (!(falling ? root < now : root > now)) {
      return new Swapped(BigInteger.ZERO, BigInteger.ZERO);
    }
    scratch.remaining.set(UNLIMITED);
    scratch.limit.set(within(root));
    try {
      swap(falling, true);
    } catch (Revert refused) {
      return new Swapped(BigInteger.ZERO, BigInteger.ZERO);
    }
    return swapped();
  }

  private static BigInteger within(double root) {
    double least = TickMath.MIN_SQRT_PRICE.doubleValue() + 1;
    double most = TickMath.MAX_SQRT_PRICE.doubleValue() * (1 - 0x1p-50);
    return new java.math.BigDecimal(Math.max(least, Math.min(most, root))).toBigInteger();
  }

  private Swapped swapped() {
    return new Swapped(scratch.in.toBigInteger(), scratch.out.toBigInteger());
  }

  private void swapAll(boolean baseIn, boolean exactIn) {
    boolean falling = baseIn == baseIsToken0;
    scratch.limit.set(falling ? FIRST_PRICE : LAST_PRICE);
    swap(falling, exactIn);
    if (!scratch.remaining.isZero()) {
      restore();
      throw new Revert(Reason.INSUFFICIENT_LIQUIDITY);
    }
  }

  /** A swap happens whole or, where the contract reverts, not at all. */
  private void swap(boolean falling, boolean exactIn) {
    int side = scratch.limit.compareTo(sqrtPrice);
    if (falling ? side >= 0 : side <= 0) {
      throw new Revert(Reason.PRICE_OUT_OF_RANGE);
    }
    save();
    int fee = feeNow();
    try {
      steps(falling, exactIn, fee);
    } catch (Revert refused) {
      restore();
      throw refused;
    }
  }

  /**
   * The loop of {@code UniswapV3Pool.swap}: step after step until nothing is left, or the limit.
   */
  private void steps(boolean falling, boolean exactIn, int fee) {
    Scratch s = scratch;
    SwapStep step = s.step;
    s.in.set(0);
    s.out.set(0);
    while (!s.remaining.isZero() && !sqrtPrice.same(s.limit)) {
      int nextTick = ticks.next(tick, falling);
      s.tickMath.sqrtPriceAt(nextTick, s.end);
      boolean limitFirst = falling ? s.end.compareTo(s.limit) < 0 : s.end.compareTo(s.limit) > 0;
      s.target.set(limitFirst ? s.limit : s.end);
      step.compute(sqrtPrice, s.target, liquidity, s.remaining, exactIn, fee);
      s.in.add(step.amountIn).add(step.fee);
      s.out.add(step.amountOut);
      if (exactIn) {
        s.remaining.subtract(step.amountIn).subtract(step.fee);
      } else {
        s.remaining.subtract(step.amountOut);
      }
      if (step.next.same(s.end)) {
        ticks.cross(nextTick, falling, liquidity);
        tick = falling ? nextTick - 1 : nextTick;
      } else if (!step.next.same(sqrtPrice)) {
        tick = s.tickMath.tickAt(step.next);
      }
      sqrtPrice.set(step.next);
    }
  }

  private void save() {
    scratch.priceBefore.set(sqrtPrice);
    scratch.liquidityBefore.set(liquidity);
    scratch.tickBefore = tick;
  }

  private void restore() {
    sqrtPrice.set(scratch.priceBefore);
    liquidity.set(scratch.liquidityBefore);
    tick = scratch.tickBefore;
  }
}
