package io.onchainmm.sim.theory;

import java.util.Arrays;

/**
 * Moments of a strategy in a Poisson-fill world from its backward equations, at time 0 without
 * inventory.
 *
 * <p>τ time to go, G z = λᵇ(z_{q+1} − z_q) + λᵃ(z_{q−1} − z_q), everything 0 at τ = 0:
 *
 * <pre>
 * mean          m′ = Gm + λᵇδᵇ + λᵃδᵃ
 * second moment s′ = Gs + λᵇ(δᵇ² + 2δᵇm_{q+1}) + λᵃ(δᵃ² + 2δᵃm_{q−1}) + σ²q²
 * certainty     w′ = [λᵇ(1 − e^−γ(δᵇ + w_{q+1} − w_q)) + λᵃ(…)]/γ − ½γσ²q²
 * fills         F′ = GF + λᵇ + λᵃ,   ∫|q|: a′ = Ga + |q|,   ∫q²: b′ = Gb + q²
 * of q at T     f′ = Gf, f = |q|, q or q² at τ = 0
 * </pre>
 *
 * <p>The certainty equivalent is carried as v = e^−γw, which is linear and of one sign: v′ =
 * ½γ²σ²q²v + λᵇ(e^−γδᵇ·v_{q+1} − v) + λᵃ(…), with v divided by v₀ after each step and the
 * logarithms of the divisors summed. The equation of w itself is stiff: where the quotes of a large
 * inventory are far beyond the mid, its exponential overflows.
 */
record WorldMoments(
    double mean,
    double variance,
    double certaintyEquivalent,
    double fills,
    double avgAbsQ,
    double avgSquareQ,
    double objective,
    double finalAbsQ,
    double finalSdQ) {
  static final int MEAN = 0;
  static final int SECOND = 1;
  static final int CERTAIN = 2;
  static final int FILLS = 3;
  static final int ABS = 4;
  static final int SQUARE = 5;
  static final int FINAL_ABS = 6;
  static final int FINAL = 7;
  static final int FINAL_SQUARE = 8;
  private static final int KINDS = 9;

  /** Longest Runge–Kutta step in units of the shortest time scale of the system. */
  private static final double SAFE = 2;

  private static final double LONGEST = 0.1;

  /**
   * Depths at which fills come faster than this per second belong to inventories that are never
   * reached (the quotes have long brought them back); the cap keeps the system from being stiff.
   */
  private static final double FASTEST = 12;

  /** In continuous time. */
  static WorldMoments continuous(PoissonWorld world, PoissonWorld.Strategy strategy) {
    Rates rates = new Rates(world, strategy);
    double[] z = atTheEnd(world);
    double tau = 0;
    double logScale = 0;
    while (tau < world.seconds()) {
      rates.at(tau);
      double h = Math.min(LONGEST, SAFE / rates.fastest());
      h = Math.min(h, world.seconds() - tau);
      step(z, tau, h, rates);
      logScale += normalise(z, world);
      tau = world.seconds() - tau <= h ? world.seconds() : tau + h;
    }
    return of(world, z, logScale);
  }

  /** Richardson's extrapolation of these moments and those with twice the step to no step. */
  WorldMoments beyond(WorldMoments coarse) {
    return new WorldMoments(
        2 * mean - coarse.mean,
        2 * variance - coarse.variance,
        2 * certaintyEquivalent - coarse.certaintyEquivalent,
        2 * fills - coarse.fills,
        2 * avgAbsQ - coarse.avgAbsQ,
        2 * avgSquareQ - coarse.avgSquareQ,
        2 * objective - coarse.objective,
        2 * finalAbsQ - coarse.finalAbsQ,
        2 * finalSdQ - coarse.finalSdQ);
  }

  /** What is known with no time to go: v = 1, and the inventory itself. */
  static double[] atTheEnd(PoissonWorld world) {
    int n = world.states();
    double[] z = new double[KINDS * n];
    for (int i = 0; i < n; i++) {
      double q = i - world.bound();
      z[CERTAIN * n + i] = 1;
      z[FINAL_ABS * n + i] = Math.abs(q);
      z[FINAL * n + i] = q;
      z[FINAL_SQUARE * n + i] = q * q;
    }
    return z;
  }

  /** Divides the certainty rows by that of no inventory; returns the logarithm of the divisor. */
  static double normalise(double[] z, PoissonWorld world) {
    int n = world.states();
    double most = z[CERTAIN * n + world.bound()];
    for (int i = CERTAIN * n; i < (CERTAIN + 1) * n; i++) {
      z[i] /= most;
    }
    return Math.log(most);
  }

  /** Runge–Kutta with rates that move with time: the quotes are asked for in rising order. */
  private static void step(double[] z, double tau, double h, Rates rates) {
    double[][] slopes = new double[4][z.length];
    rates.slope(z, slopes[0]);
    rates.at(tau + h / 2);
    rates.slope(moved(z, slopes[0], h / 2), slopes[1]);
    rates.slope(moved(z, slopes[1], h / 2), slopes[2]);
    rates.at(tau + h);
    rates.slope(moved(z, slopes[2], h), slopes[3]);
    for (int i = 0; i < z.length; i++) {
      z[i] += h / 6 * (slopes[0][i] + 2 * slopes[1][i] + 2 * slopes[2][i] + slopes[3][i]);
    }
  }

  private static double[] moved(double[] z, double[] slope, double h) {
    double[] y = new double[z.length];
    for (int i = 0; i < z.length; i++) {
      y[i] = z[i] + h * slope[i];
    }
    return y;
  }

  /** The moments at time 0 without inventory, from the rows of all kinds. */
  static WorldMoments of(PoissonWorld w, double[] z, double logScale) {
    int n = w.states();
    int flat = w.bound();
    double mean = z[MEAN * n + flat];
    double square = z[SQUARE * n + flat];
    return new WorldMoments(
        mean,
        z[SECOND * n + flat] - mean * mean,
        -(Math.log(z[CERTAIN * n + flat]) + logScale) / w.gamma(),
        z[FILLS * n + flat],
        z[ABS * n + flat] / w.seconds(),
        square / w.seconds(),
        mean - 0.5 * w.gamma() * w.sigma() * w.sigma() * square,
        z[FINAL_ABS * n + flat],
        Math.sqrt(z[FINAL_SQUARE * n + flat] - Math.pow(z[FINAL * n + flat], 2)));
  }

  /** The rates of one strategy at one time, and the right-hand side they make. */
  private static final class Rates {
    private final PoissonWorld world;
    private final PoissonWorld.Strategy strategy;
    private final int n;

    /** What the strategy answered now and last, which for most is the same. */
    private final double[][] asked;

    private final double[][] known;
    private final double[] bid;
    private final double[] ask;
    private final double[] lambdaB;
    private final double[] lambdaA;
    private final double[] utilityB;
    private final double[] utilityA;

    Rates(PoissonWorld world, PoissonWorld.Strategy strategy) {
      this.world = world;
      this.strategy = strategy;
      this.n = world.states();
      bid = new double[n];
      ask = new double[n];
      asked = new double[2][n];
      known = new double[2][n];
      lambdaB = new double[n];
      lambdaA = new double[n];
      utilityB = new double[n];
      utilityA = new double[n];
    }

    void at(double tau) {
      strategy.depths(tau, asked[0], asked[1]);
      if (Arrays.equals(asked[0], known[0]) && Arrays.equals(asked[1], known[1])) {
        return;
      }
      System.arraycopy(asked[0], 0, known[0], 0, n);
      System.arraycopy(asked[1], 0, known[1], 0, n);
      double least = Math.log(world.a() / FASTEST) / world.k();
      for (int i = 0; i < n; i++) {
        bid[i] = Math.max(least, asked[0][i]);
        ask[i] = Math.max(least, asked[1][i]);
        lambdaB[i] = i + 1 < n ? rate(bid[i]) : 0;
        lambdaA[i] = i > 0 ? rate(ask[i]) : 0;
        utilityB[i] = Math.exp(-world.gamma() * bid[i]);
        utilityA[i] = Math.exp(-world.gamma() * ask[i]);
      }
    }

    private double rate(double depth) {
      return world.a() * Math.exp(-world.k() * depth);
    }

    double fastest() {
      double most = 0;
      for (int i = 0; i < n; i++) {
        most = Math.max(most, lambdaB[i] + lambdaA[i]);
      }
      return most;
    }

    void slope(double[] z, double[] slope) {
      for (int i = 0; i < n; i++) {
        double q = i - world.bound();
        double variance = world.sigma() * world.sigma() * q * q;
        slope[MEAN * n + i] = 0;
        slope[SECOND * n + i] = variance;
        slope[CERTAIN * n + i] =
            0.5 * world.gamma() * world.gamma() * variance * z[CERTAIN * n + i];
        slope[FILLS * n + i] = 0;
        slope[ABS * n + i] = Math.abs(q);
        slope[SQUARE * n + i] = q * q;
        slope[FINAL_ABS * n + i] = 0;
        slope[FINAL * n + i] = 0;
        slope[FINAL_SQUARE * n + i] = 0;
        if (i + 1 < n) {
          jump(z, slope, i, i + 1, lambdaB[i], bid[i], utilityB[i]);
        }
        if (i > 0) {
          jump(z, slope, i, i - 1, lambdaA[i], ask[i], utilityA[i]);
        }
      }
    }

    private void jump(
        double[] z, double[] slope, int i, int j, double rate, double depth, double utility) {
      for (int kind = 0; kind < KINDS; kind++) {
        if (kind != CERTAIN) {
          slope[kind * n + i] += rate * (z[kind * n + j] - z[kind * n + i]);
        }
      }
      slope[MEAN * n + i] += rate * depth;
      slope[SECOND * n + i] += rate * (depth * depth + 2 * depth * z[MEAN * n + j]);
      slope[FILLS * n + i] += rate;
      double gained = utility * z[CERTAIN * n + j];
      slope[CERTAIN * n + i] += rate * (gained - z[CERTAIN * n + i]);
    }
  }
}
