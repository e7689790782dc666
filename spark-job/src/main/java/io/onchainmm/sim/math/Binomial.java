package io.onchainmm.sim.math;

/**
 * Tail probabilities of the binomial distribution through the regularised incomplete beta function,
 * whose continued fraction is that of Press et al., Numerical Recipes, section 6.4.
 */
public final class Binomial {
  private static final double EPSILON = 1e-15;
  private static final int MOST_TERMS = 100_000;

  private Binomial() {}

  /** P(X &le; k) for n independent attempts that succeed with probability p. */
  public static double atMost(long k, long n, double p) {
    check(n, p);
    if (k < 0) {
      return 0;
    }
    return k >= n ? 1 : beta((double) n - k, k + 1.0, 1 - p);
  }

  /** P(X &ge; k) for n independent attempts that succeed with probability p. */
  public static double atLeast(long k, long n, double p) {
    check(n, p);
    if (k <= 0) {
      return 1;
    }
    return k > n ? 0 : beta((double) k, n - k + 1.0, p);
  }

  private static void check(long n, double p) {
    if (n < 0 || !(p >= 0 && p <= 1)) {
      throw new IllegalArgumentException(
          "a binomial needs n >= 0 and 0 <= p <= 1, but got n = %d, p = %s".formatted(n, p));
    }
  }

  /** The regularised incomplete beta function of x. */
  private static double beta(double a, double b, double x) {
    if (x == 0 || x == 1) {
      return x;
    }
    double front =
        StrictMath.exp(
            GammaFunction.log(a + b)
                - GammaFunction.log(a)
                - GammaFunction.log(b)
                + a * StrictMath.log(x)
                + b * StrictMath.log1p(-x));
    // The fraction converges fast on this side of the mean only; the other side by symmetry.
    return x < (a + 1) / (a + b + 2)
        ? front * fraction(a, b, x) / a
        : 1 - front * fraction(b, a, 1 - x) / b;
  }

  private static double fraction(double a, double b, double x) {
    double c = 1;
    double d = 1 / GammaFunction.notZero(1 - (a + b) * x / (a + 1));
    double h = d;
    for (int m = 1; m < MOST_TERMS; m++) {
      double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
      d = 1 / GammaFunction.notZero(1 + even * d);
      c = GammaFunction.notZero(1 + even / c);
      h *= d * c;
      double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
      d = 1 / GammaFunction.notZero(1 + odd * d);
      c = GammaFunction.notZero(1 + odd / c);
      h *= d * c;
      if (Math.abs(d * c - 1) <= EPSILON) {
        break;
      }
    }
    return h;
  }
}
