package io.onchainmm.sim.bribe;

/**
 * The inclusion model a trial believes in: the configured one, or one fitted to what became of its
 * own transactions.
 *
 * @param alpha intercept of the logit
 * @param beta slope on the link of the bribe; ≤ 0 when the outcomes carry no price signal
 * @param omega slope on the congestion
 */
record Belief(double alpha, double beta, double omega) {
  /** Fewer rows than this are not fitted. */
  static final int FEWEST_ROWS = 20;

  /** Whether paying more is believed to help, so that there is something to optimise. */
  boolean priceSignal() {
    return beta > 0;
  }

  /** The intercept with the congestion folded in. */
  double alphaAt(double congestion) {
    return alpha + omega * congestion;
  }

  /** Where a belief comes from. */
  enum Origin {
    /** Of the kind of regression that was asked for. */
    AS_ASKED,
    /** Firth's, because the likelihood has no maximum. */
    SEPARATED,
    /** The prior, because there was nothing to fit. */
    PRIOR
  }

  /** A belief and where it comes from. */
  record Fitted(Belief belief, Origin origin) {}

  /**
   * Fitted to outcomes, or {@code prior} when there are too few rows or all ended alike.
   *
   * @param links g(b) of the attempts
   * @param congestion their congestion, or null to leave it out
   * @param included what became of them
   */
  static Fitted fitted(
      Learning learning, double[] links, double[] congestion, boolean[] included, Belief prior) {
    if (links.length < FEWEST_ROWS) {
      return new Fitted(prior, Origin.PRIOR);
    }
    Standard link = Standard.of(links);
    Standard busy = congestion == null ? Standard.NOTHING : Standard.of(congestion);
    int width = (link.varies() ? 1 : 0) + (busy.varies() ? 1 : 0);
    double[][] rows = new double[links.length][width];
    for (int i = 0; i < rows.length; i++) {
      if (link.varies()) {
        rows[i][0] = link.of(links[i]);
      }
      if (busy.varies()) {
        rows[i][width - 1] = busy.of(congestion[i]);
      }
    }
    LogisticSample sample = new LogisticSample(rows, included);
    if (sample.oneClass()) {
      return new Fitted(prior, Origin.PRIOR);
    }
    double[] maximum = maximum(learning, sample);
    boolean separated = maximum.length == 0;
    double[] theta = separated ? LogisticFit.firth(sample).theta() : maximum;
    double beta = link.varies() ? theta[1] / link.deviation() : 0;
    double omega = busy.varies() ? theta[width] / busy.deviation() : 0;
    return new Fitted(
        new Belief(theta[0] - beta * link.mean() - omega * busy.mean(), beta, omega),
        separated ? Origin.SEPARATED : Origin.AS_ASKED);
  }

  /** Separated outcomes have no maximum of the likelihood, and so no coefficients. */
  private static double[] maximum(Learning learning, LogisticSample sample) {
    return switch (learning.fit()) {
      case RIDGE -> LogisticFit.ridge(sample, learning.ridgeLambda()).theta();
      case FIRTH -> LogisticFit.firth(sample).theta();
      case MLE, PRIOR -> {
        LogisticFit.Result mle = LogisticFit.mle(sample);
        yield LogisticFit.separated(sample, mle) ? new double[0] : mle.theta();
      }
    };
  }

  /** Mean and standard deviation of the rows that a model is fitted to, and no others. */
  private record Standard(double mean, double deviation) {
    static final Standard NOTHING = new Standard(0, 0);

    static Standard of(double[] values) {
      double mean = 0;
      for (double value : values) {
        mean += value / values.length;
      }
      double squares = 0;
      for (double value : values) {
        squares += (value - mean) * (value - mean);
      }
      double deviation = Math.sqrt(squares / (values.length - 1));
      // Rounding of the mean alone must not pass for variation.
      return deviation > 1e-12 * (1 + Math.abs(mean)) ? new Standard(mean, deviation) : NOTHING;
    }

    boolean varies() {
      return deviation > 0;
    }

    double of(double value) {
      return (value - mean) / deviation;
    }
  }
}
