package io.onchainmm.sim.bribe;

/**
 * Fits a logistic regression by Newton's method with step halving; docs, section on bribes and
 * inclusion.
 *
 * <p>Three objectives: the log-likelihood (mle), less ½λ times the squared coefficients without the
 * constant (ridge), or plus half the logarithm of the information's determinant (Firth 1993), whose
 * maximum is finite also where the outcomes are separated (Heinze and Schemper 2002).
 */
final class LogisticFit {
  /** Coefficients longer than this on standardised covariates mean separated outcomes. */
  static final double SEPARATED_NORM = 20;

  private static final double SEPARATED_GAP = 1e-8;
  private static final double SMALLEST_STEP = 1e-10;
  private static final int MOST_STEPS = 100;
  private static final int MOST_HALVINGS = 40;

  private final LogisticSample sample;
  private final double ridge;
  private final boolean firth;

  private LogisticFit(LogisticSample sample, double ridge, boolean firth) {
    this.sample = sample;
    this.ridge = ridge;
    this.firth = firth;
  }

  /**
   * What a fit found.
   *
   * @param theta the constant, then the coefficients
   * @param objective its maximum
   * @param converged whether the last step was small enough
   */
  record Result(double[] theta, double objective, boolean converged) {}

  /** Maximum likelihood; does not converge on separated outcomes. */
  static Result mle(LogisticSample sample) {
    return new LogisticFit(sample, 0, false).climb();
  }

  /** Maximum likelihood less ½λ·‖coefficients‖². */
  static Result ridge(LogisticSample sample, double lambda) {
    if (!(lambda >= 0) || Double.isInfinite(lambda)) {
      throw new IllegalArgumentException("lambda must be finite and >= 0, but was " + lambda);
    }
    return new LogisticFit(sample, lambda, false).climb();
  }

  /** Firth's penalised likelihood. */
  static Result firth(LogisticSample sample) {
    return new LogisticFit(sample, 0, true).climb();
  }

  /** Whether an mle says that the outcomes are separated, so that it has no finite maximum. */
  static boolean separated(LogisticSample sample, Result mle) {
    double squares = 0;
    for (double coefficient : mle.theta()) {
      squares += coefficient * coefficient;
    }
    if (!mle.converged() || Math.sqrt(squares) > SEPARATED_NORM) {
      return true;
    }
    for (int i = 0; i < sample.length(); i++) {
      double p = Logit.expit(sample.logit(i, mle.theta()));
      if (Math.abs(p - sample.outcome(i)) > SEPARATED_GAP) {
        return false;
      }
    }
    return true;
  }

  private Result climb() {
    double[] theta = new double[sample.width()];
    double value = objective(theta);
    boolean converged = false;
    for (int step = 0; step < MOST_STEPS && !converged; step++) {
      Cholesky curvature = Cholesky.of(curvature(theta));
      if (curvature == null) {
        break; // Flat to working precision: separated outcomes, or covariates that say the same.
      }
      double[] move = curvature.solve(score(theta));
      double[] next = plus(theta, move, 1);
      double reached = objective(next);
      // Not "< value": at the top the objective no longer tells neighbours apart.
      double slack = 1e-13 * (1 + Math.abs(value));
      double share = 1;
      for (int i = 0; i < MOST_HALVINGS && !(reached >= value - slack); i++) {
        share /= 2;
        next = plus(theta, move, share);
        reached = objective(next);
      }
      converged = share * norm(move) < SMALLEST_STEP;
      theta = next;
      value = reached;
    }
    return new Result(theta, value, converged);
  }

  private double objective(double[] theta) {
    double sum = sample.logLikelihood(theta);
    for (int j = 1; j < theta.length; j++) {
      sum -= ridge / 2 * theta[j] * theta[j];
    }
    if (firth) {
      Cholesky information = Cholesky.of(sample.information(theta));
      sum += information == null ? Double.NEGATIVE_INFINITY : information.logDeterminant() / 2;
    }
    return sum;
  }

  private double[] score(double[] theta) {
    Cholesky information = firth ? Cholesky.of(sample.information(theta)) : null;
    double[] score = new double[theta.length];
    for (int i = 0; i < sample.length(); i++) {
      double z = sample.logit(i, theta);
      double p = Logit.expit(z);
      double residual = sample.outcome(i) - p;
      if (information != null) {
        residual += leverage(information, i, p * Logit.expit(-z)) * (0.5 - p);
      }
      for (int j = 0; j < theta.length; j++) {
        score[j] += residual * sample.row(i)[j];
      }
    }
    for (int j = 1; j < theta.length; j++) {
      score[j] -= ridge * theta[j];
    }
    return score;
  }

  /** Diagonal of W^½ X (X'WX)⁻¹ X' W^½. */
  private double leverage(Cholesky information, int i, double weight) {
    double[] half = information.half(sample.row(i));
    double squares = 0;
    for (double each : half) {
      squares += each * each;
    }
    return weight * squares;
  }

  /** The negative Hessian; with Firth's penalty that of the finite differences of its score. */
  private double[][] curvature(double[] theta) {
    double[][] matrix = sample.information(theta);
    for (int j = 1; j < theta.length; j++) {
      matrix[j][j] += ridge;
    }
    if (!firth) {
      return matrix;
    }
    double[][] exact = differences(theta);
    // Far from the top the penalised likelihood need not be concave; the information always is.
    return Cholesky.of(exact) == null ? matrix : exact;
  }

  /**
   * Central differences of the score. Stepping with the information alone, as Firth's method is
   * usually programmed, needs hundreds of steps where outcomes are separated.
   */
  private double[][] differences(double[] theta) {
    int width = theta.length;
    double[][] raw = new double[width][];
    for (int j = 0; j < width; j++) {
      double h = 1e-5 * (1 + Math.abs(theta[j]));
      double[] unit = new double[width];
      unit[j] = 1;
      double[] above = score(plus(theta, unit, h));
      double[] below = score(plus(theta, unit, -h));
      raw[j] = plus(below, above, -1);
      for (int k = 0; k < width; k++) {
        raw[j][k] /= 2 * h;
      }
    }
    double[][] matrix = new double[width][width];
    for (int j = 0; j < width; j++) {
      for (int k = 0; k < width; k++) {
        matrix[j][k] = (raw[j][k] + raw[k][j]) / 2;
      }
    }
    return matrix;
  }

  private static double[] plus(double[] a, double[] b, double share) {
    double[] sum = a.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += share * b[i];
    }
    return sum;
  }

  private static double norm(double[] a) {
    double squares = 0;
    for (double each : a) {
      squares += each * each;
    }
    return Math.sqrt(squares);
  }
}
