package io.onchainmm.sim.bribe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Firth's fit has a finite maximum whatever the outcomes (Heinze and Schemper 2002), also where a
 * plane of the covariates separates them and the likelihood alone has none.
 */
class FirthProperties {
  private static final int CASES = 1_000;

  private final SplittableRandom random = new SplittableRandom(29);

  @Test
  void separatedOutcomesHaveAFiniteFit() {
    for (int c = 0; c < CASES; c++) {
      double[][] covariates = covariates(1 + random.nextInt(3));
      boolean[] outcomes = separated(covariates);
      LogisticSample sample = new LogisticSample(covariates, outcomes);
      assertThat(LogisticFit.separated(sample, LogisticFit.mle(sample))).as("case %d", c).isTrue();
      LogisticFit.Result fit = LogisticFit.firth(sample);
      assertThat(fit.converged()).as("case %d", c).isTrue();
      assertThat(fit.objective()).as("case %d", c).isFinite();
      for (double coefficient : fit.theta()) {
        assertThat(coefficient).as("case %d", c).isFinite();
        assertThat(Math.abs(coefficient)).as("case %d", c).isLessThan(1e3);
      }
    }
  }

  @Test
  void swappingTheOutcomesTurnsTheSigns() {
    for (int c = 0; c < CASES; c++) {
      double[][] covariates = covariates(1);
      boolean[] outcomes = separated(covariates);
      boolean[] swapped = new boolean[outcomes.length];
      for (int i = 0; i < swapped.length; i++) {
        swapped[i] = !outcomes[i];
      }
      double[] theta = LogisticFit.firth(new LogisticSample(covariates, outcomes)).theta();
      double[] turned = LogisticFit.firth(new LogisticSample(covariates, swapped)).theta();
      for (int j = 0; j < theta.length; j++) {
        double tolerance = 1e-6 * (1 + Math.abs(theta[j]));
        assertThat(turned[j]).as("case %d", c).isCloseTo(-theta[j], within(tolerance));
      }
    }
  }

  private double[][] covariates(int width) {
    double[][] rows = new double[width + 3 + random.nextInt(40)][width];
    for (double[] row : rows) {
      for (int j = 0; j < width; j++) {
        row[j] = random.nextGaussian();
      }
    }
    return rows;
  }

  /** Yes on one side of a random plane between two of the rows, so that both outcomes occur. */
  private boolean[] separated(double[][] rows) {
    double[] normal = new double[rows[0].length];
    for (int j = 0; j < normal.length; j++) {
      normal[j] = random.nextGaussian();
    }
    double[] heights = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < normal.length; j++) {
        heights[i] += normal[j] * rows[i][j];
      }
    }
    double[] sorted = heights.clone();
    Arrays.sort(sorted);
    double plane = sorted[random.nextInt(sorted.length - 1)];
    boolean[] outcomes = new boolean[rows.length];
    for (int i = 0; i < outcomes.length; i++) {
      outcomes[i] = heights[i] > plane;
    }
    return outcomes;
  }
}
