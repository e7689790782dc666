package io.onchainmm.sim.maker;

import io.onchainmm.sim.market.FailureReason;
import io.onchainmm.sim.market.TrialFailure;

/**
 * What the quotes need, in one consistent set of units: price unit P (basis points, ticks or money
 * per base unit), quantity unit B (orders, lots or base units), seconds.
 *
 * @param bidA fills per second of a bid of one size at distance 0, A_b
 * @param askA fills per second of an ask of one size at distance 0, A_a
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
    double bidA,
    double askA,
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
    atLeast("A", bidA, SMALLEST);
    atLeast("A", askA, SMALLEST);
    atLeast("k", k, SMALLEST);
    atLeast("sigma", sigma, 0);
    atLeast("gamma", gamma, Double.MIN_VALUE);
    atLeast("size", size, Double.MIN_VALUE);
    atLeast("drift", drift, -Double.MAX_VALUE);
    atLeast("fee", fee, -Double.MAX_VALUE);
    atLeast("impact", impact, 0);
  }

  /** Both sides are hit alike. */
  public GlftParameters(
      double a,
      double k,
      double sigma,
      double gamma,
      MakerSpec.Model model,
      double size,
      double drift,
      double fee,
      double impact) {
    this(a, a, k, sigma, gamma, model, size, drift, fee, impact);
  }

  /** The usual case: one order is the unit of quantity, no drift, no impact. */
  public static GlftParameters ofOneOrder(
      double a, double k, double sigma, double gamma, MakerSpec.Model model, double fee) {
    return new GlftParameters(a, k, sigma, gamma, model, 1, 0, fee, 0);
  }

  /** √(A_b·A_a): the arrivals of a market whose two sides are hit alike. */
  public double a() {
    return bidA == askA ? bidA : Math.sqrt(bidA) * Math.sqrt(askA);
  }

  /** ½ ln(A_b/A_a): how much more often bids are hit than asks. */
  public double tilt() {
    return bidA == askA ? 0 : (Math.log(bidA) - Math.log(askA)) / 2;
  }

  /** ξ: γ in model A, 0 in model B. */
  public double xi() {
    return model == MakerSpec.Model.A ? gamma : 0;
  }

  /** What a fill costs beyond its price: f + I/2. */
  double costPerFill() {
    return fee + impact / 2;
  }

  /** Throws {@link TrialFailure} when a quote computed from these left the range of a double. */
  void requireFinite(double halfSpread, double skew) {
    if (!Double.isFinite(halfSpread) || !Double.isFinite(skew)) {
      throw new TrialFailure(
          FailureReason.NOT_FINITE,
          "The quotes are not finite (half-spread %s, skew %s) for %s: check gamma, its unit, the horizon and the fee"
              .formatted(halfSpread, skew, this));
    }
  }

  private static void atLeast(String name, double value, double smallest) {
    if (!(value >= smallest && value <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "%s must be finite and >= %s, but was %s".formatted(name, smallest, value));
    }
  }
}
