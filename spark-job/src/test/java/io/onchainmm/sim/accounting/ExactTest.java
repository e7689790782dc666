package io.onchainmm.sim.accounting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onchainmm.sim.market.TrialFailure;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ExactTest {

  @Test
  void halfAnAtomGoesToTheEvenNeighbour() {
    assertThat(Exact.share(1, 1, 2)).isZero();
    assertThat(Exact.share(3, 1, 2)).isEqualTo(2);
    assertThat(Exact.share(5, 1, 2)).isEqualTo(2);
    assertThat(Exact.share(-1, 1, 2)).isZero();
    assertThat(Exact.share(-3, 1, 2)).isEqualTo(-2);
    assertThat(Exact.share(7, 2, 3)).isEqualTo(5);
  }

  @Test
  void shareEqualsTheRoundedFractionAlsoBeyond64Bits() {
    SplittableRandom random = new SplittableRandom(4);
    for (int i = 0; i < 2_000; i++) {
      long amount = random.nextLong() >> random.nextInt(63);
      long whole = random.nextLong(1, 1L << random.nextInt(1, 62));
      long part = random.nextLong(1, whole + 1);
      long want =
          BigDecimal.valueOf(amount)
              .multiply(BigDecimal.valueOf(part))
              .divide(BigDecimal.valueOf(whole), 0, RoundingMode.HALF_EVEN)
              .longValueExact();
      assertThat(Exact.share(amount, part, whole))
          .as("%d x %d / %d", amount, part, whole)
          .isEqualTo(want);
    }
  }

  @Test
  void resultBeyondTheRangeNamesTheAmountAndTheOperands() {
    assertThatThrownBy(() -> Exact.plus(Long.MAX_VALUE, 1, "cash"))
        .isInstanceOf(TrialFailure.class)
        .hasMessageContaining("cash left the range of the ledger (9223372036854775807 + 1)");
    assertThatThrownBy(() -> Exact.minus(Long.MIN_VALUE, 1, "fees"))
        .hasMessageContaining("fees left");
    assertThatThrownBy(() -> Exact.times(Long.MAX_VALUE, 2, "value"))
        .hasMessageContaining("value left");
    assertThatThrownBy(() -> Exact.abs(Long.MIN_VALUE, "volume"))
        .hasMessageContaining("volume left");
  }
}
