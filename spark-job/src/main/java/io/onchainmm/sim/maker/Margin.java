package io.onchainmm.sim.maker;

/**
 * The two constants that every solution with exponential arrivals shares (Guéant 2017, section 3):
 * with x = ξΔ/k, the margin c1 = ln(1 + x)/(ξΔ) and C_ξ = (1 + x)^−(1 + 1/x); 1/k and 1/e for ξ =
 * 0.
 *
 * @param c1 margin over the indifference price
 * @param logC ln C_ξ; kept as a logarithm because the power overflows
 */
record Margin(double c1, double logC) {
  /** Below this x the series are exact to the last digit and the direct forms are not. */
  private static final double SMALL = 1e-8;

  static Margin of(GlftParameters p) {
    double xi = p.xi();
    double x = xi * p.size() / p.k();
    return x >= SMALL
        ? new Margin(Math.log1p(x) / (xi * p.size()), -(1 + 1 / x) * Math.log1p(x))
        : new Margin((1 - x / 2 + x * x / 3 - x * x * x / 4) / p.k(), -1 - x / 2 + x * x / 6);
  }
}
