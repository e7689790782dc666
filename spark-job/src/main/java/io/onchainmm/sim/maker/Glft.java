package io.onchainmm.sim.maker;

import io.onchainmm.sim.market.TrialFailure;

/**
 * The closed-form quotes of Guéant, Lehalle and Fernandez-Tapia: depths of bid and ask around the
 * reference price as linear functions of the inventory.
 *
 * <p>Guéant (2017), "Optimal market making", equations (4.6) and (4.7), with drift and impact as in
 * GLFT (2013), sections 5.1 and 5.2, and a cost per fill f. With x = ξΔ/k:
 *
 * <pre>
 * c1   = ln(1 + x) / (ξΔ)                      (1/k for ξ = 0)
 * C_ξ  = (1 + x)^−(1 + 1/x)                    (1/e for ξ = 0)
 * skew = σ √( γ/(2AΔk) · e^(kf + kI/2) / C_ξ )
 * δᵇ(q) = c1 + f + I/2 + (q − q₀ + Δ/2)·skew,  q₀ = μ/(γσ²)
 * δᵃ(q) = c1 + f + I/2 − (q − q₀ − Δ/2)·skew
 * </pre>
 *
 * <p>Where the two sides are hit differently, A is √(A_b·A_a), and ln(A_b/A_a)/(2k) widens the bid
 * and narrows the ask.
 *
 * <p>Stateless but for the coefficients: a quote costs two fused multiply-adds.
 */
public final class Glft implements Depths {
  private final double c1;
  private final double logC;
  private final double eta;
  private final double c2;
  private final double skew;
  private final double halfSpread;
  private final double bidAtFlat;
  private final double askAtFlat;

  /** Throws {@link TrialFailure} when the quotes leave the range of a double. */
  public Glft(GlftParameters p) {
    double costs = p.k() * p.costPerFill();
    Margin margin = Margin.of(p);
    this.c1 = margin.c1();
    this.logC = margin.logC();
    this.eta = p.a() * Math.exp(logC - costs);
    this.c2 =
        Math.sqrt(p.gamma())
            / Math.sqrt(2 * p.a() * p.size() * p.k())
            * Math.exp(0.5 * (costs - logC));
    this.skew = c2 * p.sigma();
    this.halfSpread = c1 + p.costPerFill() + p.size() / 2 * skew;
    // q₀·skew without dividing by σ² first: γσ² may underflow where the product does not.
    double shift = p.drift() == 0 ? 0 : p.drift() / p.sigma() * (c2 / p.gamma());
    shift -= p.tilt() / p.k();
    this.bidAtFlat = halfSpread - shift;
    this.askAtFlat = halfSpread + shift;
    p.requireFinite(bidAtFlat + askAtFlat, skew);
  }

  /** Distance of the bid below the reference price at inventory {@code q}; may be negative. */
  @Override
  public double bidDepth(double q) {
    return Math.fma(q, skew, bidAtFlat);
  }

  /** Distance of the ask above the reference price at inventory {@code q}; may be negative. */
  @Override
  public double askDepth(double q) {
    return Math.fma(-q, skew, askAtFlat);
  }

  /** Half of the spread, the same at every inventory. */
  public double halfSpread() {
    return halfSpread;
  }

  /** Shift of both quotes per unit of inventory, c2·σ. */
  public double skew() {
    return skew;
  }

  /** Margin over the indifference price, c1. */
  @Override
  public double c1() {
    return c1;
  }

  /** Skew per unit of volatility, c2. */
  public double c2() {
    return c2;
  }

  /** C_ξ. */
  public double cXi() {
    return Math.exp(logC);
  }

  /** η = A·C_ξ·e^(−kf − kI/2): rate of the linear system behind the quotes. */
  public double eta() {
    return eta;
  }
}
