package io.onchainmm.sim.bribe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What must hold of the best bribe for any parameters. */
class OptimalBribeProperties {
  private static final int CASES = 2_000;

  private final SplittableRandom random = new SplittableRandom(11);

  @Test
  void noBribeOfAGridIsBetter() {
    for (int i = 0; i < 1_000; i++) {
      checkGrid(payoff(link(), rho()), edge(), 1_000);
    }
    for (int i = 0; i < 20; i++) {
      checkGrid(payoff(link(), rho()), edge(), 100_000);
    }
  }

  private void checkGrid(BribePayoff payoff, double edge, int points) {
    double least = random.nextBoolean() ? 0 : edge * random.nextDouble();
    double most = least + 2 * edge * random.nextDouble();
    double best = payoff.expectedValueUsd(OptimalBribe.bribeUsd(payoff, edge, least, most), edge);
    for (int j = 0; j <= points; j++) {
      double bribe = Math.min(most, least + (most - least) * j / points);
      double slack = 1e-12 * Math.max(1, edge + Math.abs(payoff.failCostUsd()));
      assertThat(best)
          .as("%s, edge %s, bribe %s", payoff, edge, bribe)
          .isGreaterThanOrEqualTo(payoff.expectedValueUsd(bribe, edge) - slack);
    }
  }

  @Test
  void moreEdgeNeverPaysLessAndNeverAllOfIt() {
    for (int i = 0; i < CASES; i++) {
      BribePayoff payoff = payoff(link(), 0);
      double edge = edge();
      double more = edge * (1 + random.nextDouble());
      double least = random.nextDouble();
      double bribe = OptimalBribe.bribeUsd(payoff, edge, 0, 10 * edge);
      assertThat(OptimalBribe.bribeUsd(payoff, more, 0, 10 * edge))
          .isGreaterThanOrEqualTo(bribe - 1e-9 * Math.max(1, edge));
      assertThat(bribe).isLessThan(edge + payoff.failCostUsd());
      assertThat(OptimalBribe.bribeUsd(payoff, -payoff.failCostUsd(), least, least + 1))
          .isEqualTo(least);
    }
  }

  @Test
  void easierInclusionPaysLess() {
    for (int i = 0; i < CASES; i++) {
      BribePayoff hard = payoff(BribeSpec.Link.LINEAR, 0);
      BribePayoff easy = withAlpha(hard, hard.alpha() + 0.01 + random.nextDouble());
      double edge = edge();
      double bribe = OptimalBribe.bribeUsd(hard, edge, 0, 2 * edge);
      double paid = OptimalBribe.bribeUsd(easy, edge, 0, 2 * edge);
      assertThat(paid).isLessThanOrEqualTo(bribe);
      if (paid > 0 && bribe < 2 * edge) {
        assertThat(paid).isLessThan(bribe);
      }
    }
  }

  @Test
  void moneyHasNoUnit() {
    for (int i = 0; i < CASES; i++) {
      BribePayoff payoff = payoff(BribeSpec.Link.LINEAR, rho());
      double edge = edge();
      double c = Math.exp(4 * random.nextDouble() - 2);
      BribePayoff scaled =
          new BribePayoff(
              payoff.alpha(),
              payoff.beta() / c,
              payoff.link(),
              payoff.lostShare(),
              payoff.failCostUsd() * c,
              payoff.attemptCostUsd() * c);
      double bribe = OptimalBribe.bribeUsd(payoff, edge, 0, edge);
      double value = payoff.expectedValueUsd(bribe, edge);
      double scaledBribe = OptimalBribe.bribeUsd(scaled, edge * c, 0, edge * c);
      double tolerance = 1e-10 * c * Math.max(1, edge + payoff.failCostUsd());
      // Where two bribes are equally good, rounding may choose between them; their value is one.
      assertThat(scaled.expectedValueUsd(scaledBribe, edge * c))
          .isCloseTo(c * value, within(tolerance));
    }
  }

  @Test
  void closedFormsAreTheZerosThatTheNumericalMethodFinds() {
    for (int i = 0; i < CASES; i++) {
      BribeSpec.Link link = link();
      double rho = link == BribeSpec.Link.LINEAR && random.nextBoolean() ? 1 : 0;
      double beta = link == BribeSpec.Link.LOG ? 1 : Math.exp(6 * random.nextDouble() - 3);
      BribePayoff payoff = new BribePayoff(8 * random.nextDouble() - 4, beta, link, rho, 0.1, 0);
      double edge = edge();
      double found = OptimalBribe.numerical(payoff, edge, 0, 2 * edge);
      double chosen = OptimalBribe.bribeUsd(payoff, edge, 0, 2 * edge);
      if (chosen > 0 && chosen < 2 * edge) {
        assertThat(found)
            .as("%s, edge %s", payoff, edge)
            .isCloseTo(chosen, within(1e-9 * Math.max(1, edge)));
      }
    }
  }

  @Test
  void theTopOfTheRateHasNoSlope() {
    for (int i = 0; i < CASES; i++) {
      BribePayoff payoff = payoff(link(), 0.05 + 0.95 * random.nextDouble());
      double top = OptimalBribe.topLogit(payoff);
      if (Double.isFinite(top)) {
        assertThat(OptimalBribe.slope(payoff, top - 0.01)).isPositive();
        assertThat(OptimalBribe.slope(payoff, top + 0.01)).isNegative();
      } else {
        assertThat(OptimalBribe.slope(payoff, 8 * random.nextDouble() - 4)).isNotPositive();
      }
    }
  }

  private static BribePayoff withAlpha(BribePayoff p, double alpha) {
    return new BribePayoff(
        alpha, p.beta(), p.link(), p.lostShare(), p.failCostUsd(), p.attemptCostUsd());
  }

  private BribePayoff payoff(BribeSpec.Link link, double rho) {
    return new BribePayoff(
        12 * random.nextDouble() - 6,
        Math.exp(5 * random.nextDouble() - 2.5),
        link,
        rho,
        random.nextBoolean() ? 0 : random.nextDouble(),
        0.1 * random.nextDouble());
  }

  private BribeSpec.Link link() {
    return random.nextBoolean() ? BribeSpec.Link.LINEAR : BribeSpec.Link.LOG;
  }

  private double rho() {
    int kind = random.nextInt(3);
    return kind == 2 ? random.nextDouble() : kind;
  }

  private double edge() {
    return Math.exp(6 * random.nextDouble() - 3);
  }
}
