package io.onchainmm.sim.bribe;

/**
 * Yes-or-no outcomes with what was known before each: the rows of a logistic regression, the
 * constant in front.
 */
final class LogisticSample {
  private final double[][] rows;
  private final boolean[] outcomes;

  /**
   * @param covariates one array per row, all of one length, without the constant
   * @param outcomes one per row
   */
  LogisticSample(double[][] covariates, boolean[] outcomes) {
    if (covariates.length == 0 || covariates.length != outcomes.length) {
      throw new IllegalArgumentException(
          "a regression needs as many outcomes as rows, at least one, but had %d and %d"
              .formatted(outcomes.length, covariates.length));
    }
    this.rows = new double[covariates.length][];
    this.outcomes = outcomes.clone();
    for (int i = 0; i < rows.length; i++) {
      rows[i] = row(i, covariates[i], covariates[0].length);
    }
  }

  private static double[] row(int i, double[] covariates, int width) {
    if (covariates.length != width) {
      throw new IllegalArgumentException(
          "row %d has %d covariates, row 0 has %d".formatted(i, covariates.length, width));
    }
    double[] row = new double[width + 1];
    row[0] = 1;
    for (int j = 0; j < width; j++) {
      if (!Double.isFinite(covariates[j])) {
        throw new IllegalArgumentException(
            "covariate %d of row %d is %s: leave the row out".formatted(j, i, covariates[j]));
      }
      row[j + 1] = covariates[j];
    }
    return row;
  }

  /** Number of rows. */
  int length() {
    return rows.length;
  }

  /** Number of coefficients, that of the constant included. */
  int width() {
    return rows[0].length;
  }

  /** Row {@code i}, the constant first; not a copy. */
  double[] row(int i) {
    return rows[i];
  }

  /** 1 or 0. */
  double outcome(int i) {
    return outcomes[i] ? 1 : 0;
  }

  /** Whether all outcomes are the same. */
  boolean oneClass() {
    for (boolean outcome : outcomes) {
      if (outcome != outcomes[0]) {
        return false;
      }
    }
    return true;
  }

  /** θ · row. */
  double logit(int i, double[] theta) {
    double sum = 0;
    for (int j = 0; j < theta.length; j++) {
      sum += theta[j] * rows[i][j];
    }
    return sum;
  }

  /** Σ y·z − ln(1 + e^z). */
  double logLikelihood(double[] theta) {
    double sum = 0;
    for (int i = 0; i < rows.length; i++) {
      double z = logit(i, theta);
      sum += outcome(i) * z - Logit.softplus(z);
    }
    return sum;
  }

  /** X'WX with W = p(1 − p). */
  double[][] information(double[] theta) {
    int width = width();
    double[][] sum = new double[width][width];
    for (int i = 0; i < rows.length; i++) {
      double z = logit(i, theta);
      double weight = Logit.expit(z) * Logit.expit(-z);
      for (int j = 0; j < width; j++) {
        for (int k = 0; k <= j; k++) {
          sum[j][k] += weight * rows[i][j] * rows[i][k];
          sum[k][j] = sum[j][k];
        }
      }
    }
    return sum;
  }
}
