package io.onchainmm.sim.risk;

import io.onchainmm.sim.math.NormalQuantile;
import java.util.Arrays;

/**
 * The loss that is not exceeded with a confidence, and the mean of the losses beyond it, from a
 * series of profits on a fixed clock (docs, section on value at risk).
 *
 * @param valueAtRisk quantile of the losses; negative when even that outcome is a profit
 * @param expectedShortfall mean of the losses from there on
 * @param note what to know about the two numbers
 */
public record TailLoss(double valueAtRisk, double expectedShortfall, Note note) {

  /** What to know about a tail loss. */
  public enum Note {
    NONE,
    /** Less than one observation lies beyond the quantile. */
    THIN_TAIL,
    /** The Cornish-Fisher map is not monotone here; the numbers are the historical ones. */
    CORNISH_FISHER_INVALID
  }

  private static final double ROUNDING = 1e-9;

  /** Order statistics: the inverse of the empirical distribution, shortfall by Acerbi, Tasche. */
  public static TailLoss historical(double[] profits, double confidence) {
    double[] losses = losses(profits, confidence);
    int n = losses.length;
    double covered = n * confidence;
    int j = Math.max(1, (int) Math.ceil(covered - ROUNDING));
    double beyond = 0;
    for (int i = j; i < n; i++) {
      beyond += losses[i];
    }
    double valueAtRisk = losses[j - 1];
    double shortfall = (beyond + (j - covered) * valueAtRisk) / (n - covered);
    Note note = n - covered < 1 - ROUNDING ? Note.THIN_TAIL : Note.NONE;
    return new TailLoss(valueAtRisk, shortfall, note);
  }

  /** The quantile of the losses between order statistics: type 7 of Hyndman and Fan (1996). */
  public static double interpolatedValueAtRisk(double[] profits, double confidence) {
    double[] losses = losses(profits, confidence);
    double at = (losses.length - 1) * confidence;
    int below = (int) Math.floor(at);
    int above = Math.min(below + 1, losses.length - 1);
    return losses[below] + (at - below) * (losses[above] - losses[below]);
  }

  /** Normal with the sample's mean and standard deviation (n − 1). */
  public static TailLoss normal(double[] profits, double confidence) {
    check(profits, confidence);
    Moments moments = Moments.of(profits);
    double z = NormalQuantile.at(confidence);
    return new TailLoss(
        moments.mean() == 0 && moments.sd() == 0 ? 0 : -moments.mean() + moments.sd() * z,
        -moments.mean() + moments.sd() * density(z) / (1 - confidence),
        Note.NONE);
  }

  /** Zero mean and an exponentially weighted variance (RiskMetrics 1996). */
  public static TailLoss ewma(double[] profits, double confidence) {
    check(profits, confidence);
    EwmaVariance variance = new EwmaVariance();
    for (double x : profits) {
      variance.add(x);
    }
    return ofDeviation(Math.sqrt(variance.value()), confidence);
  }

  /** Normal with mean zero and a given standard deviation. */
  static TailLoss ofDeviation(double sd, double confidence) {
    double z = NormalQuantile.at(confidence);
    return ofDeviation(sd, confidence, z, density(z));
  }

  /** The same for a confidence whose normal quantile and its density are known. */
  static TailLoss ofDeviation(double sd, double confidence, double z, double density) {
    return new TailLoss(z * sd, sd * density / (1 - confidence), Note.NONE);
  }

  /**
   * Normal quantiles bent by skewness and kurtosis (Cornish and Fisher 1937), the shortfall as the
   * mean of the bent quantiles; historical where the bent quantiles are not monotone (Maillard
   * 2012) or the sample does not vary.
   */
  public static TailLoss cornishFisher(double[] profits, double confidence) {
    check(profits, confidence);
    Moments moments = Moments.of(profits);
    if (!moments.varies() || !cornishFisherValid(moments.skewness(), moments.excessKurtosis())) {
      TailLoss plain = historical(profits, confidence);
      return new TailLoss(plain.valueAtRisk, plain.expectedShortfall, Note.CORNISH_FISHER_INVALID);
    }
    return cornishFisher(moments, confidence);
  }

  /** The formulas, valid or not. */
  static TailLoss cornishFisher(Moments moments, double confidence) {
    double s = moments.skewness();
    double k = moments.excessKurtosis();
    double z = NormalQuantile.at(1 - confidence);
    double square = z * z;
    double bent =
        z
            + (square - 1) * s / 6
            + (square * z - 3 * z) * k / 24
            - (2 * square * z - 5 * z) * s * s / 36;
    double factor = 1 + s * z / 6 + k * (square - 1) / 24 - s * s * (2 * square - 1) / 36;
    return new TailLoss(
        -(moments.mean() + moments.sd() * bent),
        -moments.mean() + moments.sd() * density(z) / (1 - confidence) * factor,
        Note.NONE);
  }

  /** Whether the Cornish-Fisher map is monotone at this skewness and excess kurtosis. */
  static boolean cornishFisherValid(double skewness, double excessKurtosis) {
    double squared = skewness * skewness;
    double a = excessKurtosis / 8 - squared / 6;
    return a >= 0 && squared / 9 - 4 * a * (1 - excessKurtosis / 8 + 5 * squared / 36) <= 0;
  }

  /** The same for a horizon of so many periods, if these are independent: the root of time. */
  TailLoss over(double periods) {
    double root = Math.sqrt(periods);
    return new TailLoss(valueAtRisk * root, expectedShortfall * root, note);
  }

  static double density(double z) {
    return StrictMath.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
  }

  private static double[] losses(double[] profits, double confidence) {
    check(profits, confidence);
    double[] losses = new double[profits.length];
    for (int i = 0; i < losses.length; i++) {
      losses[i] = -profits[i];
    }
    Arrays.sort(losses);
    return losses;
  }

  private static void check(double[] profits, double confidence) {
    if (!(confidence > 0 && confidence < 1) || profits.length == 0) {
      throw new IllegalArgumentException(
          "value at risk needs profits and a confidence in (0, 1), but got %d and %s"
              .formatted(profits.length, confidence));
    }
    for (double x : profits) {
      if (!Double.isFinite(x)) {
        throw new IllegalArgumentException("a profit must be finite, but was " + x);
      }
    }
  }
}
