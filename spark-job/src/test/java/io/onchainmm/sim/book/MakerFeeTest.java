package io.onchainmm.sim.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onchainmm.sim.market.TrialFailure;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Fees in whole atoms. */
class MakerFeeTest {

  @Test
  void feesRoundUpAndRebatesRoundDown() {
    assertThat(new MakerFee(1.5).on(1_000_000)).isEqualTo(150);
    assertThat(new MakerFee(1.5).on(1_000_001)).isEqualTo(151);
    assertThat(new MakerFee(-1.5).on(1_000_001)).isEqualTo(-150);
    assertThat(new MakerFee(0).on(Long.MAX_VALUE)).isZero();
  }

  @Test
  void equalsExactDecimalsRoundedAgainstUs() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 1000; i++) {
      BigDecimal bps = BigDecimal.valueOf(random.nextInt(-10_000_000, 100_000_001), 5);
      long atoms = random.nextLong(1L << random.nextInt(1, 59));
      long want =
          bps.multiply(BigDecimal.valueOf(atoms))
              .movePointLeft(4)
              .setScale(0, RoundingMode.CEILING)
              .longValueExact();
      assertThat(new MakerFee(bps.doubleValue()).on(atoms)).isEqualTo(want);
    }
  }

  @Test
  void tooFineARateIsRefused() {
    assertThatThrownBy(() -> new MakerFee(0.123456))
        .isInstanceOf(TrialFailure.class)
        .hasMessageContaining("0.123456");
  }
}
