package io.onchainmm.sim.bribe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Scores of announced probabilities. */
class FitQualityTest {

  @Test
  void scoresByHand() {
    FitQuality quality = new FitQuality();
    assertThat(quality.brier()).isNaN();
    quality.add(0, true);
    quality.add(Math.log(3), false);
    assertThat(quality.size()).isEqualTo(2);
    // Announced ½ and ¾: −(ln ½ + ln ¼)/2 and (¼ + 9/16)/2.
    assertThat(quality.logLoss()).isCloseTo(1.5 * Math.log(2), within(1e-15));
    assertThat(quality.brier()).isCloseTo(13 / 32.0, within(1e-15));
    assertThat(quality.reliability()).extracting(FitQuality.Bin::announced).hasSize(2);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> quality.add(Double.NEGATIVE_INFINITY, true));
  }

  @Test
  void certaintyThatIsWrongCostsItsLogit() {
    FitQuality quality = new FitQuality();
    quality.add(800, false);
    assertThat(quality.logLoss()).isEqualTo(800);
    assertThat(quality.brier()).isEqualTo(1);
    assertThat(quality.reliability().get(0).low()).isZero();
  }

  @Test
  void wilsonIntervalOfFiveInTen() {
    FitQuality quality = new FitQuality();
    for (int i = 0; i < 10; i++) {
      quality.add(0.01, i < 5);
    }
    FitQuality.Bin bin = quality.reliability().get(0);
    assertThat(bin.count()).isEqualTo(10);
    assertThat(bin.observed()).isEqualTo(0.5);
    // Published value for 5 of 10: 0.2366 to 0.7634.
    assertThat(bin.low()).isCloseTo(0.2366, within(5e-5));
    assertThat(bin.high()).isCloseTo(0.7634, within(5e-5));
  }
}
