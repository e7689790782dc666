package io.onchainmm.sim.amm;

import static org.assertj.core.api.Assertions.assertThat;

import io.onchainmm.sim.market.PoolTape;
import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Swaps in primitives equal those in checked integers, refusals included. */
class NarrowSwapsDifferentialTest {
  private static final int CASES = 200_000;
  private static final int[] FEES = {0, 1, 5, 25, 30, 100, 300, 420, 9999};

  private static long amount(SplittableRandom random, long largest) {
    return switch (random.nextInt(8)) {
      case 0 -> random.nextInt(3);
      case 1 -> largest - random.nextInt(3);
      case 2 -> Math.min(largest, (1L << random.nextInt(62)) + random.nextInt(3) - 1);
      default -> random.nextLong(largest + 1) >> random.nextInt(61);
    };
  }

  private static long expected(SwapCurve curve, long in, long reserveIn, long reserveOut) {
    try {
      return curve
          .checkedAmountOut(
              BigInteger.valueOf(in), BigInteger.valueOf(reserveIn), BigInteger.valueOf(reserveOut))
          .longValueExact();
    } catch (Revert refused) {
      return NarrowSwaps.REFUSED;
    }
  }

  @Test
  void amountsOut() {
    SplittableRandom random = new SplittableRandom(5);
    for (PoolTape.Curve kind :
        new PoolTape.Curve[] {
          PoolTape.Curve.UNISWAP_V2, PoolTape.Curve.PANCAKE_V2, PoolTape.Curve.AERODROME_VOLATILE
        }) {
      for (int bps : FEES) {
        // Uniswap computes in thousandths.
        int fee = kind == PoolTape.Curve.UNISWAP_V2 ? bps / 10 * 10 : bps;
        SwapCurve curve = new SwapCurve(kind, fee);
        NarrowSwaps swaps = new NarrowSwaps(kind, fee);
        for (int i = 0; i < CASES / FEES.length; i++) {
          long in = amount(random, swaps.largest());
          long reserveIn = amount(random, swaps.largest());
          long reserveOut = amount(random, swaps.largest());
          assertThat(swaps.amountOut(in, reserveIn, reserveOut))
              .as("%s %d: %d into %d of %d", kind, fee, in, reserveIn, reserveOut)
              .isEqualTo(expected(curve, in, reserveIn, reserveOut));
          for (long out : new long[] {0, expected(curve, in, reserveIn, reserveOut), in}) {
            boolean pays = in > 0 && reserveIn > 0 && reserveOut > 0;
            assertThat(swaps.pays(in, out, reserveIn, reserveOut))
                .as("%s %d: %d into %d of %d for %d", kind, fee, in, reserveIn, reserveOut, out)
                .isEqualTo(pays && out == expected(curve, in, reserveIn, reserveOut));
          }
          assertThat(swaps.entersReserves(in))
              .isEqualTo(curve.entersReserves(BigInteger.valueOf(in)).longValueExact());
        }
      }
    }
  }

  @Test
  void quotientsBesideWholeNumbers() {
    SplittableRandom random = new SplittableRandom(6);
    for (int i = 0; i < CASES; i++) {
      long d = Math.max(1, amount(random, 1L << 62));
      long a = Math.min(d, amount(random, 1L << 62));
      // Products just below, at and just above a multiple of the divisor, where an estimate errs.
      long b = amount(random, 1L << 61);
      if (a > 0 && i % 2 == 0) {
        BigInteger multiple = BigInteger.valueOf(random.nextLong(1L << 50));
        BigInteger near = multiple.multiply(BigInteger.valueOf(d)).divide(BigInteger.valueOf(a));
        b = near.bitLength() < 61 ? near.longValue() + random.nextInt(3) : b;
      }
      assertThat(NarrowSwaps.quotient(a, b, d))
          .as("%d * %d / %d", a, b, d)
          .isEqualTo(
              BigInteger.valueOf(a)
                  .multiply(BigInteger.valueOf(b))
                  .divide(BigInteger.valueOf(d))
                  .longValueExact());
    }
  }
}
