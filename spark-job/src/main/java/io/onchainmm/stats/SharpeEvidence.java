package io.onchainmm.stats;

import java.util.Arrays;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * How much a Sharpe ratio proves, given how long and how crooked its returns were: the
 * probabilistic Sharpe ratio and the shortest convincing record of Bailey and López de Prado, "The
 * Sharpe Ratio Efficient Frontier" (2012).
 *
 * <p>An absent answer is NaN.
 *
 * @param sharpe observed, per period
 * @param periods number of returns it comes from, or of independent ones ({@link
 *     #independentShare})
 * @param skew of the returns
 * @param kurtosis of the returns, raw
 */
public record SharpeEvidence(double sharpe, double periods, double skew, double kurtosis) {
  static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);
  private static final double FEWEST_PERIODS = 3;

  /** Evidence of these moments; a flat series gives an absent ratio. */
  public static SharpeEvidence of(ReturnMoments moments) {
    return new SharpeEvidence(
        moments.sharpe(), moments.periods(), moments.skew(), moments.kurtosis());
  }

  /** The same ratio, if only this share of the periods counts. */
  public SharpeEvidence discounted(double share) {
    return new SharpeEvidence(sharpe, periods * share, skew, kurtosis);
  }

  /**
   * PSR(SR*): the probability that the true ratio is above a benchmark.
   *
   * @param benchmark SR*, per period
   * @return in [0, 1]; absent with fewer than 3 periods, without deviation or where the moments
   *     make the variance of the estimate no positive number
   */
  public double probabilityAbove(double benchmark) {
    return NORMAL.cumulativeProbability((sharpe - benchmark) / standardError());
  }

  /** Standard error of the ratio: √((1 − γ₃SR + (γ₄ − 1)/4·SR²)/(n − 1)); absent as above. */
  public double standardError() {
    double variance = variance();
    return periods >= FEWEST_PERIODS && variance > 0
        ? Math.sqrt(variance / (periods - 1))
        : Double.NaN;
  }

  /**
   * MinTRL: how many periods it would take to trust that the true ratio is above the benchmark.
   *
   * @param confidence for example 0.95
   * @return infinite when the observed ratio is not above the benchmark
   */
  public double periodsNeeded(double benchmark, double confidence) {
    if (sharpe <= benchmark) {
      return Double.POSITIVE_INFINITY;
    }
    double z = -BestOfTrials.upperQuantile(confidence);
    return 1 + variance() * ReturnMoments.square(z / (sharpe - benchmark));
  }

  private double variance() {
    return 1 - skew * sharpe + (kurtosis - 1) / 4 * sharpe * sharpe;
  }

  /**
   * The share of the periods that are as good as independent: 1/(1 + 2Σ(1 − j/n)ρⱼ) over the first
   * ⌊∛n⌋ autocorrelations. Above 1 where returns tend to turn back; 1 where the sum is no positive
   * number or the series is flat.
   */
  public static double independentShare(double[] returns) {
    int n = returns.length;
    double mean = ReturnMoments.mean(returns);
    double variance = autocovariance(returns, mean, 0);
    double sum = 1;
    int lags = (int) Math.floor(Math.cbrt(n) + 1e-9);
    for (int lag = 1; lag <= Math.min(lags, n - 1); lag++) {
      sum += 2 * (1 - lag / (double) n) * autocovariance(returns, mean, lag) / variance;
    }
    return sum > 0 ? 1 / sum : 1;
  }

  /** (1/n)Σ(rₜ − r̄)(rₜ₊ⱼ − r̄). */
  static double autocovariance(double[] returns, double mean, int lag) {
    double sum = 0;
    for (int t = 0; t + lag < returns.length; t++) {
      sum += (returns[t] - mean) * (returns[t + lag] - mean);
    }
    return sum / returns.length;
  }

  /**
   * How much Sharpe ratios of trials differ: their sample variance, absent ones left out, but never
   * less than the 1/(n − 1) that ratios of pure noise differ by.
   */
  public static double variance(double[] sharpes, double periods) {
    double[] present = Arrays.stream(sharpes).filter(sharpe -> !Double.isNaN(sharpe)).toArray();
    double noise = 1 / (periods - 1);
    return present.length < 2
        ? noise
        : Math.max(noise, ReturnMoments.square(ReturnMoments.of(present).sd()));
  }
}
