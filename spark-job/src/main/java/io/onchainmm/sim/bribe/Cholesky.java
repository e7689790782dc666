package io.onchainmm.sim.bribe;

/**
 * A symmetric positive definite matrix as L·Lᵀ, for the few coefficients of an inclusion model:
 * solves, inverts and gives the logarithm of the determinant.
 */
final class Cholesky {
  private final double[][] lower;

  private Cholesky(double[][] lower) {
    this.lower = lower;
  }

  /** The factors, or null when the matrix is not positive definite to working precision. */
  static Cholesky of(double[][] matrix) {
    int n = matrix.length;
    double[][] lower = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double rest = matrix[i][j] - dot(lower[i], lower[j], j);
        if (i != j) {
          lower[i][j] = rest / lower[j][j];
        } else if (rest > 1e-14 * matrix[i][i]) {
          lower[i][i] = Math.sqrt(rest);
        } else {
          return null;
        }
      }
    }
    return new Cholesky(lower);
  }

  private static double dot(double[] a, double[] b, int length) {
    double sum = 0;
    for (int i = 0; i < length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** ln det of the matrix. */
  double logDeterminant() {
    double sum = 0;
    for (int i = 0; i < lower.length; i++) {
      sum += Math.log(lower[i][i]);
    }
    return 2 * sum;
  }

  /** The y of L·y = {@code right}; its squared length is rightᵀ · matrix⁻¹ · right. */
  double[] half(double[] right) {
    double[] y = right.clone();
    for (int i = 0; i < y.length; i++) {
      y[i] = (y[i] - dot(lower[i], y, i)) / lower[i][i];
    }
    return y;
  }

  /** The x of matrix·x = {@code right}. */
  double[] solve(double[] right) {
    double[] x = half(right);
    for (int i = x.length - 1; i >= 0; i--) {
      for (int j = i + 1; j < x.length; j++) {
        x[i] -= lower[j][i] * x[j];
      }
      x[i] /= lower[i][i];
    }
    return x;
  }
}
