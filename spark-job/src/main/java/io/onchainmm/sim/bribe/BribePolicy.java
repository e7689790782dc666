package io.onchainmm.sim.bribe;

import java.util.Optional;

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
  private final double missedUsd;
  private final double lostShare;
  private final double leastUsd;
  private final double floorUsd;
  private final InclusionModel inclusion;
  private final Belief prior;
  private final Optional<InclusionLearner> learner;
  private final FitQuality quality = new FitQuality();
  private Belief belief;
  private BribePayoff payoff;

  /**
   * A policy that bids by the configured belief.
   *
   * @param gasUsd cost of an attempt, whether it succeeds or not
   */
  public BribePolicy(BribeSpec spec, double gasUsd) {
    this(spec, gasUsd, spec.failCostUsd(), spec.lostShare(), 0);
  }

  /**
   * A policy that bids by the configured belief, where a chain says what things cost.
   *
   * @param gasUsd cost of an attempt
   * @param missedUsd what it costs beyond that when it is left out; negative where it costs less
   * @param lostShare share of the bribe lost when it is left out
   * @param leastUsd least bribe that the chain takes
   */
  public BribePolicy(
      BribeSpec spec, double gasUsd, double missedUsd, double lostShare, double leastUsd) {
    this.spec = spec;
    this.gasUsd = gasUsd;
    this.missedUsd = missedUsd;
    this.lostShare = lostShare;
    this.leastUsd = leastUsd;
    this.floorUsd = Math.max(spec.floorUsd(), leastUsd);
    this.inclusion = new InclusionModel(spec.alpha(), spec.beta(), spec.link());
    this.prior =
        new Belief(spec.alpha() + spec.priorAlphaError(), spec.beta() * spec.priorBetaFactor(), 0);
    this.learner =
        spec.fit() == BribeSpec.Fit.PRIOR
            ? Optional.empty()
            : Optional.of(new InclusionLearner(spec.link(), learning(spec), prior));
    believe(prior, 0);
  }

  /** The world's law knows no congestion, so none is fitted. */
  private static Learning learning(BribeSpec spec) {
    return new Learning(
        spec.fit(), spec.fitRidgeLambda(), spec.fitAttempts(), spec.fitRefit(), false);
  }

  /**
   * What a transaction bids.
   *
   * @param probability of inclusion, by the world's model
   * @param believed probability of inclusion, by the trial's belief
   * @param expectedValueUsd by the trial's belief; an order without a positive one is not sent
   */
  public record Bid(double bribeUsd, double probability, double believed, double expectedValueUsd) {
    /** Nothing is offered. */
    static final Bid NONE = new Bid(0, 0, 0, 0);
  }

  /** Believes, in decisions of a block, what the attempts that ended in earlier ones have shown. */
  public void standAt(long block) {
    if (learner.isPresent()) {
      Belief now = learner.get().at(block);
      if (!now.equals(belief)) {
        believe(now, 0);
      }
    }
  }

  /**
   * An attempt ended in a block, not before those already learnt from.
   *
   * @param believed probability of inclusion that was believed when it was sent
   */
  public void learn(long block, double bribeUsd, double believed, boolean included) {
    if (believed > 0 && believed < 1) {
      quality.add(Math.log(believed / (1 - believed)), included);
    }
    learner.ifPresent(l -> l.learn(block, bribeUsd, 0, included));
  }

  /** How often the belief was fitted anew. */
  public long fits() {
    return learner.map(InclusionLearner::fits).orElse(0L);
  }

  /** How many of these fits were Firth's in the place of another, or left the prior. */
  public long fallbacks() {
    return learner.map(InclusionLearner::fallbacks).orElse(0L);
  }

  /** Intercept of the belief as it stands. */
  public double believedAlpha() {
    return belief.alpha();
  }

  /** Slope of the belief as it stands. */
  public double believedBeta() {
    return belief.beta();
  }

  /** How well what was believed agreed with what became of the attempts. */
  public FitQuality quality() {
    return quality;
  }

  /** Bids by another belief from now on, with the congestion of the moment folded into it. */
  void believe(Belief other, double congestion) {
    belief = other;
    payoff =
        new BribePayoff(
            other.alphaAt(congestion), other.beta(), spec.link(), lostShare, missedUsd, gasUsd);
  }

  /**
   * The bid for a transaction worth {@code edgeUsd} (&gt; 0) when included, after the tips in the
   * window, all from blocks strictly before the decision; none where it would be less than the
   * chain takes.
   */
  public Bid bid(TipWindow tips, double edgeUsd) {
    double bribe = bribeUsd(tips, edgeUsd);
    if (bribe < leastUsd) {
      return Bid.NONE;
    }
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
    return OptimalBribe.bribeUsd(payoff, edgeUsd, Math.min(floorUsd, cap), cap);
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
    return Double.isNaN(percentileUsd) ? floorUsd : Math.max(percentileUsd, floorUsd);
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
