package io.onchainmm.sim.bribe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.onchainmm.sim.market.Rng;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What a trial believes about inclusion, and from which attempts. */
class BeliefTest {
  private static final Belief PRIOR = new Belief(1, 2, 0);

  @Test
  void tooFewRowsOrOneClassLeaveThePrior() {
    double[] links = new SplittableRandom(1).doubles(40).toArray();
    boolean[] all = new boolean[40];
    assertThat(fitted(BribeSpec.Fit.MLE, links, all)).isEqualTo(PRIOR);
    boolean[] few = {true, false, true};
    assertThat(fitted(BribeSpec.Fit.FIRTH, new double[] {1, 2, 3}, few)).isEqualTo(PRIOR);
  }

  @Test
  void fitsTheLawThatDrewTheOutcomes() {
    int n = 20_000;
    SplittableRandom random = new SplittableRandom(2);
    double[] links = new double[n];
    double[] busy = new double[n];
    boolean[] included = new boolean[n];
    for (int i = 0; i < n; i++) {
      links[i] = 3 * random.nextDouble() - 6;
      busy[i] = random.nextInt(5);
      included[i] = random.nextDouble() < Logit.expit(4 + 0.8 * links[i] - 0.3 * busy[i]);
    }
    for (BribeSpec.Fit fit :
        new BribeSpec.Fit[] {BribeSpec.Fit.MLE, BribeSpec.Fit.RIDGE, BribeSpec.Fit.FIRTH}) {
      Belief belief =
          Belief.fitted(new Learning(fit, 0.5, n, 1, true), links, busy, included, PRIOR).belief();
      // Four standard errors, from the information at the truth.
      assertThat(belief.alpha()).isCloseTo(4, within(0.4));
      assertThat(belief.beta()).isCloseTo(0.8, within(0.09));
      assertThat(belief.omega()).isCloseTo(-0.3, within(0.06));
    }
  }

  @Test
  void separatedOutcomesStayFinite() {
    double[] links = new double[40];
    boolean[] included = new boolean[40];
    for (int i = 0; i < 40; i++) {
      links[i] = i;
      included[i] = i >= 20;
    }
    Belief belief = fitted(BribeSpec.Fit.MLE, links, included);
    assertThat(belief).isEqualTo(fitted(BribeSpec.Fit.FIRTH, links, included));
    assertThat(belief.beta()).isBetween(0.1, 5.0);
    assertThat(-belief.alpha() / belief.beta()).isCloseTo(19.5, within(1e-6));
  }

  @Test
  void equalBribesCarryNoPriceSignal() {
    double[] links = new double[40];
    Arrays.fill(links, 0.1);
    boolean[] included = new boolean[40];
    Arrays.fill(included, 0, 30, true);
    Belief belief = fitted(BribeSpec.Fit.MLE, links, included);
    assertThat(belief.priceSignal()).isFalse();
    assertThat(Logit.expit(belief.alpha())).isCloseTo(0.75, within(1e-12));
  }

  @Test
  void learnsFromEarlierBlocksAlone() {
    Learning learning = new Learning(BribeSpec.Fit.RIDGE, 0.5, 500, 20, false);
    InclusionLearner cut = learner(learning);
    InclusionLearner longer = learner(learning);
    for (int block = 0; block < 100; block++) {
      double bribe = 0.01 + 0.001 * (block % 17);
      boolean included = Rng.uniform(7, Rng.INCLUSION, block) < 0.5;
      // The longer one has heard of this block before it decides; it must not matter.
      longer.learn(block, bribe, 0, included);
      assertThat(longer.at(block)).as("block %d", block).isEqualTo(cut.at(block));
      cut.learn(block, bribe, 0, included);
    }
    assertThat(cut.at(100)).isNotEqualTo(PRIOR);
  }

  @Test
  void keepsTheLatestAttempts() {
    Learning learning = new Learning(BribeSpec.Fit.RIDGE, 0.5, 40, 20, false);
    InclusionLearner learner = learner(learning);
    InclusionLearner fresh = learner(learning);
    for (int block = 0; block < 200; block++) {
      double bribe = 0.01 + 0.001 * (block % 17);
      boolean included = block % 3 == 0;
      learner.learn(block, bribe, 0, included);
      learner.at(block + 1);
      if (block >= 160) {
        fresh.learn(block, bribe, 0, included);
      }
    }
    assertThat(learner.at(200)).isEqualTo(fresh.at(200));
    assertThatIllegalArgumentException().isThrownBy(() -> learner.learn(5, 0.1, 0, true));
    // Nothing offered under the logarithmic link says nothing.
    InclusionLearner untaught = learner(learning);
    for (int i = 0; i < 40; i++) {
      untaught.learn(i, 0, 0, i % 2 == 0);
    }
    assertThat(untaught.at(50)).isEqualTo(PRIOR);
  }

  @Test
  void samplesThatCannotBeFittedAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LogisticSample(new double[0][], new boolean[0]));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LogisticSample(new double[][] {{1}, {1, 2}}, new boolean[2]))
        .withMessageContaining("row 1 has 2 covariates");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LogisticSample(new double[][] {{Double.NaN}}, new boolean[1]))
        .withMessageContaining("leave the row out");
    LogisticSample sample = new LogisticSample(new double[][] {{1}, {2}}, new boolean[2]);
    assertThatIllegalArgumentException().isThrownBy(() -> LogisticFit.ridge(sample, -1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Learning(BribeSpec.Fit.MLE, 0, 10, 1, false))
        .withMessageContaining("at least 20 attempts");
  }

  private static Belief fitted(BribeSpec.Fit fit, double[] links, boolean[] included) {
    return Belief.fitted(new Learning(fit, 0.5, 40, 1, false), links, null, included, PRIOR)
        .belief();
  }

  private static InclusionLearner learner(Learning learning) {
    return new InclusionLearner(BribeSpec.Link.LOG, learning, PRIOR);
  }
}
