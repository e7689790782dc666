package io.onchainmm.sim.amm;

import static org.assertj.core.api.Assertions.assertThat;

import io.onchainmm.sim.market.PoolTape.Curve;
import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What must hold for any swap. */
class SwapCurveProperties {
  private static final int CASES = 3_000;

  private final SplittableRandom random = new SplittableRandom(21);

  private SwapCurve curve() {
    int kind = random.nextInt(3);
    return kind == 0
        ? new SwapCurve(Curve.UNISWAP_V2, 30)
        : kind == 1
            ? new SwapCurve(Curve.PANCAKE_V2, 25)
            : new SwapCurve(Curve.AERODROME_VOLATILE, random.nextInt(301));
  }

  private BigInteger amount(int leastBits, int mostBits) {
    int bits = leastBits + random.nextInt(mostBits - leastBits);
    return new BigInteger(bits, new java.util.Random(random.nextLong())).setBit(bits - 1);
  }

  private Pool pool() {
    return new Pool(curve(), amount(20, 100), amount(20, 100));
  }

  private static BigInteger product(Pool pool) {
    return pool.base().multiply(pool.quote());
  }

  @Test
  void theProductOfTheReservesNeverFalls() {
    for (int i = 0; i < CASES; i++) {
      Pool pool = pool();
      BigInteger before = product(pool);
      BigInteger out = pool.swapExactIn(random.nextBoolean(), amount(1, 100));
      assertThat(product(pool)).isGreaterThanOrEqualTo(before);
      assertThat(out).isLessThan(before);
    }
  }

  @Test
  void splittingASwapIsNeverBetter() {
    for (int i = 0; i < CASES; i++) {
      Pool whole = pool();
      Pool parts = whole.copy();
      boolean baseIn = random.nextBoolean();
      BigInteger first = amount(10, 90);
      BigInteger second = amount(10, 90);
      BigInteger once = whole.swapExactIn(baseIn, first.add(second));
      BigInteger twice = parts.swapExactIn(baseIn, first).add(parts.swapExactIn(baseIn, second));
      if (whole.curve().entersReserves(first).equals(first)) {
        assertThat(twice).isLessThanOrEqualTo(once);
      } else {
        // Moving the fee out, two floors of the fee may leave one more unit than one floor.
        BigInteger unit =
            whole.copy().quote().max(whole.base()).divide(whole.quote().min(whole.base()));
        assertThat(twice).isLessThanOrEqualTo(once.add(unit).add(BigInteger.TWO));
      }
    }
  }

  /**
   * There and back leaves γ² of a small swap. A large one gets part of its own fee back: with a
   * paid into Ri for o out of Ro, γ²·(Ri + a')/(Ri + γa)·Ro/(Ro − (1 − γ)o) is left, where a' is
   * what entered the reserves.
   */
  @Test
  void aRoundTripLosesTheFeeTwice() {
    int small = 0;
    for (int i = 0; i < CASES; i++) {
      Pool pool = new Pool(curve(), amount(60, 100), amount(60, 100));
      boolean baseIn = random.nextBoolean();
      BigInteger in = amount(30, 90);
      double kept = pool.curve().keptFraction();
      double reserveIn = baseIn ? pool.baseRaw() : pool.quoteRaw();
      double reserveOut = baseIn ? pool.quoteRaw() : pool.baseRaw();
      BigInteger out = pool.swapExactIn(baseIn, in);
      if (out.bitLength() < 20) {
        continue;
      }
      BigInteger back = pool.swapExactIn(!baseIn, out);
      double paid = in.doubleValue();
      double entered = pool.curve().entersReserves(in).doubleValue();
      double left =
          kept
              * kept
              * (reserveIn + entered)
              / (reserveIn + kept * paid)
              * reserveOut
              / (reserveOut - (1 - kept) * out.doubleValue());
      assertThat(back).isLessThanOrEqualTo(in);
      assertThat(back.doubleValue() / paid).isLessThanOrEqualTo(left * (1 + 1e-5));
      if (paid < 1e-6 * reserveIn) {
        assertThat(1 - back.doubleValue() / paid).isGreaterThanOrEqualTo(1 - kept * kept - 1e-5);
        small++;
      }
    }
    assertThat(small).isGreaterThan(CASES / 10);
  }

  @Test
  void theAveragePriceIsWorseThanTheMarginalOne() {
    for (int i = 0; i < CASES; i++) {
      Pool pool = pool();
      BigInteger base = pool.base().shiftRight(1 + random.nextInt(15)).max(BigInteger.ONE);
      BigInteger paid = pool.amountIn(false, base);
      // The contracts round the fee down: one unit in is within what that can give away.
      assertThat((paid.doubleValue() + 1) / base.doubleValue())
          .isGreaterThanOrEqualTo(pool.askRaw() * (1 - 1e-12));
      BigInteger received = pool.amountOut(true, base);
      assertThat(received.doubleValue() / (base.doubleValue() + 2))
          .isLessThanOrEqualTo(pool.bidRaw() * (1 + 1e-12));
    }
  }

  @Test
  void theInverseIsTheLeastThatBuysTheOutput() {
    for (int i = 0; i < CASES; i++) {
      Pool pool = pool();
      boolean baseIn = random.nextBoolean();
      BigInteger most = baseIn ? pool.quote() : pool.base();
      BigInteger out = most.shiftRight(1 + random.nextInt(18)).max(BigInteger.ONE);
      BigInteger in = pool.amountIn(baseIn, out);
      assertThat(pool.amountOut(baseIn, in)).isGreaterThanOrEqualTo(out);
      // PancakeSwap's library adds one even where the division leaves no remainder.
      BigInteger less = in.subtract(BigInteger.TWO);
      if (less.signum() > 0) {
        assertThat(pool.amountOut(baseIn, less)).isLessThan(out.add(BigInteger.ONE));
      }
      Pool after = pool.copy();
      after.swapExactOut(baseIn, out);
      assertThat(product(after)).isGreaterThanOrEqualTo(product(pool));
    }
  }

  @Test
  void thePairAcceptsWhatItQuotes() {
    for (int i = 0; i < CASES; i++) {
      Pool pool = pool();
      BigInteger in = amount(10, 90);
      BigInteger out = pool.amountOut(true, in);
      assertThat(pool.curve().acceptsSwap(in, out, pool.base(), pool.quote())).isTrue();
    }
  }
}
