package io.onchainmm.sim.bribe;

/**
 * Probability that a transaction is included in the next block, given its bribe: P(b) =
 * Logit.expit(α + β·g(b)) with g(b) = b or ln b; docs, section on bribes and inclusion. Congestion
 * is folded into α.
 */
public final class InclusionModel {
  private final double alpha;
  private final double beta;
  private final BribeSpec.Link link;

  /** The model with these parameters. */
  public InclusionModel(double alpha, double beta, BribeSpec.Link link) {
    if (!Double.isFinite(alpha) || !(beta > 0) || Double.isInfinite(beta)) {
      throw new IllegalArgumentException(
          "alpha must be finite and beta > 0, but were %s and %s".formatted(alpha, beta));
    }
    this.alpha = alpha;
    this.beta = beta;
    this.link = link;
  }

  /** Probability of inclusion; 0 for a bribe of 0 under the logarithmic link. */
  public double probability(double bribeUsd) {
    if (!(bribeUsd >= 0)) {
      throw new IllegalArgumentException("a bribe must be >= 0 USD, but was " + bribeUsd);
    }
    return switch (link) {
      case LINEAR -> Logit.expit(alpha + beta * bribeUsd);
      case LOG -> bribeUsd == 0 ? 0 : Logit.expit(alpha + beta * Math.log(bribeUsd));
    };
  }
}
