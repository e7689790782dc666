package io.onchainmm.sim.maker;

import io.onchainmm.sim.market.FailureReason;
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
 * <p>Stateless but for the coefficients: a quote costs two fused multiply-adds.
 */
public final class Glft {
  /** Below this x the series are exact to the last digit and the direct forms are not. */
  private static final double SMALL = 1e-8;

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
    double xi = p.xi();
    double x = xi * p.size() / p.k();
    double costs = p.k() * (p.fee() + p.impact() / 2);
    this.c1 =
        x >= SMALL
            ? Math.log1p(x) / (xi * p.size())
            : (1 - x / 2 + x * x / 3 - x * x * x / 4) / p.k();
    this.logC = x >= SMALL ? -(1 + 1 / x) * Math.log1p(x) : -1 - x / 2 + x * x / 6;
    this.eta = p.a() * Math.exp(logC - costs);
    this.c2 =
        Math.sqrt(p.gamma())
            / Math.sqrt(2 * p.a() * p.size() * p.k())
            * Math.exp(0.5 * (costs - logC));
    this.skew = c2 * p.sigma();
    this.halfSpread = c1 + p.fee() + p.impact() / 2 + p.size() / 2 * skew;
    // q₀·skew without dividing by σ² first: γσ² may underflow where the product does not.
    double shift = p.drift() == 0 ? 0 : p.drift() / p.sigma() * (c2 / p.gamma());
    this.bidAtFlat = halfSpread - shift;
    this.askAtFlat = halfSpread + shift;
    if (!Double.isFinite(bidAtFlat) || !Double.isFinite(askAtFlat) || !Double.isFinite(skew)) {
      throw new TrialFailure(
          FailureReason.NOT_FINITE,
          "The quotes are not finite (half-spread %s, skew %s) for %s: check gamma, its unit, and the fee"
              .formatted(halfSpread, skew, p));
    }
  }

  /** Distance of the bid below the reference price at inventory {@code q}; may be negative. */
  public double bidDepth(double q) {
    return Math.fma(q, skew, bidAtFlat);
  }

  /** Distance of the ask above the reference price at inventory {@code q}; may be negative. */
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
