package io.onchainmm.sim.theory;

import com.fasterxml.jackson.databind.JsonNode;
import io.onchainmm.sim.maker.MakerSpec;

/**
 * The parameters of one Poisson-fill world and the depths of the strategies in it, written down
 * from the papers and independent of the product; docs, section on rules of quoting. Order size 1.
 */
record PoissonWorld(
    String label,
    double a,
    double k,
    double sigma,
    double gamma,
    int bound,
    double seconds,
    MakerSpec.Model model) {

  /** Depths at each inventory −Q … Q as a function of the time to go, asked for in rising order. */
  interface Strategy {
    /** Fills in the depths of bids and asks, index q + Q. */
    void depths(double tau, double[] bid, double[] ask);
  }

  static PoissonWorld of(JsonNode one) {
    return new PoissonWorld(
        one.get("label").asText(),
        one.get("A").asDouble(),
        one.get("k").asDouble(),
        one.get("sigma").asDouble(),
        one.get("gamma").asDouble(),
        one.get("Q").asInt(),
        one.get("T").asDouble(),
        MakerSpec.Model.valueOf(one.get("model").asText()));
  }

  int states() {
    return 2 * bound + 1;
  }

  /** c1 of Guéant (2017): ln(1 + ξ/k)/ξ, 1/k for ξ = 0. */
  double margin() {
    return model == MakerSpec.Model.A ? Math.log1p(gamma / k) / gamma : 1 / k;
  }

  /** C_ξ: (1 + ξ/k)^−(1 + k/ξ), 1/e for ξ = 0. */
  double cXi() {
    return model == MakerSpec.Model.A ? Math.pow(1 + gamma / k, -(1 + k / gamma)) : Math.exp(-1);
  }

  /** Guéant (2017), equations (4.6) and (4.7): shift of the quotes per order of inventory. */
  double skew() {
    return sigma * Math.sqrt(gamma / (2 * a * k * cXi()));
  }

  /** A strategy by its name in the vector. */
  Strategy strategy(String name) {
    if (name.startsWith("cf_shift:")) {
      return closedForm(Double.parseDouble(name.substring(9)) / k, 1);
    }
    if (name.startsWith("cf_skewx:")) {
      return closedForm(0, Double.parseDouble(name.substring(9)));
    }
    return switch (name) {
      case "closed_form" -> closedForm(0, 1);
      case "symmetric" -> closedForm(0, 0);
      case "wrong_sign" -> closedForm(0, -1);
      case "as2008" -> this::avellanedaStoikov;
      case "exact" -> new Lattice();
      case "asymptotic" -> asymptotic();
      default -> throw new IllegalArgumentException(name);
    };
  }

  private Strategy closedForm(double shift, double scale) {
    double half = margin() + skew() / 2 + shift;
    return (tau, bid, ask) -> linear(half, scale * skew(), bid, ask);
  }

  /** Avellaneda and Stoikov (2008), equations 29 and 30. */
  private void avellanedaStoikov(double tau, double[] bid, double[] ask) {
    double perOrder = gamma * sigma * sigma * tau;
    linear(Math.log1p(gamma / k) / gamma + perOrder / 2, perOrder, bid, ask);
  }

  private void linear(double half, double skew, double[] bid, double[] ask) {
    for (int i = 0; i < states(); i++) {
      bid[i] = half + (i - bound) * skew;
      ask[i] = half - (i - bound) * skew;
    }
  }

  /** The exact quotes so far from the horizon that it is forgotten. */
  private Strategy asymptotic() {
    double[] bid = new double[states()];
    double[] ask = new double[states()];
    new Lattice().depths(4000, bid, ask);
    return (tau, b, s) -> {
      System.arraycopy(bid, 0, b, 0, b.length);
      System.arraycopy(ask, 0, s, 0, s.length);
    };
  }

  /**
   * GLFT (2013), theorem 1: v′ = −½kγσ²q²·v + η(v_{q+1} + v_{q−1}), v(0) = 1, by Runge–Kutta;
   * depths c1 + ln(v_q/v_{q±1})/k. The scale of v cancels and is taken off as it grows.
   */
  final class Lattice implements Strategy {
    private static final double STEP = 0.1;

    private final double[] v = new double[states()];
    private double at;
    private double logScale;

    Lattice() {
      java.util.Arrays.fill(v, 1);
    }

    @Override
    public void depths(double tau, double[] bid, double[] ask) {
      while (at < tau) {
        double h = Math.min(STEP, tau - at);
        RungeKutta.step(v, h, this::slope);
        double most = v[bound];
        for (int i = 0; i < v.length; i++) {
          v[i] /= most;
        }
        logScale += Math.log(most);
        at = tau - at <= STEP ? tau : at + h;
      }
      for (int i = 0; i < v.length; i++) {
        bid[i] = i + 1 < v.length ? margin() + Math.log(v[i] / v[i + 1]) / k : Double.NaN;
        ask[i] = i > 0 ? margin() + Math.log(v[i] / v[i - 1]) / k : Double.NaN;
      }
    }

    /** (1/k)·ln v₀: the certainty equivalent of the exact strategy, from the linear system. */
    double certaintyEquivalent() {
      return (logScale + Math.log(v[bound])) / k;
    }

    private void slope(double[] x, double[] slope) {
      double eta = a * cXi();
      for (int i = 0; i < x.length; i++) {
        double q = i - bound;
        slope[i] =
            -0.5 * k * gamma * sigma * sigma * q * q * x[i]
                + (i + 1 < x.length ? eta * x[i + 1] : 0)
                + (i > 0 ? eta * x[i - 1] : 0);
      }
    }
  }
}
