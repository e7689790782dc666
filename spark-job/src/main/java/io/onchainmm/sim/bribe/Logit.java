package io.onchainmm.sim.bribe;

/** The logistic function and its relatives, none of which overflows. */
final class Logit {
  private Logit() {}

  /** 1 / (1 + e^−z). */
  static double expit(double z) {
    if (z >= 0) {
      return 1 / (1 + Math.exp(-z));
    }
    double e = Math.exp(z);
    return e / (1 + e);
  }

  /** ln(1 + e^z). */
  static double softplus(double z) {
    return Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
  }
}
