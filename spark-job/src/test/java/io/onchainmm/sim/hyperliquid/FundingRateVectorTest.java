package io.onchainmm.sim.hyperliquid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.onchainmm.TestFiles;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Holds premium, rates and cash of funding to samples worked out in decimals. */
class FundingRateVectorTest {
  private static final BigDecimal TOLERANCE = new BigDecimal("1e-17");

  @Test
  void premiumRatesAndCashAgree() throws IOException {
    List<String> lines = Files.readAllLines(TestFiles.vector("hyperliquid_funding.csv"));
    assertThat(lines).hasSizeGreaterThan(300);
    for (String line : lines.subList(1, lines.size())) {
      String[] cell = line.split(",", -1);
      BigDecimal oracle = new BigDecimal(cell[1]);
      BigDecimal premium =
          FundingRate.premium(oracle, new BigDecimal(cell[2]), new BigDecimal(cell[3]));
      BigDecimal rate = FundingRate.ofEightHours(premium);
      BigDecimal hourly = FundingRate.hourly(rate);
      near(premium, cell[5], line);
      near(rate, cell[6], line);
      near(hourly, cell[7], line);
      // In atoms of 10⁻⁹; what is paid is rounded up.
      BigDecimal value = oracle.multiply(new BigDecimal(cell[8])).movePointRight(9);
      long paid = FundingRate.paidAtoms(value.toBigInteger().longValueExact(), hourly);
      assertThat(BigDecimal.valueOf(-paid, 9))
          .as(line)
          .isCloseTo(new BigDecimal(cell[9]), within(new BigDecimal("2e-9")));
    }
  }

  private static void near(BigDecimal got, String want, String where) {
    assertThat(got).as(where).isCloseTo(new BigDecimal(want), within(TOLERANCE));
  }

  @Test
  void hourlyRateIsCappedAndNoPremiumPaysTheInterest() {
    assertThat(FundingRate.hourly(new BigDecimal("0.5"))).isEqualByComparingTo("0.04");
    assertThat(FundingRate.hourly(new BigDecimal("-0.5"))).isEqualByComparingTo("-0.04");
    assertThat(FundingRate.hourly(FundingRate.ofEightHours(BigDecimal.ZERO)))
        .isEqualByComparingTo("0.0000125");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FundingRate.premium(BigDecimal.ZERO, BigDecimal.ONE, BigDecimal.ONE));
  }

  @Test
  void cashIsRoundedAgainstTheHolderAndOppositePositionsNeverGainTogether() {
    assertThat(FundingRate.paidAtoms(1_000, new BigDecimal("0.0000125"))).isEqualTo(1);
    assertThat(FundingRate.paidAtoms(-1_000, new BigDecimal("0.0000125"))).isZero();
    SplittableRandom random = new SplittableRandom(11);
    for (int i = 0; i < 1_000; i++) {
      long value = random.nextLong(-1L << 55, 1L << 55);
      BigDecimal rate = BigDecimal.valueOf(random.nextDouble(-0.04, 0.04));
      long sum = FundingRate.paidAtoms(value, rate) + FundingRate.paidAtoms(-value, rate);
      assertThat(sum).isBetween(0L, 1L);
    }
  }

  @Test
  void paymentsAreAtFullHoursAndTheLastRateGoesOn() {
    long hour = 3_600_000_000_000L;
    FundingClock clock =
        new FundingClock(new FundingSpec(FundingSpec.Source.RATES, List.of(0.001, -0.5)), 5 * hour);
    assertThat(clock.nextNanos()).isEqualTo(6 * hour);
    assertThat(clock.payAtoms(1_000_000)).isEqualTo(1_000);
    assertThat(clock.nextNanos()).isEqualTo(7 * hour);
    assertThat(clock.payAtoms(1_000_000)).isEqualTo(-40_000);
    assertThat(clock.payAtoms(-1_000_000)).isEqualTo(40_000);
    FundingClock premiums =
        new FundingClock(new FundingSpec(FundingSpec.Source.PREMIUMS, List.of(0.0)), 0);
    assertThat(premiums.payAtoms(1_000_000)).isEqualTo(13);
    assertThat(new FundingClock(FundingSpec.NONE, 0).nextNanos()).isEqualTo(Long.MAX_VALUE);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FundingSpec(FundingSpec.Source.RATES, List.of()))
        .withMessageContaining("hourly");
  }
}
