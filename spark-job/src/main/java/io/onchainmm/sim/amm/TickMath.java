package io.onchainmm.sim.amm;

import io.onchainmm.sim.amm.Revert.Reason;
import java.math.BigInteger;

/**
 * Square-root prices of ticks and ticks of prices: {@code √1.0001^tick · 2⁹⁶} as v3-core's {@code
 * TickMath} rounds it. Holds scratch, so it serves one thread.
 */
final class TickMath {
  /** The lowest tick, where a price is 2⁻¹²⁸. */
  static final int MIN_TICK = -887272;

  /** The highest tick. */
  static final int MAX_TICK = 887272;

  /** Price of the lowest tick. */
  static final BigInteger MIN_SQRT_PRICE = new BigInteger("4295128739");

  /** Price of the highest tick; no pool reaches it. */
  static final BigInteger MAX_SQRT_PRICE =
      new BigInteger("1461446703485210103287273052203988822378723970342");

  private static final double LOG_OF_TICK = Math.log(1.0001) / 2;
  private static final double TWO_96 = 0x1p96;
  private static final int CACHE = 256;

  /** {@code 2¹²⁸ / √1.0001^(2^i)}, upper and lower 64 bits of each. */
  private static final long[] FACTORS = {
    0xfffcb933bd6fad37L, 0xaa2d162d1a594001L, 0xfff97272373d4132L, 0x59a46990580e213aL,
    0xfff2e50f5f656932L, 0xef12357cf3c7fdccL, 0xffe5caca7e10e4e6L, 0x1c3624eaa0941cd0L,
    0xffcb9843d60f6159L, 0xc9db58835c926644L, 0xff973b41fa98c081L, 0x472e6896dfb254c0L,
    0xff2ea16466c96a38L, 0x43ec78b326b52861L, 0xfe5dee046a99a2a8L, 0x11c461f1969c3053L,
    0xfcbe86c7900a88aeL, 0xdcffc83b479aa3a4L, 0xf987a7253ac41317L, 0x6f2b074cf7815e54L,
    0xf3392b0822b70005L, 0x940c7a398e4b70f3L, 0xe7159475a2c29b74L, 0x43b29c7fa6e889d9L,
    0xd097f3bdfd2022b8L, 0x845ad8f792aa5825L, 0xa9f746462d870fdfL, 0x8a65dc1f90e061e5L,
    0x70d869a156d2a1b8L, 0x90bb3df62baf32f7L, 0x31be135f97d08fd9L, 0x81231505542fcfa6L,
    0x09aa508b5b7a84e1L, 0xc677de54f3e99bc9L, 0x005d6af8dedb8119L, 0x6699c329225ee604L,
    0x00002216e584f5faL, 0x1ea926041bedfe98L, 0x00000000048a1703L, 0x91f7dc42444e8fa2L
  };

  private static final Word LARGEST = new Word().set(-1, -1, -1, -1);
  private static final Word LOWEST_PRICE = Word.of(MIN_SQRT_PRICE);
  private static final Word HIGHEST_PRICE = Word.of(MAX_SQRT_PRICE);

  private final FullMath math = new FullMath();
  private final Word ratio = new Word();
  private final Word other = new Word();
  private final Word candidate = new Word();

  /** Prices asked for lately, since swaps meet the same few ticks again and again. */
  private final int[] knownTicks = new int[CACHE];

  private final Word[] knownPrices = new Word[CACHE];

  /** {@code getSqrtRatioAtTick} into {@code to}; {@link Revert} beyond the ticks that exist. */
  void sqrtPriceAt(int tick, Word to) {
    if (tick < MIN_TICK || tick > MAX_TICK) {
      throw new Revert(Reason.TICK_OUT_OF_RANGE);
    }
    int slot = tick & (CACHE - 1);
    if (knownPrices[slot] == null) {
      knownPrices[slot] = new Word();
    } else if (knownTicks[slot] == tick) {
      to.set(knownPrices[slot]);
      return;
    }
    compute(tick, to);
    knownTicks[slot] = tick;
    knownPrices[slot].set(to);
  }

  private void compute(int tick, Word to) {
    if (tick == 0) {
      to.set(0, 0, 1L << 32, 0);
      return;
    }
    inverseRatio(Math.abs(tick));
    if (tick > 0) {
      other.set(ratio);
      math.divide(LARGEST, other, ratio);
    }
    long up = (int) ratio.w0 == 0 ? 0 : 1;
    to.set(
        ratio.w3 >>> 32,
        (ratio.w2 >>> 32) | (ratio.w3 << 32),
        (ratio.w1 >>> 32) | (ratio.w2 << 32),
        (ratio.w0 >>> 32) | (ratio.w1 << 32));
    if (up != 0) {
      to.increment();
    }
  }

  /** {@code 2¹²⁸ / √1.0001^tick} for a tick &gt; 0, each factor's product cut to 128 bits. */
  private void inverseRatio(int tick) {
    long high = 0;
    long low = 0;
    for (int bits = tick; bits != 0; bits &= bits - 1) {
      int i = 2 * Integer.numberOfTrailingZeros(bits);
      long otherHigh = FACTORS[i];
      long otherLow = FACTORS[i + 1];
      if (bits == tick) {
        high = otherHigh;
        low = otherLow;
        continue;
      }
      long middle1 = high * otherLow;
      long middle2 = low * otherHigh;
      long sum = FullMath.high(low, otherLow);
      long carry = 0;
      sum += middle1;
      carry += Long.compareUnsigned(sum, middle1) < 0 ? 1 : 0;
      sum += middle2;
      carry += Long.compareUnsigned(sum, middle2) < 0 ? 1 : 0;
      long product = high * otherHigh;
      long upper = FullMath.high(high, otherHigh);
      long add1 = FullMath.high(high, otherLow);
      long add2 = FullMath.high(low, otherHigh);
      product += add1;
      upper += Long.compareUnsigned(product, add1) < 0 ? 1 : 0;
      product += add2;
      upper += Long.compareUnsigned(product, add2) < 0 ? 1 : 0;
      product += carry;
      upper += Long.compareUnsigned(product, carry) < 0 ? 1 : 0;
      high = upper;
      low = product;
    }
    ratio.set(0, 0, high, low);
  }

  /**
   * {@code getTickAtSqrtRatio}: the greatest tick whose price is not above this one. A logarithm in
   * doubles is off by one at most; the exact prices of its neighbours decide.
   */
  int tickAt(Word sqrtPrice) {
    if (sqrtPrice.compareTo(LOWEST_PRICE) < 0 || sqrtPrice.compareTo(HIGHEST_PRICE) >= 0) {
      throw new Revert(Reason.PRICE_OUT_OF_RANGE);
    }
    double estimate = Math.log(sqrtPrice.toDouble() / TWO_96) / LOG_OF_TICK;
    int tick = Math.max(MIN_TICK, Math.min(MAX_TICK - 1, (int) Math.floor(estimate)));
    sqrtPriceAt(tick, candidate);
    while (candidate.compareTo(sqrtPrice) > 0) {
      sqrtPriceAt(--tick, candidate);
    }
    sqrtPriceAt(tick + 1, candidate);
    while (candidate.compareTo(sqrtPrice) <= 0) {
      tick++;
      sqrtPriceAt(tick + 1, candidate);
    }
    return tick;
  }
}
