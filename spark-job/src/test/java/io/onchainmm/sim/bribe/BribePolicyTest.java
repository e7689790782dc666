package io.onchainmm.sim.bribe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.onchainmm.sim.market.Rng;
import org.junit.jupiter.api.Test;

/** The modes of a policy, and how belief and world differ. */
class BribePolicyTest {
  private static final TipWindow NO_TIPS = new TipWindow(1);

  @Test
  void fixedPaysTheSameUpToTheCap() {
    BribePolicy policy = new BribePolicy(new Bribes().fixed(0.3).spec(), 0);
    assertThat(policy.bid(NO_TIPS, 10).bribeUsd()).isEqualTo(0.3);
    assertThat(policy.bid(NO_TIPS, 0.4).bribeUsd()).isEqualTo(0.2);
    assertThat(policy.expectedBribeUsd(new AssumedTips(1, 5, 1))).isEqualTo(0.3);
  }

  @Test
  void optimalTakesTheClosedFormInsideItsLimits() {
    Bribes bribes = new Bribes().law(0, 1, BribeSpec.Link.LOG).of(95, 50, 1, 0.0001);
    BribePolicy free = new BribePolicy(bribes.mode(BribeSpec.Mode.OPTIMAL).spec(), 0.5);
    BribePolicy.Bid bid = free.bid(NO_TIPS, 8);
    assertThat(bid.bribeUsd()).isCloseTo(2, within(1e-14));
    assertThat(bid.probability()).isEqualTo(bid.believed()).isCloseTo(2 / 3.0, within(1e-14));
    assertThat(bid.expectedValueUsd()).isCloseTo(3.5, within(1e-13));
    BribePolicy capped = new BribePolicy(bribes.of(95, 50, 0.1, 0.0001).spec(), 0);
    assertThat(capped.bid(NO_TIPS, 8).bribeUsd()).isEqualTo(0.8);
    BribePolicy floored = new BribePolicy(bribes.of(95, 50, 1, 3).spec(), 0);
    assertThat(floored.bid(NO_TIPS, 8).bribeUsd()).isEqualTo(3);
  }

  @Test
  void lessThanTheChainTakesIsNotOffered() {
    TipWindow tips = new TipWindow(10);
    tips.add(0.7);
    Bribes bribes = new Bribes().law(0, 1, BribeSpec.Link.LOG).of(50, 10, 0.5, 0.0001).fixed(0.3);
    for (BribeSpec.Mode mode : BribeSpec.Mode.values()) {
      BribePolicy policy = new BribePolicy(bribes.mode(mode).spec(), 0, 0, 0, 0.25);
      // The cap is half of the edge: 0.2 is too little, 0.25 just enough.
      assertThat(policy.bid(tips, 0.4)).as("%s", mode).isEqualTo(BribePolicy.Bid.NONE);
      assertThat(policy.bid(tips, 0.5).bribeUsd()).as("%s", mode).isEqualTo(0.25);
      assertThat(policy.bid(tips, 0.5).expectedValueUsd()).as("%s", mode).isPositive();
    }
    BribePolicy tooLow = new BribePolicy(bribes.fixed(0.2).spec(), 0, 0, 0, 0.25);
    assertThat(tooLow.bid(tips, 100).expectedValueUsd()).isZero();
  }

  @Test
  void noBribeIsWorthAnAttemptThatCostsMoreThanItCanBring() {
    BribePolicy policy =
        new BribePolicy(
            new Bribes().mode(BribeSpec.Mode.OPTIMAL).law(0, 1, BribeSpec.Link.LOG).spec(), 5);
    assertThat(policy.bid(NO_TIPS, 8).expectedValueUsd()).isNegative();
  }

  @Test
  void wrongPriorBidsByItsBeliefAndIsIncludedByTheWorld() {
    BribePolicy policy =
        new BribePolicy(new Bribes().law(0, 1, BribeSpec.Link.LOG).prior(2, 3).fixed(1).spec(), 0);
    BribePolicy.Bid bid = policy.bid(NO_TIPS, 4);
    assertThat(bid.probability()).isEqualTo(0.5);
    assertThat(bid.believed()).isCloseTo(Logit.expit(2), within(1e-15));
  }

  @Test
  void congestionIsFoldedIntoTheBelief() {
    BribePolicy policy =
        new BribePolicy(new Bribes().law(0, 1, BribeSpec.Link.LOG).fixed(1).spec(), 0);
    policy.believe(new Belief(0, 1, -2), 1.5);
    BribePolicy.Bid bid = policy.bid(NO_TIPS, 4);
    assertThat(bid.probability()).isEqualTo(0.5);
    assertThat(bid.believed()).isCloseTo(Logit.expit(-3), within(1e-15));
  }

  @Test
  void withoutAPriceSignalThePercentileIsPaid() {
    Bribes bribes = new Bribes().law(0, 1, BribeSpec.Link.LOG).of(50, 10, 1, 0.0001);
    TipWindow tips = new TipWindow(10);
    tips.add(0.7);
    for (BribeSpec.Mode mode :
        new BribeSpec.Mode[] {BribeSpec.Mode.OPTIMAL, BribeSpec.Mode.HYBRID}) {
      BribePolicy policy = new BribePolicy(bribes.mode(mode).spec(), 0);
      assertThat(policy.bid(tips, 8).bribeUsd()).isCloseTo(2, within(1e-14));
      policy.believe(new Belief(1, -0.2, 0), 0);
      assertThat(policy.bid(tips, 8).bribeUsd()).isEqualTo(0.7);
    }
  }

  @Test
  void beliefLearntFromItsOwnBidsComesToTheWorldsLaw() {
    BribeSpec.Link link = BribeSpec.Link.LOG;
    BribeSpec spec =
        new Bribes()
            .mode(BribeSpec.Mode.OPTIMAL)
            .law(1, 0.8, link)
            .of(95, 50, 1, 0.0001)
            .prior(-3, 2)
            .spec();
    BribePolicy policy = new BribePolicy(spec, 0);
    InclusionLearner learner =
        new InclusionLearner(
            link, new Learning(BribeSpec.Fit.RIDGE, 0.5, 4_000, 50, false), new Belief(-2, 1.6, 0));
    for (int block = 0; block < 4_000; block++) {
      policy.believe(learner.at(block), 0);
      double edge = Math.exp(4 * Rng.uniform(1, Rng.TIPS, block) - 2);
      BribePolicy.Bid bid = policy.bid(NO_TIPS, edge);
      boolean included = Rng.uniform(1, Rng.INCLUSION, block) < bid.probability();
      learner.learn(block, bid.bribeUsd(), 0, included);
    }
    BribePolicy.Bid bid = policy.bid(NO_TIPS, 2);
    assertThat(bid.believed()).isCloseTo(bid.probability(), within(0.06));
    double best = OptimalBribe.bribeUsd(new BribePayoff(1, 0.8, link, 0, 0, 0), 2, 0, 2);
    assertThat(bid.bribeUsd()).isCloseTo(best, within(0.15));
  }
}
