package io.onchainmm.sim.bribe;

/**
 * Picks the bribe of a transaction and says what the transaction is then worth; docs, section on
 * bribes and inclusion.
 *
 * <p>Percentile mode: b = min(max(Q, floor), cap·V) with Q the percentile of the tips seen in the
 * window and V the edge; an empty window pays the floor. Then EV(b) = P(b)(V − b) − (1 − P(b))(ρb +
 * c) − g, with ρ the share of the bribe lost when not included, c the cost of failing and g the gas
 * of an attempt.
 */
public final class BribePolicy {
  private final BribeSpec spec;
  private final InclusionModel inclusion;
  private final double gasUsd;

  /**
   * @param gasUsd cost of an attempt, whether it succeeds or not
   */
  public BribePolicy(BribeSpec spec, double gasUsd) {
    this.spec = spec;
    this.inclusion = new InclusionModel(spec.alpha(), spec.beta(), spec.link());
    this.gasUsd = gasUsd;
  }

  /** What a transaction bids. */
  public record Bid(double bribeUsd, double probability, double expectedValueUsd) {}

  /**
   * The bid for a transaction worth {@code edgeUsd} (&gt; 0) when included, after the tips in the
   * window, all from blocks strictly before the decision.
   */
  public Bid bid(TipWindow tips, double edgeUsd) {
    double bribe = bribeUsd(tips.percentile(spec.percentile()), edgeUsd);
    double probability = inclusion.probability(bribe);
    return new Bid(bribe, probability, expectedValueUsd(bribe, probability, edgeUsd));
  }

  /** The bribe for a percentile of the tips, NaN when there are none. */
  double bribeUsd(double percentileUsd, double edgeUsd) {
    return Math.min(wantedUsd(percentileUsd), spec.capFraction() * edgeUsd);
  }

  private double wantedUsd(double percentileUsd) {
    return Double.isNaN(percentileUsd) ? spec.floorUsd() : Math.max(percentileUsd, spec.floorUsd());
  }

  private double expectedValueUsd(double bribe, double probability, double edge) {
    double lost = spec.lostShare() * bribe + spec.failCostUsd();
    return probability * (edge - bribe) - (1 - probability) * lost - gasUsd;
  }

  /** The bribe expected before anything was seen: that of the assumed tips, without the cap. */
  public double expectedBribeUsd(AssumedTips tips) {
    return wantedUsd(tips.expectedPercentileUsd(spec.windowBlocks(), spec.percentile()));
  }

  /** Probability of inclusion at the expected bribe. */
  public double expectedInclusion(AssumedTips tips) {
    return inclusion.probability(expectedBribeUsd(tips));
  }
}
