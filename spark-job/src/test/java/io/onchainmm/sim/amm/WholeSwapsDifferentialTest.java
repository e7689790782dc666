package io.onchainmm.sim.amm;

import static org.assertj.core.api.Assertions.assertThat;

import io.onchainmm.sim.market.PoolTape;
import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Division and swaps in doubles equal those in big integers. */
class WholeSwapsDifferentialTest {
  private static final int CASES = 300_000;
  private static final long LARGEST = 1L << 51;

  /** Beside 0, the largest and powers of two more often than elsewhere. */
  private static long amount(SplittableRandom random, long largest) {
    return switch (random.nextInt(8)) {
      case 0 -> random.nextInt(3);
      case 1 -> largest - random.nextInt(3);
      case 2 -> Math.min(largest, Math.max(0, power(random, largest) + random.nextInt(5) - 2));
      default -> random.nextLong(largest + 1) >> random.nextInt(51);
    };
  }

  private static long power(SplittableRandom random, long largest) {
    return 1L << random.nextInt(Long.SIZE - Long.numberOfLeadingZeros(largest));
  }

  private static void checkQuotient(long a, long b, long d) {
    long expected =
        BigInteger.valueOf(a)
            .multiply(BigInteger.valueOf(b))
            .divide(BigInteger.valueOf(d))
            .longValueExact();
    assertThat((long) WholeSwaps.quotient((double) a, (double) b, (double) d))
        .as("%d * %d / %d", a, b, d)
        .isEqualTo(expected);
  }

  @Test
  void quotients() {
    SplittableRandom random = new SplittableRandom(21);
    for (int i = 0; i < CASES; i++) {
      long d = Math.max(1, amount(random, LARGEST));
      long a = Math.min(d, amount(random, LARGEST));
      long b = amount(random, LARGEST);
      if (a > 0 && i % 2 == 0) {
        // Products just below, at and just above a multiple of the divisor, where an estimate errs.
        BigInteger multiple = BigInteger.valueOf(amount(random, LARGEST));
        BigInteger near = multiple.multiply(BigInteger.valueOf(d)).divide(BigInteger.valueOf(a));
        b = near.bitLength() < 51 ? near.longValue() + random.nextInt(3) : b;
      }
      checkQuotient(a, b, d);
    }
  }

  @Test
  void quotientsOfNeighboursOfPowersOfTwo() {
    for (int divisorBits = 0; divisorBits <= 51; divisorBits++) {
      for (int factorBits = 0; factorBits <= 51; factorBits++) {
        for (int beside = -1; beside <= 1; beside++) {
          long d = Math.min(LARGEST, Math.max(1, (1L << divisorBits) + beside));
          long b = Math.min(LARGEST, (1L << factorBits) - beside);
          for (long a : new long[] {0, 1, d / 3, d / 2, d - 1, d}) {
            checkQuotient(a, b, d);
          }
        }
      }
    }
  }

  @Test
  void longsAsDoubles() {
    SplittableRandom random = new SplittableRandom(22);
    for (int i = 0; i < 10_000; i++) {
      long whole = amount(random, (1L << 52) - 1);
      assertThat(WholeSwaps.exact(whole)).isEqualTo((double) whole);
    }
  }

  @Test
  void swaps() {
    SplittableRandom random = new SplittableRandom(23);
    for (PoolTape.Curve kind :
        new PoolTape.Curve[] {
          PoolTape.Curve.UNISWAP_V2, PoolTape.Curve.PANCAKE_V2, PoolTape.Curve.AERODROME_VOLATILE
        }) {
      for (int fee : new int[] {0, 10, 30, 100, 300, 420, 9990}) {
        SwapCurve curve = new SwapCurve(kind, fee);
        WholeSwaps swaps = new WholeSwaps(kind, fee);
        for (int i = 0; i < 5_000; i++) {
          checkSwap(
              curve,
              swaps,
              Math.max(1, amount(random, swaps.largest())),
              Math.max(1, amount(random, swaps.largest())),
              Math.max(1, amount(random, swaps.largest())),
              amount(random, swaps.largest()));
        }
      }
    }
  }

  private static void checkSwap(
      SwapCurve curve, WholeSwaps swaps, long in, long reserveIn, long reserveOut, long other) {
    long expected =
        curve
            .checkedAmountOut(
                BigInteger.valueOf(in),
                BigInteger.valueOf(reserveIn),
                BigInteger.valueOf(reserveOut))
            .longValueExact();
    double entering = curve.entersReserves(BigInteger.valueOf(in)).doubleValue();
    assertThat((long) swaps.amountOut(entering, (double) reserveIn, (double) reserveOut))
        .as("%d into %d of %d", in, reserveIn, reserveOut)
        .isEqualTo(expected);
    for (long out : new long[] {expected - 1, expected, expected + 1, 0, other}) {
      assertThat(swaps.pays(entering, (double) out, (double) reserveIn, (double) reserveOut))
          .as("%d into %d of %d for %d", in, reserveIn, reserveOut, out)
          .isEqualTo(out == expected);
    }
  }

  @Test
  void nothingIsQuotedForNothingOrByAnEmptyPool() {
    WholeSwaps swaps = new WholeSwaps(PoolTape.Curve.PANCAKE_V2, 25);
    assertThat(swaps.pays(0, 0, 1000, 1000)).isFalse();
    assertThat(swaps.pays(10, 1000, 0, 1000)).isFalse();
    assertThat(swaps.pays(10, 0, 1000, 0)).isFalse();
    assertThat(swaps.pays(10, 9, 1000, 1000)).isTrue();
  }
}
