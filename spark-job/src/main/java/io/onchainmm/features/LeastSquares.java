package io.onchainmm.features;

/**
 * Ordinary least squares by Householder reflections, one regressor after the other, so that every
 * model of the first k regressors is fitted on the way. A regressor that depends on the ones before
 * it is left out.
 */
final class LeastSquares {
  /** Part of a regressor's length below which what is new in it is rounding. */
  private static final double DEPENDENT = 1e-12;

  private final double[][] columns;
  private final double[] target;
  private final double[] residuals;
  private final int[] ranks;
  private double lastDiagonal;
  private double lastTarget;

  /**
   * Fits; both arrays are overwritten.
   *
   * @param columns regressors, each as long as the target
   */
  LeastSquares(double[][] columns, double[] target) {
    this.columns = columns;
    this.target = target;
    residuals = new double[columns.length];
    ranks = new int[columns.length];
    int rank = 0;
    for (int k = 0; k < columns.length; k++) {
      rank += reflect(k, rank) ? 1 : 0;
      ranks[k] = rank;
      residuals[k] = squares(target, rank);
    }
  }

  /** Sum of squared residuals with the first {@code count} regressors. */
  double residualSquares(int count) {
    return residuals[count - 1];
  }

  /** How many of the first {@code count} regressors are independent. */
  int rank(int count) {
    return ranks[count - 1];
  }

  /**
   * The last regressor's coefficient over its standard error; NaN where it depends on the others or
   * nothing is left to estimate the error from.
   */
  double lastStatistic() {
    int count = columns.length;
    int freedom = target.length - rank(count);
    if (lastDiagonal == 0 || freedom <= 0) {
      return Double.NaN;
    }
    double error = Math.sqrt(residualSquares(count) / freedom);
    return Math.signum(lastDiagonal) * lastTarget / error;
  }

  private boolean reflect(int k, int row) {
    lastDiagonal = 0;
    double[] v = columns[k];
    if (row == v.length) {
      return false;
    }
    double length = Math.sqrt(squares(v, row));
    if (!(length > DEPENDENT * Math.sqrt(squares(v, 0)))) {
      return false;
    }
    double diagonal = v[row] > 0 ? -length : length;
    v[row] -= diagonal;
    double half = squares(v, row) / 2;
    for (int j = k + 1; j < columns.length; j++) {
      reflect(v, half, columns[j], row);
    }
    reflect(v, half, target, row);
    lastDiagonal = diagonal;
    lastTarget = target[row];
    return true;
  }

  private static void reflect(double[] v, double half, double[] x, int row) {
    double dot = 0;
    for (int i = row; i < x.length; i++) {
      dot += v[i] * x[i];
    }
    double scale = dot / half;
    for (int i = row; i < x.length; i++) {
      x[i] -= scale * v[i];
    }
  }

  private static double squares(double[] x, int from) {
    double sum = 0;
    for (int i = from; i < x.length; i++) {
      sum += x[i] * x[i];
    }
    return sum;
  }
}
