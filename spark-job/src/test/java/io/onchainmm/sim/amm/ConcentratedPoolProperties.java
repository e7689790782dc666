package io.onchainmm.sim.amm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What must hold for any swap through the ticks of concentrated liquidity. */
class ConcentratedPoolProperties {
  private static final int CASES = 1500;
  private static final int[] SPACINGS = {1, 10, 50, 60, 200};
  private static final int[] FEES = {0, 100, 500, 2500, 3000, 10_000};

  private static final BigInteger WIDE = BigInteger.valueOf(1_000_000_000_000_000_000L);

  private final SplittableRandom random = new SplittableRandom(81);
  private Ticks ticks;

  /** A wide position below all others, and up to nine within some tick spacings of the price. */
  private ConcentratedPool pool() {
    int spacing = SPACINGS[random.nextInt(SPACINGS.length)];
    ticks = new Ticks(spacing);
    int at = random.nextInt(-200_000, 200_000);
    ConcentratedPool pool =
        new ConcentratedPool(ticks, random.nextBoolean(), FEES[random.nextInt(FEES.length)]);
    Word price = new Word();
    new TickMath().sqrtPriceAt(at, price);
    pool.state(price.toBigInteger(), at, BigInteger.ZERO);
    int range = Math.floorDiv(at, spacing);
    pool.change((range - 3000) * spacing, (range + 3000) * spacing, WIDE);
    for (int i = random.nextInt(10); i > 0; i--) {
      int lower = range + random.nextInt(-12, 12);
      pool.change(lower * spacing, (lower + 1 + random.nextInt(12)) * spacing, liquidity());
    }
    return pool;
  }

  private BigInteger liquidity() {
    return BigInteger.valueOf(Math.round(Math.pow(10, random.nextDouble(12, 18))));
  }

  /** Moves the price by up to about twenty ticks either way. */
  private BigInteger amount(ConcentratedPool pool, boolean baseIn) {
    double spot = pool.spotRaw();
    double virtual =
        pool.liquidity().doubleValue() * (baseIn ? 1 / Math.sqrt(spot) : Math.sqrt(spot));
    double share = Math.pow(10, random.nextDouble(-6, -2));
    return new BigDecimal(virtual * share).toBigInteger().add(BigInteger.valueOf(1000));
  }

  /** Raw output that a raw unit or two are worth, at each of the steps that a swap may take. */
  private static double slack(ConcentratedPool pool, boolean baseIn) {
    double spot = pool.spotRaw();
    return 60 * (1 + (baseIn ? spot : 1 / spot));
  }

  @Test
  void thePriceMovesAgainstTheSwapAndLiquidityIsThatOfItsRange() {
    int crossed = 0;
    for (int i = 0; i < CASES; i++) {
      ConcentratedPool pool = pool();
      boolean baseIn = random.nextBoolean();
      double before = pool.spotRaw();
      int tick = pool.tick();
      BigInteger liquidity = pool.liquidity();
      pool.swapExactIn(baseIn, amount(pool, baseIn));
      assertThat(baseIn ? pool.spotRaw() <= before : pool.spotRaw() >= before).isTrue();
      BigInteger expected = liquidity;
      for (int t = Math.min(tick, pool.tick()) + 1; t <= Math.max(tick, pool.tick()); t++) {
        BigInteger net = ticks.net(t);
        expected = pool.tick() > tick ? expected.add(net) : expected.subtract(net);
        crossed += net.signum() == 0 ? 0 : 1;
      }
      assertThat(pool.liquidity()).isEqualTo(expected);
    }
    assertThat(crossed).isGreaterThan(CASES / 3);
  }

  @Test
  void splittingNeverGainsMoreThanItsRounding() {
    for (int i = 0; i < CASES; i++) {
      ConcentratedPool whole = pool();
      ConcentratedPool parts = whole.copy();
      boolean baseIn = random.nextBoolean();
      BigInteger first = amount(whole, baseIn);
      BigInteger second = amount(whole, baseIn);
      BigInteger once = whole.swapExactIn(baseIn, first.add(second));
      BigInteger twice = parts.swapExactIn(baseIn, first).add(parts.swapExactIn(baseIn, second));
      assertThat(twice.subtract(once).doubleValue()).isLessThanOrEqualTo(slack(whole, baseIn));
    }
  }

  @Test
  void aRoundTripLosesTheFeeTwice() {
    for (int i = 0; i < CASES; i++) {
      ConcentratedPool pool = pool();
      boolean baseIn = random.nextBoolean();
      BigInteger in = amount(pool, baseIn);
      double kept = pool.keptFraction();
      BigInteger out = pool.swapExactIn(baseIn, in);
      if (out.signum() > 0) {
        BigInteger back = pool.swapExactIn(!baseIn, out);
        assertThat(back).isLessThanOrEqualTo(in);
        assertThat(back.doubleValue())
            .isLessThanOrEqualTo(
                in.doubleValue() * kept * kept * (1 + 0.02 * (1 - kept)) + slack(pool, !baseIn));
      }
    }
  }

  @Test
  void theAveragePriceIsWorseThanTheMarginalOne() {
    for (int i = 0; i < CASES; i++) {
      ConcentratedPool pool = pool();
      BigInteger sold = amount(pool, true);
      double received = pool.amountOut(true, sold).doubleValue();
      assertThat(received)
          .isLessThanOrEqualTo(sold.doubleValue() * pool.bidRaw() * (1 + 1e-9) + slack(pool, true));
      BigInteger paid = amount(pool, false);
      double bought = pool.amountOut(false, paid).doubleValue();
      assertThat(bought)
          .isLessThanOrEqualTo(
              paid.doubleValue() / pool.askRaw() * (1 + 1e-9) + slack(pool, false));
    }
  }

  @Test
  void theInverseBuysTheOutputForTheLeast() {
    int compared = 0;
    for (int i = 0; i < CASES; i++) {
      ConcentratedPool pool = pool();
      boolean baseIn = random.nextBoolean();
      BigInteger out = pool.amountOut(baseIn, amount(pool, baseIn));
      if (out.signum() > 0) {
        BigInteger in = pool.amountIn(baseIn, out);
        double most = out.doubleValue() + slack(pool, baseIn);
        assertThat(pool.amountOut(baseIn, in).doubleValue())
            .isBetween(out.doubleValue() - slack(pool, baseIn), most);
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(CASES / 2);
  }

  @Test
  void swapsToAPriceEndThere() {
    for (int i = 0; i < CASES; i++) {
      ConcentratedPool pool = pool();
      double target = pool.spotRaw() * Math.exp(random.nextDouble(-0.002, 0.002));
      boolean baseIn = target < pool.spotRaw();
      ConcentratedPool untouched = pool.copy();
      assertThat(untouched.swapToPrice(!baseIn, target).in()).isZero();
      assertThat(untouched.sqrtPriceX96()).isEqualTo(pool.sqrtPriceX96());
      ConcentratedPool.Swapped swapped = pool.copy().swapToPrice(baseIn, target);
      pool.swapToPrice(baseIn, target);
      assertThat(pool.spotRaw()).isCloseTo(target, within(1e-9 * target));
      if (swapped.in().signum() > 0) {
        assertThat(untouched.swapExactIn(baseIn, swapped.in()).doubleValue())
            .isCloseTo(swapped.out().doubleValue(), within(slack(pool, baseIn)));
      }
    }
  }
}
