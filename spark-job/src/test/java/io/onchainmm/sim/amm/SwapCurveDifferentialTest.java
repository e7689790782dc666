package io.onchainmm.sim.amm;

import static org.assertj.core.api.Assertions.assertThat;

import io.onchainmm.sim.market.PoolTape.Curve;
import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The path over 128-bit products equals the checked integers, reverts included. */
class SwapCurveDifferentialTest {
  private static final int CASES = 150_000;

  @Test
  void quotesAreTheSameOnBothPaths() {
    SplittableRandom random = new SplittableRandom(11);
    for (int i = 0; i < CASES; i++) {
      SwapCurve curve = curve(random);
      BigInteger in = amount(random);
      BigInteger reserveIn = amount(random);
      BigInteger reserveOut = amount(random);
      Object fast = Reverts.outcome(() -> curve.amountOut(in, reserveIn, reserveOut));
      Object exact = Reverts.outcome(() -> curve.checkedAmountOut(in, reserveIn, reserveOut));
      if (!fast.equals(exact)) {
        assertThat(fast).as("%s in, %s and %s", in, reserveIn, reserveOut).isEqualTo(exact);
      }
    }
  }

  @Test
  void inversesAreTheSameOnBothPaths() {
    SplittableRandom random = new SplittableRandom(12);
    for (int i = 0; i < CASES; i++) {
      SwapCurve curve = curve(random);
      BigInteger out = amount(random);
      BigInteger reserveIn = amount(random);
      BigInteger reserveOut = random.nextInt(4) == 0 ? amount(random) : out.add(amount(random));
      Object fast = Reverts.outcome(() -> curve.amountIn(out, reserveIn, reserveOut));
      Object exact = Reverts.outcome(() -> curve.checkedAmountIn(out, reserveIn, reserveOut));
      if (!fast.equals(exact)) {
        assertThat(fast).as("%s out, %s and %s", out, reserveIn, reserveOut).isEqualTo(exact);
      }
    }
  }

  @Test
  void wideDivisionEqualsBigIntegers() {
    SplittableRandom random = new SplittableRandom(13);
    int compared = 0;
    for (int i = 0; i < CASES; i++) {
      long a = random.nextLong() >>> (1 + random.nextInt(63));
      long b = random.nextLong() >>> (1 + random.nextInt(63));
      long divisor = random.nextLong() >>> random.nextInt(64);
      if (divisor != 0 && Uint128.quotientFits(a, b, divisor)) {
        BigInteger exact =
            BigInteger.valueOf(a)
                .multiply(BigInteger.valueOf(b))
                .divide(new BigInteger(Long.toUnsignedString(divisor)));
        long quotient = Uint128.multiplyDivide(a, b, divisor);
        if (!Long.toUnsignedString(quotient).equals(exact.toString())) {
          assertThat(quotient).as("%d * %d / %d", a, b, divisor).isEqualTo(exact.longValue());
        }
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(CASES / 4);
  }

  private static SwapCurve curve(SplittableRandom random) {
    int kind = random.nextInt(3);
    return kind == 0
        ? new SwapCurve(Curve.UNISWAP_V2, 30)
        : kind == 1
            ? new SwapCurve(Curve.PANCAKE_V2, 25)
            : new SwapCurve(Curve.AERODROME_VOLATILE, random.nextInt(301));
  }

  /** Any size up to 66 bits, so that the edges of the fast path are met. */
  private static BigInteger amount(SplittableRandom random) {
    int bits = random.nextInt(67);
    BigInteger value = BigInteger.valueOf(random.nextLong()).abs();
    return bits > 63
        ? value.shiftLeft(bits - 63)
        : random.nextInt(8) == 0
            ? BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE)
            : value.shiftRight(63 - bits);
  }
}
