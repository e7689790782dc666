package io.onchainmm.sim.theory;

/** The classical step of fourth order for an autonomous system. */
final class RungeKutta {
  private RungeKutta() {}

  /** The right-hand side of the system. */
  interface Slope {
    /** Writes the slope at {@code x} into {@code slope}. */
    void of(double[] x, double[] slope);
  }

  /** Moves {@code x} on by {@code h}. */
  static void step(double[] x, double h, Slope system) {
    double[] k1 = new double[x.length];
    double[] k2 = new double[x.length];
    double[] k3 = new double[x.length];
    double[] k4 = new double[x.length];
    system.of(x, k1);
    system.of(moved(x, k1, h / 2), k2);
    system.of(moved(x, k2, h / 2), k3);
    system.of(moved(x, k3, h), k4);
    for (int i = 0; i < x.length; i++) {
      x[i] += h / 6 * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]);
    }
  }

  private static double[] moved(double[] x, double[] slope, double h) {
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      y[i] = x[i] + h * slope[i];
    }
    return y;
  }
}
