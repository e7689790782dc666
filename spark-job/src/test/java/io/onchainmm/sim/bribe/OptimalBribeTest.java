package io.onchainmm.sim.bribe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Best bribes by hand, and what cannot be optimised. */
class OptimalBribeTest {

  @Test
  void wrightOmegaSolvesItsEquation() {
    assertThat(WrightOmega.at(1)).isEqualTo(1);
    assertThat(WrightOmega.at(0)).isCloseTo(0.5671432904097838, within(1e-15));
    for (double c : new double[] {-600, -30, -2, -1, 0.5, 2, 40, 1e6}) {
      double omega = WrightOmega.at(c);
      assertThat(omega + Math.log(omega)).isCloseTo(c, within(1e-13 * Math.max(1, Math.abs(c))));
    }
    assertThat(WrightOmega.at(-1e4)).isZero();
  }

  @Test
  void logarithmicLinkWithUnitSlope() {
    // P = b/(1 + b), so that b* = √(1 + 8) − 1 = 2, P* = 2/3 and EV* = 2/3 · 6.
    BribePayoff payoff = new BribePayoff(0, 1, BribeSpec.Link.LOG, 0, 0, 0);
    double bribe = OptimalBribe.bribeUsd(payoff, 8, 0, 8);
    assertThat(bribe).isCloseTo(2, within(1e-15));
    assertThat(payoff.expectedValueUsd(bribe, 8)).isCloseTo(4, within(1e-14));
    assertThat(payoff.expectedValueUsd(0, 8)).isZero();
  }

  @Test
  void endsOfTheInterval() {
    BribePayoff payoff = new BribePayoff(0, 1, BribeSpec.Link.LOG, 0, 0, 0);
    assertThat(OptimalBribe.bribeUsd(payoff, 8, 0, 1)).isEqualTo(1);
    assertThat(OptimalBribe.bribeUsd(payoff, 8, 3, 4)).isEqualTo(3);
    assertThat(OptimalBribe.bribeUsd(payoff, 8, 3, 3)).isEqualTo(3);
    // A certain inclusion needs no bribe.
    BribePayoff certain = new BribePayoff(800, 1, BribeSpec.Link.LINEAR, 0, 0, 0);
    assertThat(OptimalBribe.bribeUsd(certain, 8, 0, 8)).isZero();
  }

  @Test
  void impossibleQuestionsAreRefused() {
    BribePayoff payoff = new BribePayoff(0, 1, BribeSpec.Link.LOG, 0, 0, 0);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OptimalBribe.bribeUsd(payoff, Double.NaN, 0, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OptimalBribe.bribeUsd(payoff, 1, 2, 1))
        .withMessageContaining("least <= most");
    BribePayoff noSignal = new BribePayoff(0, 0, BribeSpec.Link.LOG, 0, 0, 0);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OptimalBribe.bribeUsd(noSignal, 1, 0, 1))
        .withMessageContaining("beta");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BribePayoff(Double.NaN, 1, BribeSpec.Link.LOG, 0, 0, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BribePayoff(0, 1, BribeSpec.Link.LOG, 2, 0, 0));
  }
}
