package io.onchainmm.stats;

/**
 * What the best of N trials owes to luck: the deflated Sharpe ratio of Bailey and López de Prado,
 * "The Deflated Sharpe Ratio" (2014), and the shortest back-test of Bailey, Borwein, López de Prado
 * and Zhu, "Pseudo-Mathematics and Financial Charlatanism" (2014).
 *
 * @param trials number of independent trials: all that were looked at, failed and pruned ones too
 * @param variance of the trials' Sharpe ratios per period
 */
public record BestOfTrials(double trials, double variance) {
  private static final double EULER_MASCHERONI = 0.5772156649015329;

  /** Refuses less than one trial. */
  public BestOfTrials {
    if (!(trials >= 1)) {
      throw new IllegalArgumentException(
          "The best of %s trials: there must be one at least".formatted(trials));
    }
  }

  /**
   * e_N: the expected maximum of N standard normal draws, (1 − γ)Φ⁻¹(1 − 1/N) + γΦ⁻¹(1 − 1/(N e));
   * 0 for one, where the formula says nothing.
   */
  public double expectedMaximum() {
    return trials == 1
        ? 0
        : (1 - EULER_MASCHERONI) * upperQuantile(1 / trials)
            + EULER_MASCHERONI * upperQuantile(1 / (trials * Math.E));
  }

  /** −Φ⁻¹(tail); a step of Newton's mends the library's digits in small tails. */
  static double upperQuantile(double tail) {
    double x = SharpeEvidence.NORMAL.inverseCumulativeProbability(tail);
    double missing = SharpeEvidence.NORMAL.cumulativeProbability(x) - tail;
    return missing / SharpeEvidence.NORMAL.density(x) - x;
  }

  /** SR₀: the best Sharpe ratio that pure luck would be expected to show. */
  public double luckySharpe() {
    return Math.sqrt(variance) * expectedMaximum();
  }

  /** DSR: the probability that the best trial's true ratio is above zero, its luck taken off. */
  public double deflated(SharpeEvidence best) {
    return best.probabilityAbove(luckySharpe());
  }

  /**
   * MinBTL: below how many periods the best of so many skill-less trials is expected to show a
   * ratio like this: (e_N/SR)²; absent (NaN) for a ratio that is not above zero.
   */
  public double periodsNeeded(double sharpe) {
    return sharpe > 0 ? ReturnMoments.square(expectedMaximum() / sharpe) : Double.NaN;
  }
}
