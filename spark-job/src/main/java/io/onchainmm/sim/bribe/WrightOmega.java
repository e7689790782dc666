package io.onchainmm.sim.bribe;

/**
 * The Wright omega function: the ω of ω + ln ω = c, which is Lambert's W₀(e^c) without its overflow
 * (Corless and others 1996; Lawrence, Corless, Jeffrey 2012).
 */
final class WrightOmega {
  private static final int MOST_STEPS = 20;

  private WrightOmega() {}

  /** ω(c). */
  static double at(double c) {
    if (c < -700) {
      return Math.exp(c);
    }
    double omega = start(c);
    for (int i = 0; i < MOST_STEPS; i++) {
      double next = omega * (1 + c - Math.log(omega)) / (1 + omega);
      boolean done = Math.abs(next - omega) <= 1e-15 * next;
      omega = next;
      if (done) {
        break;
      }
    }
    return omega;
  }

  private static double start(double c) {
    if (c < -2) {
      return Math.exp(c);
    }
    return c <= 2 ? Math.exp((c - 1) / 2) : c - Math.log(c);
  }
}
