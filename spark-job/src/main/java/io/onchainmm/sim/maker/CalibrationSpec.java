package io.onchainmm.sim.maker;

import io.onchainmm.schema.Key;
import java.io.Serializable;
import java.util.Locale;

/** How A, k and σ are measured from what was seen: block {@code calibration}. */
public record CalibrationSpec(
    @Key(
            help =
                "Where A, k and sigma come from: measured = the rolling window, fixed = the values"
                    + " a, k_per_bp and sigma_bps",
            otherwise = "measured")
        Source source,
    @Key(
            help = "Fills per second and side at depth 0",
            min = 1e-12,
            when = "source=fixed",
            otherwise = "1")
        double a,
    @Key(
            help = "Decay of the fills with depth, per basis point",
            min = 1e-12,
            when = "source=fixed",
            otherwise = "0.5")
        double kPerBp,
    @Key(
            help = "Volatility, basis points per square root of a second",
            min = 0,
            when = "source=fixed",
            otherwise = "1")
        double sigmaBps,
    @Key(
            help =
                "Volatility from mid changes: zero_mean, sample = around their mean, ewma ="
                    + " exponentially weighted",
            when = "source=measured",
            otherwise = "zero_mean")
        Sigma sigma,
    @Key(
            help =
                "Fit of A and k: interval_corrected, or for comparison the biased ols,"
                    + " count_weighted, poisson, exponential",
            when = "source=measured",
            otherwise = "interval_corrected")
        Estimator estimator,
    @Key(help = "Length of the rolling window, seconds", above = 0, otherwise = "600")
        double windowSeconds,
    @Key(help = "Recalibrate this often, seconds", above = 0, otherwise = "5")
        double refreshSeconds,
    @Key(
            help = "Length of one observation interval, seconds (a pool uses at least one block)",
            above = 0,
            otherwise = "1")
        double intervalSeconds,
    @Key(
            help =
                "Distance between intensity levels, basis points; 0 = one tick for a book, 5 bp for"
                    + " a pool",
            min = 0,
            otherwise = "0")
        double levelStepBps,
    @Key(help = "Number of intensity levels", min = 3, max = 1000, otherwise = "70") int levels,
    @Key(help = "Levels hit fewer times than this are not fitted", min = 1, otherwise = "5")
        int minCount,
    @Key(
            help =
                "pooled = both sides are hit alike; separate = each side has an A of its own (with"
                    + " estimator interval_corrected)",
            when = "source=measured",
            otherwise = "pooled")
        Sides sides)
    implements Serializable {

  /** One rate for both sides. */
  public CalibrationSpec(
      Source source,
      double a,
      double kPerBp,
      double sigmaBps,
      Sigma sigma,
      Estimator estimator,
      double windowSeconds,
      double refreshSeconds,
      double intervalSeconds,
      double levelStepBps,
      int levels,
      int minCount) {
    this(
        source,
        a,
        kPerBp,
        sigmaBps,
        sigma,
        estimator,
        windowSeconds,
        refreshSeconds,
        intervalSeconds,
        levelStepBps,
        levels,
        minCount,
        Sides.POOLED);
  }

  /** The comparison estimators know one side only. */
  public CalibrationSpec {
    if (sides == Sides.SEPARATE && estimator != Estimator.INTERVAL_CORRECTED) {
      throw new IllegalArgumentException(
          "sides separate needs estimator interval_corrected, but it was "
              + estimator.name().toLowerCase(Locale.ROOT));
    }
  }

  /** Whether both sides share one rate. */
  public enum Sides {
    POOLED,
    SEPARATE
  }

  /** Where A, k and σ come from. */
  public enum Source {
    MEASURED,
    FIXED
  }

  /** Estimators of σ; docs, section on calibration. */
  public enum Sigma {
    ZERO_MEAN,
    SAMPLE,
    EWMA
  }

  /** Estimators of A and k; docs, section on calibration. */
  public enum Estimator {
    INTERVAL_CORRECTED,
    OLS,
    COUNT_WEIGHTED,
    POISSON,
    EXPONENTIAL
  }

  /** Measured by the default estimators. */
  public CalibrationSpec(
      double windowSeconds,
      double refreshSeconds,
      double intervalSeconds,
      double levelStepBps,
      int levels,
      int minCount) {
    this(
        Source.MEASURED,
        1,
        0.5,
        1,
        Sigma.ZERO_MEAN,
        Estimator.INTERVAL_CORRECTED,
        windowSeconds,
        refreshSeconds,
        intervalSeconds,
        levelStepBps,
        levels,
        minCount);
  }

  /** Given values; the reference price is read again every {@code refreshSeconds}. */
  public static CalibrationSpec fixed(
      double a, double kPerBp, double sigmaBps, double refreshSeconds) {
    return new CalibrationSpec(
        Source.FIXED,
        a,
        kPerBp,
        sigmaBps,
        Sigma.ZERO_MEAN,
        Estimator.INTERVAL_CORRECTED,
        600,
        refreshSeconds,
        1,
        0,
        70,
        5);
  }
}
