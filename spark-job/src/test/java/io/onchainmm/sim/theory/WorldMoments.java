package io.onchainmm.sim.theory;

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
 * </pre>
 */
record WorldMoments(
    double mean,
    double variance,
    double certaintyEquivalent,
    double fills,
    double avgAbsQ,
    double avgSquareQ,
    double objective) {
  private static final int MEAN = 0;
  private static final int SECOND = 1;
  private static final int CERTAIN = 2;
  private static final int FILLS = 3;
  private static final int ABS = 4;
  private static final int SQUARE = 5;
  private static final int KINDS = 6;

  /** Longest Runge–Kutta step in units of the shortest time scale of the system. */
  private static final double SAFE = 2;

  private static final double LONGEST = 0.1;

  /**
   * Depths at which fills come faster than this per second belong to inventories that are never
   * reached (the quotes have long brought them back); the cap keeps the system from being stiff.
   */
  private static final double FASTEST = 20;

  /** In continuous time. */
  static WorldMoments continuous(PoissonWorld world, PoissonWorld.Strategy strategy) {
    Rates rates = new Rates(world, strategy);
    double[] z = new double[KINDS * world.states()];
    double tau = 0;
    while (tau < world.seconds()) {
      rates.at(tau);
      double h = Math.min(LONGEST, SAFE / rates.fastest());
      h = Math.min(h, world.seconds() - tau);
      step(z, tau, h, rates);
      tau = world.seconds() - tau <= h ? world.seconds() : tau + h;
    }
    return of(world, z);
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

  private static WorldMoments of(PoissonWorld w, double[] z) {
    int n = w.states();
    int flat = w.bound();
    double mean = z[MEAN * n + flat];
    double square = z[SQUARE * n + flat];
    return new WorldMoments(
        mean,
        z[SECOND * n + flat] - mean * mean,
        z[CERTAIN * n + flat],
        z[FILLS * n + flat],
        z[ABS * n + flat] / w.seconds(),
        square / w.seconds(),
        mean - 0.5 * w.gamma() * w.sigma() * w.sigma() * square);
  }

  /** The rates of one strategy at one time, and the right-hand side they make. */
  private static final class Rates {
    private final PoissonWorld world;
    private final PoissonWorld.Strategy strategy;
    private final int n;
    final double[] bid;
    final double[] ask;
    final double[] lambdaB;
    final double[] lambdaA;

    Rates(PoissonWorld world, PoissonWorld.Strategy strategy) {
      this.world = world;
      this.strategy = strategy;
      this.n = world.states();
      bid = new double[n];
      ask = new double[n];
      lambdaB = new double[n];
      lambdaA = new double[n];
    }

    void at(double tau) {
      strategy.depths(tau, bid, ask);
      double least = Math.log(world.a() / FASTEST) / world.k();
      for (int i = 0; i < n; i++) {
        bid[i] = Math.max(least, bid[i]);
        ask[i] = Math.max(least, ask[i]);
        lambdaB[i] = i + 1 < n ? rate(bid[i]) : 0;
        lambdaA[i] = i > 0 ? rate(ask[i]) : 0;
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
        slope[CERTAIN * n + i] = -0.5 * world.gamma() * variance;
        slope[FILLS * n + i] = 0;
        slope[ABS * n + i] = Math.abs(q);
        slope[SQUARE * n + i] = q * q;
        if (i + 1 < n) {
          jump(z, slope, i, i + 1, lambdaB[i], bid[i]);
        }
        if (i > 0) {
          jump(z, slope, i, i - 1, lambdaA[i], ask[i]);
        }
      }
    }

    private void jump(double[] z, double[] slope, int i, int j, double rate, double depth) {
      for (int kind = 0; kind < KINDS; kind++) {
        if (kind != CERTAIN) {
          slope[kind * n + i] += rate * (z[kind * n + j] - z[kind * n + i]);
        }
      }
      slope[MEAN * n + i] += rate * depth;
      slope[SECOND * n + i] += rate * (depth * depth + 2 * depth * z[MEAN * n + j]);
      slope[FILLS * n + i] += rate;
      double gained = depth + z[CERTAIN * n + j] - z[CERTAIN * n + i];
      slope[CERTAIN * n + i] -= rate * Math.expm1(-world.gamma() * gained) / world.gamma();
    }
  }
}
