package io.onchainmm.sim.bribe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.onchainmm.sim.math.NormalQuantile;
import org.junit.jupiter.api.Test;

/** Inclusion, tips and bids, by hand. */
class InclusionTest {

  @Test
  void logisticOfTheBribe() {
    InclusionModel linear = new InclusionModel(-1, 2, BribeSpec.Link.LINEAR);
    assertThat(linear.probability(0.5)).isEqualTo(0.5);
    assertThat(linear.probability(0)).isCloseTo(1 / (1 + Math.E), within(1e-16));
    InclusionModel log = new InclusionModel(0, 1, BribeSpec.Link.LOG);
    assertThat(log.probability(1)).isEqualTo(0.5);
    assertThat(log.probability(3)).isCloseTo(0.75, within(1e-15));
    assertThat(log.probability(0)).isZero();
  }

  @Test
  void logisticDoesNotOverflow() {
    assertThat(Logit.expit(1e6)).isEqualTo(1);
    assertThat(Logit.expit(-1e6)).isZero();
    assertThat(Logit.expit(-40)).isCloseTo(Math.exp(-40), within(1e-30));
  }

  @Test
  void impossibleParametersAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new InclusionModel(Double.NaN, 1, BribeSpec.Link.LOG));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new InclusionModel(0, 0, BribeSpec.Link.LOG))
        .withMessageContaining("beta > 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new InclusionModel(0, 1, BribeSpec.Link.LOG).probability(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> new TipWindow(0));
    assertThatIllegalArgumentException().isThrownBy(() -> new TipWindow(1).add(Double.NaN));
    assertThatIllegalArgumentException().isThrownBy(() -> NormalQuantile.at(1));
  }

  @Test
  void bidIsCappedByTheEdgeAndWorthWhatItMakes() {
    TipWindow tips = new TipWindow(3);
    tips.add(0.4);
    tips.add(0.2);
    BribeSpec spec = Bribes.inclusion(0, 1, BribeSpec.Link.LOG, 0.25, 0.01, 0);
    BribePolicy policy = new BribePolicy(spec, 0.02);
    // The 95th percentile is 0.39; half of the edge is less.
    BribePolicy.Bid bid = policy.bid(tips, 0.5);
    assertThat(bid.bribeUsd()).isEqualTo(0.25);
    assertThat(bid.probability()).isCloseTo(0.2, within(1e-15));
    double expected = 0.2 * 0.25 - 0.8 * (0.25 * 0.25 + 0.01) - 0.02;
    assertThat(bid.expectedValueUsd()).isCloseTo(expected, within(1e-15));
    assertThat(policy.bid(tips, 100).bribeUsd()).isCloseTo(0.39, within(1e-15));
  }

  @Test
  void windowForgetsTheOldestTip() {
    TipWindow tips = new TipWindow(2);
    tips.add(5);
    tips.add(1);
    tips.add(3);
    assertThat(tips.size()).isEqualTo(2);
    assertThat(tips.percentile(0)).isEqualTo(1);
    assertThat(tips.percentile(100)).isEqualTo(3);
    assertThat(tips.percentile(50)).isEqualTo(2);
  }

  @Test
  void normalQuantiles() {
    assertThat(NormalQuantile.at(0.5)).isZero();
    assertThat(NormalQuantile.at(0.975)).isCloseTo(1.959963984540054, within(1e-14));
    assertThat(NormalQuantile.at(0.025)).isCloseTo(-1.959963984540054, within(1e-14));
    assertThat(NormalQuantile.at(1e-12)).isCloseTo(-7.034483825301131, within(1e-12));
  }

  @Test
  void tipsFollowTheAssumedLaw() {
    AssumedTips tips = new AssumedTips(99, 0.02, 0.5);
    int below = 0;
    double logs = 0;
    for (int block = 0; block < 20_000; block++) {
      double tip = tips.tipUsd(block);
      assertThat(tip).isEqualTo(tips.tipUsd(block));
      below += tip < 0.02 ? 1 : 0;
      logs += Math.pow(Math.log(tip / 0.02) / 0.5, 2);
    }
    // Four standard errors of a share of one half and of a mean of squares.
    assertThat(below / 20_000.0).isCloseTo(0.5, within(4 * 0.5 / Math.sqrt(20_000)));
    assertThat(logs / 20_000).isCloseTo(1, within(4 * Math.sqrt(2.0 / 20_000)));
  }

  @Test
  void expectationBeforeAnythingWasSeen() {
    AssumedTips tips = new AssumedTips(1, 0.02, 1);
    assertThat(tips.expectedPercentileUsd(51, 50)).isCloseTo(0.02, within(1e-15));
    BribePolicy policy = new BribePolicy(Bribes.percentile(50, 51, 0.5, 0.0001), 0);
    assertThat(policy.expectedBribeUsd(tips)).isCloseTo(0.02, within(1e-15));
    assertThat(policy.expectedInclusion(tips))
        .isCloseTo(Logit.expit(1 + 0.8 * Math.log(0.02)), within(1e-15));
    BribePolicy floored = new BribePolicy(Bribes.percentile(50, 51, 0.5, 0.3), 0);
    assertThat(floored.expectedBribeUsd(tips)).isEqualTo(0.3);
  }
}
