package io.onchainmm.sim.bribe;

/**
 * Picks the bribe of a transaction and says what the transaction is then worth; docs, section on
 * bribes and inclusion.
 *
 * <p>Two models stand side by side: the world's, by which attempts are included, and the trial's
 * belief, by which it bids. They are the same unless configured otherwise.
 */
public final class BribePolicy {
  private final BribeSpec spec;
  private final double gasUsd;
  private final InclusionModel inclusion;
  private final Belief prior;
  private Belief belief;
  private BribePayoff payoff;

  /**
   * A policy that bids by the configured belief.
   *
   * @param gasUsd cost of an attempt, whether it succeeds or not
   */
  public BribePolicy(BribeSpec spec, double gasUsd) {
    this.spec = spec;
    this.gasUsd = gasUsd;
    this.inclusion = new InclusionModel(spec.alpha(), spec.beta(), spec.link());
    this.prior =
        new Belief(spec.alpha() + spec.priorAlphaError(), spec.beta() * spec.priorBetaFactor(), 0);
    believe(prior, 0);
  }

  /**
   * What a transaction bids.
   *
   * @param probability of inclusion, by the world's model
   * @param believed probability of inclusion, by the trial's belief
   * @param expectedValueUsd by the trial's belief; an order without a positive one is not sent
   */
  public record Bid(
      double bribeUsd, double probability, double believed, double expectedValueUsd) {}

  /** Bids by another belief from now on, with the congestion of the moment folded into it. */
  void believe(Belief other, double congestion) {
    belief = other;
    payoff =
        new BribePayoff(
            other.alphaAt(congestion),
            other.beta(),
            spec.link(),
            spec.lostShare(),
            spec.failCostUsd(),
            gasUsd);
  }

  /**
   * The bid for a transaction worth {@code edgeUsd} (&gt; 0) when included, after the tips in the
   * window, all from blocks strictly before the decision.
   */
  public Bid bid(TipWindow tips, double edgeUsd) {
    double bribe = bribeUsd(tips, edgeUsd);
    return new Bid(
        bribe,
        inclusion.probability(bribe),
        Logit.expit(payoff.logit(bribe)),
        payoff.expectedValueUsd(bribe, edgeUsd));
  }

  private double bribeUsd(TipWindow tips, double edgeUsd) {
    double cap = spec.capFraction() * edgeUsd;
    return switch (spec.mode()) {
      case FIXED -> Math.min(spec.fixedUsd(), cap);
      case PERCENTILE -> percentileUsd(tips, cap);
      case OPTIMAL -> belief.priceSignal() ? optimalUsd(edgeUsd, cap) : percentileUsd(tips, cap);
      case HYBRID -> hybridUsd(tips, edgeUsd, cap);
    };
  }

  private double percentileUsd(TipWindow tips, double cap) {
    return Math.min(wantedUsd(tips.percentile(spec.percentile())), cap);
  }

  private double optimalUsd(double edgeUsd, double cap) {
    return OptimalBribe.bribeUsd(payoff, edgeUsd, Math.min(spec.floorUsd(), cap), cap);
  }

  private double hybridUsd(TipWindow tips, double edgeUsd, double cap) {
    double percentile = percentileUsd(tips, cap);
    if (!belief.priceSignal()) {
      return percentile;
    }
    double optimal = optimalUsd(edgeUsd, cap);
    boolean better =
        payoff.expectedValueUsd(percentile, edgeUsd) > payoff.expectedValueUsd(optimal, edgeUsd);
    return better ? percentile : optimal;
  }

  private double wantedUsd(double percentileUsd) {
    return Double.isNaN(percentileUsd) ? spec.floorUsd() : Math.max(percentileUsd, spec.floorUsd());
  }

  /**
   * The bribe expected before anything was seen, without the cap: the fixed one, or that of the
   * assumed tips. An optimal bribe follows the edge, which is not known before; the percentile of
   * the tips stands for it.
   */
  public double expectedBribeUsd(AssumedTips tips) {
    return spec.mode() == BribeSpec.Mode.FIXED
        ? spec.fixedUsd()
        : wantedUsd(tips.expectedPercentileUsd(spec.windowBlocks(), spec.percentile()));
  }

  /** Probability of inclusion at the expected bribe, by the configured belief. */
  public double expectedInclusion(AssumedTips tips) {
    return new InclusionModel(prior.alpha(), prior.beta(), spec.link())
        .probability(expectedBribeUsd(tips));
  }
}
