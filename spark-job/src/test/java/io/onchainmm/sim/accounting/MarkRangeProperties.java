package io.onchainmm.sim.accounting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The calm marks are exactly those between two drawdowns, below the peak, within the notional. */
class MarkRangeProperties {
  @Test
  void marksInsideAndOutside() {
    SplittableRandom random = new SplittableRandom(4);
    int inside = 0;
    for (int i = 0; i < 20_000; i++) {
      long position = random.nextLong(-50, 50);
      long atoms = 1 + random.nextLong(9);
      long cash = random.nextLong(-9000, 9000);
      long peak = random.nextLong(-9000, 9000);
      long least = random.nextLong(0, 50);
      long most = random.nextLong(0, 5000);
      long notional = random.nextLong(0, 40_000);
      MarkRange range = MarkRange.calm(position, atoms, cash, peak, least, most, notional);
      for (int j = 0; j < 20; j++) {
        long mark = random.nextLong(1, 100);
        long value = position * atoms * mark;
        long drawdown = peak - cash - value;
        boolean below = position == 0 || drawdown > 0;
        boolean calm =
            below && drawdown >= least && drawdown <= most && Math.abs(value) <= notional;
        assertThat(range.low() <= mark && mark <= range.high())
            .as("%d x %d at %d, cash %d, peak %d", position, atoms, mark, cash, peak)
            .isEqualTo(calm);
        inside += calm ? 1 : 0;
      }
    }
    assertThat(inside).isGreaterThan(1000);
  }

  @Test
  void nothingIsSaidWhereSumsMightLeaveTheirRange() {
    MarkRange range = MarkRange.calm(1, Long.MAX_VALUE, 0, 1L << 62, 0, 9, 9);
    assertThat(range.low()).isGreaterThan(range.high());
    range = MarkRange.calm(Long.MAX_VALUE, 9, 0, 0, 0, 9, 9);
    assertThat(range.low()).isGreaterThan(range.high());
  }
}
