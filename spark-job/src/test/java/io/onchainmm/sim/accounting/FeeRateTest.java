package io.onchainmm.sim.accounting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onchainmm.sim.market.TrialFailure;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Fees in whole atoms. */
class FeeRateTest {

  @Test
  void feesRoundUpAndRebatesRoundDown() {
    assertThat(new FeeRate("fee", 1.5).on(1_000_000)).isEqualTo(150);
    assertThat(new FeeRate("fee", 1.5).on(1_000_001)).isEqualTo(151);
    assertThat(new FeeRate("fee", -1.5).on(1_000_001)).isEqualTo(-150);
    assertThat(new FeeRate("fee", 0).on(Long.MAX_VALUE)).isZero();
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
      assertThat(new FeeRate("fee", bps.doubleValue()).on(atoms)).isEqualTo(want);
    }
  }

  @Test
  void tooFineARateIsRefused() {
    assertThatThrownBy(() -> new FeeRate("fee", 0.123456))
        .isInstanceOf(TrialFailure.class)
        .hasMessageContaining("fee is 0.123456");
    assertThatThrownBy(() -> new FeeRate("fee", Double.NaN)).isInstanceOf(TrialFailure.class);
  }
}
