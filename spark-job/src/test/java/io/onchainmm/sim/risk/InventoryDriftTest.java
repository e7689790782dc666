package io.onchainmm.sim.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class InventoryDriftTest {

  @Test
  void halfLifeOfARegressionIsFoundAgain() {
    SplittableRandom random = new SplittableRandom(8);
    MeanReversion fit = new MeanReversion();
    double q = 0;
    for (int i = 0; i < 20_000; i++) {
      q = 0.9 * q + random.nextGaussian();
      fit.add(q);
    }
    // Four standard errors: sd(b) = √((1 − φ²)/n).
    double error = 4 * Math.sqrt(0.19 / 20_000);
    assertThat(fit.slope().orElseThrow()).isCloseTo(-0.1, within(error));
    assertThat(fit.halfLifeSteps().orElseThrow()).isCloseTo(6.58, within(1.0));
    assertThat(fit.significant()).isTrue();
  }

  @Test
  void positionThatNeverMovesHasNoHalfLife() {
    MeanReversion fit = new MeanReversion();
    for (int i = 0; i < 10; i++) {
      fit.add(3);
    }
    assertThat(fit.varies()).isFalse();
    assertThat(fit.slope()).isEmpty();
    assertThat(fit.constant()).isEmpty();
    assertThat(fit.slopeT()).isEmpty();
    assertThat(fit.halfLifeSteps()).isEmpty();
    assertThat(fit.significant()).isFalse();
  }

  @Test
  void interruptedSeriesTakesNoStepAcrossTheHole() {
    MeanReversion whole = new MeanReversion();
    MeanReversion cut = new MeanReversion();
    for (double q : new double[] {1, 0.5, 0.4, 0.1}) {
      whole.add(q);
      cut.add(q);
    }
    cut.interrupt();
    cut.add(50);
    assertThat(cut.steps()).isEqualTo(3);
    assertThat(cut.slope()).isEqualTo(whole.slope());
    cut.restart();
    assertThat(cut.steps()).isZero();
    cut.add(51);
    assertThat(cut.steps()).isEqualTo(1);
  }

  @Test
  void spreadOfThePositionIsThatOfTheChain() {
    // Closed form of the set A = 0.9, k = 0.3, sigma = 0.3, gamma = 0.01: skew 0.0678504.
    double k = 0.3;
    double x = 0.01 / k;
    double skew = Math.sqrt(0.3 * 0.3 * 0.01 / (2 * 0.9 * k) * Math.pow(1 + x, 1 + 1 / x));
    double sd = InventoryLaw.closedFormDeviation(k, skew);
    assertThat(sd).isCloseTo(4.956, within(5e-4));
    int states = 121;
    double[] bought = new double[states];
    double[] sold = new double[states];
    for (int i = 0; i < states; i++) {
      double q = i - 60;
      bought[i] = 0.9 * Math.exp(-k * (1 + (q + 0.5) * skew));
      sold[i] = 0.9 * Math.exp(-k * (1 - (q - 0.5) * skew));
    }
    assertThat(InventoryLaw.deviation(bought, sold)).isCloseTo(sd, within(1e-7));
  }

  @Test
  void positionReturnsFasterWithAWiderGap() {
    assertThat(InventoryLaw.halfLifeSeconds(0, Math.log(2))).isCloseTo(1, within(1e-15));
    assertThat(InventoryLaw.halfLifeSeconds(1, Math.log(2))).isCloseTo(0.5, within(1e-15));
  }

  @Test
  void withoutEigenvaluesTheHalfLifeNearZeroIsThatOfTheGuide() {
    // The same set: margin ln(1 + x)/gamma, 51 s by the spectral gap.
    double x = 0.01 / 0.3;
    double skew = Math.sqrt(0.09 * 0.01 / (2 * 0.9 * 0.3) * Math.pow(1 + x, 1 + 1 / x));
    double half = Math.log1p(x) / 0.01 + skew / 2;
    double seconds = InventoryLaw.nearHalfLifeSeconds(0.9 * Math.exp(-0.3 * half), 0.3, skew);
    assertThat(seconds).isCloseTo(51, within(0.5));
  }

  @Test
  void sumMustPassTheLimit() {
    Cusum cusum = new Cusum(0.5, 5);
    assertThat(cusum.add(5.5)).isZero();
    assertThat(cusum.add(0.6)).isCloseTo(5.1, within(1e-12));
    assertThat(cusum.up()).isZero();
    assertThat(cusum.add(-6)).isCloseTo(-5.5, within(1e-12));
    assertThatIllegalArgumentException().isThrownBy(() -> cusum.add(Double.NaN));
  }
}
