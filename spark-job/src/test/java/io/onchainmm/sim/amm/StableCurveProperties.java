package io.onchainmm.sim.amm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What must hold for any swap on the stable curve. */
class StableCurveProperties {
  private static final int CASES = 1500;
  private static final int[] DECIMALS = {6, 8, 18};

  private final SplittableRandom random = new SplittableRandom(71);
  private int decimals0;
  private int decimals1;

  /** 10⁴ to 10⁸ tokens on each side, at most 1 to 20 apart. */
  private StablePool pool() {
    decimals0 = DECIMALS[random.nextInt(3)];
    decimals1 = DECIMALS[random.nextInt(3)];
    double tokens0 = Math.pow(10, random.nextDouble(4, 8));
    double tokens1 = tokens0 * Math.exp(random.nextDouble(-3, 3));
    return new StablePool(
        new StableCurve(decimals0, decimals1, random.nextInt(301)),
        true,
        raw(tokens0, decimals0),
        raw(tokens1, decimals1));
  }

  private static BigInteger raw(double tokens, int decimals) {
    return BigInteger.valueOf(Math.round(tokens * 1e6))
        .multiply(BigInteger.TEN.pow(decimals))
        .divide(BigInteger.valueOf(1_000_000));
  }

  /** A part of the reserve that it is paid into, from a millionth to a half. */
  private BigInteger part(BigInteger reserve) {
    long share = Math.round(Math.pow(10, random.nextDouble(0, 5.7)));
    return reserve.multiply(BigInteger.valueOf(share)).divide(BigInteger.valueOf(1_000_000));
  }

  private static BigInteger k(StablePool pool, StableCurve curve) {
    return curve.k(pool.base(), pool.quote());
  }

  @Test
  void theInvariantNeverFallsWhereThePairAcceptsAndOutputIsBelowTheReserve() {
    int accepted = 0;
    for (int i = 0; i < CASES; i++) {
      StablePool pool = pool();
      StableCurve curve = pool.curve();
      boolean baseIn = random.nextBoolean();
      BigInteger in = part(baseIn ? pool.base() : pool.quote());
      BigInteger out = pool.amountOut(baseIn, in);
      assertThat(out).isLessThan(baseIn ? pool.quote() : pool.base());
      BigInteger before = k(pool, curve);
      boolean accepts = curve.acceptsSwap(baseIn, in, out, pool.base(), pool.quote());
      pool.settle(baseIn, in, out);
      assertThat(k(pool, curve).compareTo(before) >= 0).isEqualTo(accepts);
      assertThat(k(pool, curve).doubleValue()).isGreaterThan(before.doubleValue() * (1 - 1e-9));
      accepted += accepts ? 1 : 0;
    }
    assertThat(accepted).isGreaterThan(CASES * 9 / 10);
  }

  @Test
  void splittingNeverGainsMoreThanItsRounding() {
    for (int i = 0; i < CASES; i++) {
      StablePool parts = pool();
      boolean baseIn = random.nextBoolean();
      BigInteger first = part(baseIn ? parts.base() : parts.quote());
      BigInteger second = part(baseIn ? parts.base() : parts.quote());
      BigInteger once = parts.amountOut(baseIn, first.add(second));
      BigInteger one = parts.amountOut(baseIn, first);
      parts.settle(baseIn, first, one);
      BigInteger twice = one.add(parts.amountOut(baseIn, second));
      assertThat(twice.subtract(once).doubleValue()).isLessThanOrEqualTo(slack(parts, baseIn));
    }
  }

  /** Raw output that two raw units of input, or two of output, are worth. */
  private double slack(StablePool pool, boolean baseIn) {
    double raw = pool.spotRaw();
    return 4 + 4 * (baseIn ? raw : 1 / raw);
  }

  @Test
  void aRoundTripLosesTheFeeTwice() {
    for (int i = 0; i < CASES; i++) {
      StablePool pool = pool();
      boolean baseIn = random.nextBoolean();
      BigInteger in = part(baseIn ? pool.base() : pool.quote());
      double kept = pool.keptFraction();
      BigInteger out = pool.amountOut(baseIn, in);
      pool.settle(baseIn, in, out);
      BigInteger back = pool.amountOut(!baseIn, out);
      double allowed = slack(pool, !baseIn);
      assertThat(back.doubleValue()).isLessThanOrEqualTo(in.doubleValue() * kept + allowed);
      boolean small = in.doubleValue() < 1e-4 * (baseIn ? pool.base() : pool.quote()).doubleValue();
      if (small) {
        assertThat(back.doubleValue())
            .isLessThanOrEqualTo(in.doubleValue() * kept * kept * (1 + 1e-4) + allowed);
      }
    }
  }

  @Test
  void theAveragePriceIsWorseThanTheMarginalOneAndMeetsItForSmallSwaps() {
    for (int i = 0; i < CASES; i++) {
      StablePool pool = pool();
      BigInteger in = part(pool.base());
      double sold = pool.amountOut(true, in).doubleValue();
      double unit = slack(pool, true);
      assertThat(sold).isLessThanOrEqualTo(in.doubleValue() * pool.bidRaw() * (1 + 1e-9) + unit);
      BigInteger paid = part(pool.quote());
      double bought = pool.amountOut(false, paid).doubleValue();
      assertThat(bought)
          .isLessThanOrEqualTo(
              paid.doubleValue() / pool.askRaw() * (1 + 1e-9) + slack(pool, false));
      BigInteger little = pool.base().divide(BigInteger.valueOf(100_000));
      assertThat(pool.amountOut(true, little).doubleValue())
          .isCloseTo(
              little.doubleValue() * pool.bidRaw(),
              within(1e-4 * little.doubleValue() * pool.bidRaw() + unit));
    }
  }

  @Test
  void theReservesAtAPriceHaveThatPriceAndTheSameInvariant() {
    for (int i = 0; i < CASES; i++) {
      StablePool pool = pool();
      double price = pool.spotRaw() * Math.exp(random.nextDouble(-0.5, 0.5));
      double before = k(pool, pool.curve()).doubleValue();
      double base = pool.baseAt(price);
      double quote = pool.quoteAt(price);
      pool.reserves(
          new java.math.BigDecimal(base).toBigInteger(),
          new java.math.BigDecimal(quote).toBigInteger());
      assertThat(pool.spotRaw()).isCloseTo(price, within(1e-6 * price));
      assertThat(k(pool, pool.curve()).doubleValue()).isCloseTo(before, within(1e-6 * before));
    }
  }

  @Test
  void theInverseIsTheLeastThatBuysTheOutput() {
    for (int i = 0; i < CASES; i++) {
      StablePool pool = pool();
      boolean baseIn = random.nextBoolean();
      BigInteger out = part(baseIn ? pool.quote() : pool.base()).max(BigInteger.ONE);
      BigInteger in = pool.amountIn(baseIn, out);
      assertThat(pool.amountOut(baseIn, in)).isGreaterThanOrEqualTo(out);
      assertThat(pool.amountOut(baseIn, in.subtract(BigInteger.ONE))).isLessThan(out);
    }
  }
}
