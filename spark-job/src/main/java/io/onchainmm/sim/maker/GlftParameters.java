package io.onchainmm.sim.maker;

/**
 * What the closed form needs, in one consistent set of units: price unit P (basis points, ticks or
 * money per base unit), quantity unit B (orders, lots or base units), seconds.
 *
 * @param a fills per second and side of an order of one size at distance 0, A
 * @param k decay of the fills with distance, per P
 * @param sigma absolute volatility, P per √second
 * @param gamma risk aversion γ, per (P·B)
 * @param model objective; A takes ξ = γ, B takes ξ = 0
 * @param size size of one order, Δ, in B
 * @param drift drift μ of the price, P per second
 * @param fee cost of a fill per unit traded, P; negative is a rebate
 * @param impact permanent adverse jump of the price per fill, P, I ≥ 0
 */
public record GlftParameters(
    double a,
    double k,
    double sigma,
    double gamma,
    MakerSpec.Model model,
    double size,
    double drift,
    double fee,
    double impact) {

  /** Smallest A and k for which the quotes mean anything. */
  public static final double SMALLEST = 1e-12;

  /** Rejects what has no quotes: NaN, infinities, vanishing A or k, wrong signs. */
  public GlftParameters {
    atLeast("A", a, SMALLEST);
    atLeast("k", k, SMALLEST);
    atLeast("sigma", sigma, 0);
    atLeast("gamma", gamma, Double.MIN_VALUE);
    atLeast("size", size, Double.MIN_VALUE);
    atLeast("drift", drift, -Double.MAX_VALUE);
    atLeast("fee", fee, -Double.MAX_VALUE);
    atLeast("impact", impact, 0);
  }

  /** The usual case: one order is the unit of quantity, no drift, no impact. */
  public static GlftParameters ofOneOrder(
      double a, double k, double sigma, double gamma, MakerSpec.Model model, double fee) {
    return new GlftParameters(a, k, sigma, gamma, model, 1, 0, fee, 0);
  }

  /** ξ: γ in model A, 0 in model B. */
  public double xi() {
    return model == MakerSpec.Model.A ? gamma : 0;
  }

  private static void atLeast(String name, double value, double smallest) {
    if (!(value >= smallest && value <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "%s must be finite and >= %s, but was %s".formatted(name, smallest, value));
    }
  }
}
