package io.onchainmm.sim.maker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.onchainmm.sim.maker.MakerSpec.Model;
import org.junit.jupiter.api.Test;

/**
 * The closed form against the asymptotic quotes of the equation it approximates, solved numerically
 * (GLFT 2013, theorem 2): v' = −Mv on the lattice of inventories, iterated until the quotes settle.
 */
class GlftDifferentialTest {
  private static final int BOUND = 30;

  @Test
  void closeToTheNumericalSolutionAwayFromTheBound() {
    // The parameters of the figures of GLFT (2013).
    double a = 0.9;
    double k = 0.3;
    double sigma = 0.3;
    double gamma = 0.01;
    Glft glft = new Glft(GlftParameters.ofOneOrder(a, k, sigma, gamma, Model.A, 0));
    double[] v = stationary(k * gamma * sigma * sigma / 2, glft.eta());
    for (int q = -20; q <= 20; q++) {
      double bid = glft.c1() + Math.log(v[q + BOUND] / v[q + BOUND + 1]) / k;
      double ask = glft.c1() + Math.log(v[q + BOUND] / v[q + BOUND - 1]) / k;
      assertThat(glft.bidDepth(q)).isCloseTo(bid, within(5e-3));
      assertThat(glft.askDepth(q)).isCloseTo(ask, within(5e-3));
    }
  }

  /** Explicit Euler steps of a system without subtraction, normalised: power iteration. */
  private static double[] stationary(double alpha, double eta) {
    int n = 2 * BOUND + 1;
    double c = alpha * BOUND * BOUND;
    double step = 0.2 / (c + 2 * eta);
    double[] v = new double[n];
    java.util.Arrays.fill(v, 1);
    for (int iteration = 0; iteration < 200_000; iteration++) {
      double[] next = new double[n];
      double sum = 0;
      for (int i = 0; i < n; i++) {
        double q = i - BOUND;
        double inflow = (i > 0 ? v[i - 1] : 0) + (i < n - 1 ? v[i + 1] : 0);
        next[i] = v[i] + step * ((c - alpha * q * q) * v[i] + eta * inflow);
        sum += next[i];
      }
      for (int i = 0; i < n; i++) {
        v[i] = next[i] / sum;
      }
    }
    return v;
  }
}
