package io.onchainmm.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SharpeEvidenceTest {
  private static final double DAYS_PER_YEAR = 252;

  /** Bailey and López de Prado 2012: a monthly ratio of 0.458 over two years. */
  @Test
  void crookedReturnsProveLess() {
    assertThat(new SharpeEvidence(0.458, 24, 0, 3).probabilityAbove(0))
        .isCloseTo(0.98167, within(1e-5));
    assertThat(new SharpeEvidence(0.458, 24, -2.448, 10.164).probabilityAbove(0))
        .isCloseTo(0.91336, within(1e-5));
  }

  /** The same paper: 2 a year against 1, daily, takes 2.73 years. */
  @Test
  void aRecordMustBeLongEnough() {
    double root = Math.sqrt(DAYS_PER_YEAR);
    SharpeEvidence two = new SharpeEvidence(2 / root, 500, 0, 3);
    assertThat(two.periodsNeeded(1 / root, 0.95) / DAYS_PER_YEAR).isCloseTo(2.731, within(1e-3));
    assertThat(two.periodsNeeded(2 / root, 0.95)).isInfinite();
  }

  /** Bailey and López de Prado 2014: 2.5 a year, five years of days, the best of 100. */
  @Test
  void theBestOfManyIsDeflated() {
    SharpeEvidence best = new SharpeEvidence(2.5 / Math.sqrt(250), 1250, -3, 10);
    BestOfTrials hundred = new BestOfTrials(100, 0.5 / 250);
    assertThat(hundred.luckySharpe()).isCloseTo(0.11317, within(1e-5));
    assertThat(hundred.deflated(best)).isCloseTo(0.90040, within(1e-5));
  }

  @Test
  void aSingleTrialHasNoLuckToTakeOff() {
    SharpeEvidence evidence = new SharpeEvidence(0.1, 300, 0, 3);
    BestOfTrials one = new BestOfTrials(1, 0.1);
    assertThat(one.luckySharpe()).isZero();
    assertThat(one.deflated(evidence)).isEqualTo(evidence.probabilityAbove(0));
    assertThatIllegalArgumentException().isThrownBy(() -> new BestOfTrials(0, 0.1));
  }

  @Test
  void whatCannotBeSaidIsAbsent() {
    double[] flat = {0.1, 0.1, 0.1, 0.1};
    assertThat(ReturnMoments.of(flat).sd()).isZero();
    assertThat(SharpeEvidence.of(ReturnMoments.of(flat)).probabilityAbove(0)).isNaN();
    assertThat(new SharpeEvidence(1, 2, 0, 3).probabilityAbove(0)).isNaN();
    // 1 − 4·1 + (2 − 1)/4 is no variance.
    assertThat(new SharpeEvidence(1, 50, 4, 2).probabilityAbove(0)).isNaN();
    assertThat(ReturnMoments.of(new double[] {0.2}).sd()).isNaN();
  }

  @Test
  void returnsThatHangTogetherCountForFewer() {
    SplittableRandom random = new SplittableRandom(7);
    double[] noise = random.doubles(8000).map(u -> u - 0.5).toArray();
    double[] trending = noise.clone();
    for (int t = 1; t < trending.length; t++) {
      trending[t] += 0.5 * trending[t - 1];
    }
    assertThat(SharpeEvidence.independentShare(noise)).isCloseTo(1, within(0.15));
    // An AR(1) with coefficient one half: (1 − ½)/(1 + ½).
    assertThat(SharpeEvidence.independentShare(trending)).isCloseTo(1 / 3.0, within(0.05));
    assertThat(SharpeEvidence.independentShare(new double[] {1, 1, 1})).isEqualTo(1);
    assertThat(new SharpeEvidence(0.1, 100, 0, 3).discounted(0.5).periods()).isEqualTo(50);
  }

  @Test
  void ratiosOfTrialsDifferByNoiseAtLeast() {
    assertThat(SharpeEvidence.variance(new double[] {0.1, Double.NaN}, 101)).isEqualTo(0.01);
    assertThat(SharpeEvidence.variance(new double[] {0.1, 0.1001}, 101)).isEqualTo(0.01);
    assertThat(SharpeEvidence.variance(new double[] {1, -1, Double.NaN}, 101))
        .isCloseTo(2, within(1e-12));
  }
}
