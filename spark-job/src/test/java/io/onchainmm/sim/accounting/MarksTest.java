package io.onchainmm.sim.accounting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.onchainmm.sim.market.PriceSeries;
import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MarksTest {
  private final Marks marks = new Marks(new PriceSeries(new long[] {10, 20}, new long[] {3, 5}));

  @Test
  void integralIsPriceTimesDurationOfEachStep() {
    assertThat(marks.integral(10, 20)).isEqualTo(30);
    assertThat(marks.integral(15, 25)).isEqualTo(3 * 5 + 5 * 5);
    assertThat(marks.integral(12, 14)).isEqualTo(6);
    assertThat(marks.integral(30, 40)).isEqualTo(50);
  }

  @Test
  void unknownMarkCountsNothing() {
    assertThat(marks.integral(0, 10)).isZero();
    assertThat(marks.integral(0, 22)).isEqualTo(30 + 10);
    assertThat(new Marks(new PriceSeries(new long[0], new long[0])).integral(0, 9)).isZero();
  }

  @Test
  void integralEqualsTheSumBeyond64Bits() {
    SplittableRandom random = new SplittableRandom(5);
    for (int round = 0; round < 100; round++) {
      int n = 50;
      long[] times = new long[n];
      long[] prices = new long[n];
      for (int i = 0; i < n; i++) {
        times[i] = (i == 0 ? 0 : times[i - 1]) + random.nextLong(1, 1L << 50);
        prices[i] = random.nextLong(1, 1L << 40);
      }
      Marks large = new Marks(new PriceSeries(times, prices));
      int from = random.nextInt(n - 1);
      int to = random.nextInt(from, n);
      BigInteger want = BigInteger.ZERO;
      for (int i = from; i < to; i++) {
        BigInteger nanos = BigInteger.valueOf(times[i + 1] - times[i]);
        want = want.add(BigInteger.valueOf(prices[i]).multiply(nanos));
      }
      assertThat(large.integral(times[from], times[to]))
          .isCloseTo(want.doubleValue(), within(1e-14 * want.doubleValue()));
    }
  }
}
