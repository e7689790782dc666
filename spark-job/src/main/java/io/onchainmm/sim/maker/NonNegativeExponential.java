package io.onchainmm.sim.maker;

/**
 * exp(Bτ) of a tridiagonal matrix B without negative entries, to small relative error in every
 * entry: Taylor series on Bτ/2^s, then s squarings. Nothing is ever subtracted, so no digit
 * cancels, although the entries span far more decades than a double has digits. An
 * eigen-decomposition would be wrong by whole ticks here.
 *
 * <p>The matrix is kept up to a factor, whose logarithm is {@link #logScale}.
 */
final class NonNegativeExponential {
  private static final double LARGEST_NORM = 0.125;
  private static final int TERMS = 24;

  private final double[][] entries;
  private double logScale;

  /**
   * @param diagonal of B
   * @param above constant entry above the diagonal
   * @param below constant entry below the diagonal
   */
  NonNegativeExponential(double[] diagonal, double above, double below, double tau) {
    double norm = 0;
    for (double d : diagonal) {
      norm = Math.max(norm, (d + above + below) * tau);
    }
    int squarings = norm <= LARGEST_NORM ? 0 : Math.getExponent(norm / LARGEST_NORM) + 1;
    double[][] power = taylor(diagonal, above, below, tau / Math.pow(2, squarings));
    for (int i = 0; i < squarings; i++) {
      power = square(power);
      logScale = 2 * logScale + normalise(power);
    }
    entries = power;
  }

  private static double[][] taylor(double[] diagonal, double above, double below, double h) {
    int n = diagonal.length;
    double[][] sum = new double[n][n];
    double[][] term = new double[n][n];
    for (int i = 0; i < n; i++) {
      term[i][i] = 1;
      sum[i][i] = 1;
    }
    for (int k = 1; k <= TERMS; k++) {
      double[][] next = new double[n][n];
      for (int i = 0; i < n; i++) {
        for (int j = Math.max(0, i - k); j <= Math.min(n - 1, i + k); j++) {
          double left = j > 0 ? term[i][j - 1] * above : 0;
          double right = j < n - 1 ? term[i][j + 1] * below : 0;
          next[i][j] = (term[i][j] * diagonal[j] + left + right) * (h / k);
          sum[i][j] += next[i][j];
        }
      }
      term = next;
    }
    return sum;
  }

  private static double[][] square(double[][] m) {
    int n = m.length;
    double[][] product = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < n; k++) {
        double factor = m[i][k];
        for (int j = 0; factor > 0 && j < n; j++) {
          product[i][j] += factor * m[k][j];
        }
      }
    }
    return product;
  }

  /** Divides by the largest entry and returns its logarithm. */
  private static double normalise(double[][] m) {
    double largest = 0;
    for (double[] row : m) {
      for (double x : row) {
        largest = Math.max(largest, x);
      }
    }
    for (double[] row : m) {
      for (int j = 0; j < row.length; j++) {
        row[j] /= largest;
      }
    }
    return Math.log(largest);
  }

  /** ln of the factor by which {@link #times} is too small. */
  double logScale() {
    return logScale;
  }

  /** The scaled matrix times a vector without negative entries. */
  double[] times(double[] vector) {
    double[] product = new double[vector.length];
    for (int i = 0; i < vector.length; i++) {
      for (int j = 0; j < vector.length; j++) {
        product[i] += entries[i][j] * vector[j];
      }
    }
    return product;
  }
}
