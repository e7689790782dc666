package io.onchainmm.sim.bribe;

/**
 * How a belief about inclusion is drawn from a trial's own attempts.
 *
 * @param fit the kind of regression
 * @param ridgeLambda penalty on the squared standardised coefficients, for ridge
 * @param attempts latest attempts that are fitted to
 * @param refit fit anew after this many attempts
 * @param congestion whether congestion is fitted too
 */
record Learning(
    BribeSpec.Fit fit, double ridgeLambda, int attempts, int refit, boolean congestion) {

  /** Refuses windows that could never be fitted. */
  Learning {
    if (fit == BribeSpec.Fit.PRIOR) {
      throw new IllegalArgumentException("a belief that stays the prior is not learnt");
    }
    if (attempts < Belief.FEWEST_ROWS || refit < 1) {
      throw new IllegalArgumentException(
          "at least %d attempts must be fitted to, and refit be >= 1, but were %d and %d"
              .formatted(Belief.FEWEST_ROWS, attempts, refit));
    }
  }
}
