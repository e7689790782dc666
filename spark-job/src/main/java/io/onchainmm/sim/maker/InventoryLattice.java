package io.onchainmm.sim.maker;

import io.onchainmm.sim.market.FailureReason;
import io.onchainmm.sim.market.TrialFailure;

/**
 * The linear system behind the optimal quotes on the inventories −QΔ … QΔ (Guéant 2017, section 3;
 * GLFT 2013, proposition 1): v′ = Mv backwards in time with
 *
 * <pre>
 * M_nn = d_n = (k/Δ)(½γσ²(nΔ)² − μnΔ),  M_n,n+1 = −η_b,  M_n,n−1 = −η_a
 * η_s = A_s C_ξ e^(−kf − kI/2),  v_n(T) = exp(−(k/Δ)(φ + I/(2Δ))(nΔ)²)
 * δᵇ_n = c1 + f + I/2 + ln(v_n/v_n+1)/k,  δᵃ_n = c1 + f + I/2 + ln(v_n/v_n−1)/k
 * </pre>
 *
 * with a terminal penalty φq². At n = Q there is no bid, at n = −Q no ask.
 */
public final class InventoryLattice {
  /** Largest Q: squaring a larger matrix takes seconds. */
  public static final int LARGEST_BOUND = 200;

  private static final int BISECTIONS = 200;

  private final int bound;
  private final double k;
  private final double c1;
  private final double base;
  private final double bidEta;
  private final double askEta;
  private final double[] diagonal;
  private final double[] terminal;
  private final double largest;
  private final GlftParameters parameters;

  /**
   * @param bound Q ≥ 1, the inventory limit in orders
   * @param terminalPenalty φ ≥ 0, P per B
   */
  public InventoryLattice(GlftParameters p, int bound, double terminalPenalty) {
    if (bound < 1 || bound > LARGEST_BOUND) {
      throw new TrialFailure(
          FailureReason.INVALID_CONFIG,
          "market_maker.max_inventory_usd is %d orders, but the quoters exact and asymptotic take 1 to %d: change order_usd, max_inventory_usd or quoter"
              .formatted(bound, LARGEST_BOUND));
    }
    Margin margin = Margin.of(p);
    double size = p.size();
    this.parameters = p;
    this.bound = bound;
    this.k = p.k();
    this.c1 = margin.c1();
    this.base = c1 + p.costPerFill();
    this.bidEta = p.bidA() * Math.exp(margin.logC() - k * p.costPerFill());
    this.askEta = p.askA() * Math.exp(margin.logC() - k * p.costPerFill());
    this.diagonal = new double[2 * bound + 1];
    this.terminal = new double[2 * bound + 1];
    double most = Double.NEGATIVE_INFINITY;
    double end = k / size * (terminalPenalty + p.impact() / (2 * size));
    for (int i = 0; i < diagonal.length; i++) {
      double q = (i - bound) * size;
      diagonal[i] = k / size * (p.gamma() * p.sigma() * p.sigma() / 2 * q * q - p.drift() * q);
      terminal[i] = Math.exp(-end * q * q);
      most = Math.max(most, diagonal[i]);
    }
    this.largest = most;
    p.requireFinite(base, most + bidEta + askEta);
  }

  /** Quotes without a horizon (GLFT 2013, theorem 2). */
  public LatticeDepths asymptotic() {
    double eta = Math.sqrt(bidEta) * Math.sqrt(askEta);
    double lambda = eigenvalue(0);
    int lowest = 0;
    for (int i = 1; i < diagonal.length; i++) {
      lowest = diagonal[i] < diagonal[lowest] ? i : lowest;
    }
    // Ratios of neighbours by the recurrence that is stable: from each end towards the summit.
    double[] logRatio = new double[2 * bound];
    double ratio = 0;
    for (int i = 2 * bound; i > lowest; i--) {
      ratio = (diagonal[i] - lambda) / eta - (ratio == 0 ? 0 : 1 / ratio);
      logRatio[i - 1] = Math.log(ratio);
    }
    ratio = 0;
    for (int i = 0; i < lowest; i++) {
      ratio = (diagonal[i] - lambda) / eta - (ratio == 0 ? 0 : 1 / ratio);
      logRatio[i] = -Math.log(ratio);
    }
    for (int i = 0; i < logRatio.length; i++) {
      logRatio[i] += parameters.tilt();
    }
    return depths(logRatio);
  }

  /** The smallest eigenvalue of M. */
  public double smallestEigenvalue() {
    return eigenvalue(0);
  }

  /**
   * Distance of the two smallest eigenvalues of M: how fast the horizon is forgotten, per second.
   */
  public double spectralGap() {
    return eigenvalue(1) - eigenvalue(0);
  }

  /** Sturm bisection on the symmetric matrix that is similar to M. */
  private double eigenvalue(int index) {
    double eta = Math.sqrt(bidEta) * Math.sqrt(askEta);
    double low = Double.POSITIVE_INFINITY;
    for (double d : diagonal) {
      low = Math.min(low, d);
    }
    double high = largest + 2 * eta;
    low -= 2 * eta;
    for (int i = 0; i < BISECTIONS; i++) {
      double middle = low + (high - low) / 2;
      if (middle <= low || middle >= high) {
        break;
      }
      if (below(middle, eta) > index) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return low;
  }

  /** Number of eigenvalues below {@code x}. */
  private int below(double x, double eta) {
    int count = 0;
    double pivot = 1;
    for (int i = 0; i < diagonal.length; i++) {
      double coupling = i == 0 ? 0 : eta * (eta / pivot);
      pivot = diagonal[i] - x - coupling;
      if (pivot == 0) {
        pivot = Double.MIN_NORMAL;
      }
      count += pivot < 0 ? 1 : 0;
    }
    return count;
  }

  /** The exact quotes {@code tau} seconds before the horizon. */
  public LatticeDepths exact(double tau) {
    return depths(logRatios(exponential(tau).times(terminal)));
  }

  /** The exact quotes at 0, {@code step}, … , {@code steps · step} seconds before the horizon. */
  public LatticeDepths[] exact(double step, int steps) {
    LatticeDepths[] table = new LatticeDepths[steps + 1];
    NonNegativeExponential forward = exponential(step);
    double[] v = terminal.clone();
    table[0] = depths(logRatios(v));
    for (int i = 1; i <= steps; i++) {
      v = forward.times(v);
      double summit = 0;
      for (double x : v) {
        summit = Math.max(summit, x);
      }
      for (int j = 0; j < v.length; j++) {
        v[j] /= summit;
      }
      table[i] = depths(logRatios(v));
    }
    return table;
  }

  /** ln v_0, {@code tau} seconds before the horizon; Δ/k times it is the certainty equivalent. */
  public double logValue(double tau) {
    NonNegativeExponential e = exponential(tau);
    return Math.log(e.times(terminal)[bound]) + e.logScale() - largest * tau;
  }

  private NonNegativeExponential exponential(double tau) {
    double[] shifted = new double[diagonal.length];
    for (int i = 0; i < shifted.length; i++) {
      shifted[i] = largest - diagonal[i];
    }
    return new NonNegativeExponential(shifted, bidEta, askEta, tau);
  }

  private static double[] logRatios(double[] v) {
    double[] logRatio = new double[v.length - 1];
    for (int i = 0; i < logRatio.length; i++) {
      logRatio[i] = Math.log(v[i] / v[i + 1]);
    }
    return logRatio;
  }

  /**
   * @param logRatio ln(v_n/v_n+1) from n = −Q to Q − 1
   */
  private LatticeDepths depths(double[] logRatio) {
    double[] bid = new double[logRatio.length];
    double[] ask = new double[logRatio.length];
    for (int i = 0; i < logRatio.length; i++) {
      bid[i] = base + logRatio[i] / k;
      ask[i] = base - logRatio[i] / k;
      parameters.requireFinite(base, bid[i]);
    }
    return new LatticeDepths(bid, ask, parameters.size(), c1);
  }
}
