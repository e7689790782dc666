package io.onchainmm.sim.maker;

/**
 * The quotes of Avellaneda and Stoikov (2008, equations 29 and 30), τ before the horizon: a
 * reservation price S − qγσ²τ and a spread of γσ²τ + (2/γ) ln(1 + γ/k) around it. A cost per fill
 * is passed on on both sides.
 *
 * <p>It is the expansion of the exact quotes for small τ: its skew grows with τ without bound. A
 * baseline for short horizons, not for hours.
 */
public final class AvellanedaStoikov implements Depths {
  private final double margin;
  private final double halfSpread;
  private final double skew;

  /**
   * @param p σ, γ, k and the cost per fill are used; γ is the risk aversion in both models
   * @param tau time to the horizon, seconds
   */
  public AvellanedaStoikov(GlftParameters p, double tau) {
    double unit = p.size();
    double x = p.gamma() * unit / p.k();
    this.margin = Math.log1p(x) / (p.gamma() * unit);
    this.skew = p.gamma() * p.sigma() * p.sigma() * tau;
    this.halfSpread = margin + p.fee() + unit * skew / 2;
    p.requireFinite(halfSpread, skew);
  }

  @Override
  public double bidDepth(double q) {
    return halfSpread + q * skew;
  }

  @Override
  public double askDepth(double q) {
    return halfSpread - q * skew;
  }

  @Override
  public double c1() {
    return margin;
  }
}
