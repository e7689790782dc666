package io.onchainmm.sim.bribe;

/**
 * What offering a bribe is expected to be worth: EV(b) = P(b)(V − b) − (1 − P(b))(ρb + g_f) − g;
 * docs, section on bribes and inclusion.
 *
 * @param alpha intercept of the logit, congestion folded in
 * @param beta slope on the link of the bribe
 * @param link of the bribe
 * @param lostShare ρ, share of the bribe lost when not included
 * @param failCostUsd g_f, what failing costs beyond the attempt; negative where it costs less
 * @param attemptCostUsd g, what every attempt costs
 */
record BribePayoff(
    double alpha,
    double beta,
    BribeSpec.Link link,
    double lostShare,
    double failCostUsd,
    double attemptCostUsd) {

  /** Refuses what cannot be computed with. */
  BribePayoff {
    if (!Double.isFinite(alpha) || !Double.isFinite(beta)) {
      throw new IllegalArgumentException(
          "alpha and beta must be finite, but were %s and %s".formatted(alpha, beta));
    }
    if (!(lostShare >= 0 && lostShare <= 1)
        || !Double.isFinite(failCostUsd)
        || !Double.isFinite(attemptCostUsd)) {
      throw new IllegalArgumentException(
          "the lost share must be in [0, 1] and costs finite, but were %s, %s and %s"
              .formatted(lostShare, failCostUsd, attemptCostUsd));
    }
  }

  /** α + β·g(b); −∞ for a bribe of 0 under the logarithmic link. */
  double logit(double bribeUsd) {
    if (link == BribeSpec.Link.LOG && bribeUsd == 0) {
      return Double.NEGATIVE_INFINITY;
    }
    return alpha + beta * (link == BribeSpec.Link.LOG ? Math.log(bribeUsd) : bribeUsd);
  }

  /** The bribe with this logit. */
  double bribeUsd(double logit) {
    double linked = (logit - alpha) / beta;
    return link == BribeSpec.Link.LOG ? Math.exp(linked) : linked;
  }

  /** EV of a bribe for a transaction worth {@code edgeUsd} when included. */
  double expectedValueUsd(double bribeUsd, double edgeUsd) {
    double z = logit(bribeUsd);
    double lost = lostShare * bribeUsd + failCostUsd;
    return Logit.expit(z) * (edgeUsd - bribeUsd) - Logit.expit(-z) * lost - attemptCostUsd;
  }
}
