package io.onchainmm.sim.maker;

import java.util.Arrays;
import java.util.Optional;

/**
 * Other estimators of A and k found in public code and in the literature, to compare with {@link
 * Intensity#intervalCorrected}: with several arrivals per interval all of them are biased low.
 *
 * <p>Levels that were never hit are left out. At least two levels must have been hit.
 */
public final class ComparisonEstimators {
  private static final int NEWTON_STEPS = 100;
  private static final double CONVERGED = 1e-14;

  private final double[] levels;
  private final long[] counts;
  private final double exposureSeconds;

  /**
   * @param exposureSeconds number of intervals times their length
   */
  public ComparisonEstimators(double[] levels, long[] counts, double exposureSeconds) {
    this.levels = levels;
    this.counts = counts;
    this.exposureSeconds = exposureSeconds;
  }

  /**
   * The fit of a configured estimator over the levels hit at least {@code minCount} times; empty
   * when fewer than three are left or the result has no quotes.
   */
  static Optional<Intensity> fit(
      CalibrationSpec.Estimator estimator,
      double[] levels,
      long[] counts,
      double exposureSeconds,
      int minCount) {
    long[] kept = Arrays.stream(counts).map(n -> n >= minCount ? n : 0).toArray();
    if (Arrays.stream(kept).filter(n -> n > 0).count() < Intensity.FEWEST_LEVELS) {
      return Optional.empty();
    }
    ComparisonEstimators fits = new ComparisonEstimators(levels, kept, exposureSeconds);
    Intensity fit =
        switch (estimator) {
          case OLS -> fits.ordinaryLeastSquares();
          case COUNT_WEIGHTED -> fits.countWeightedLeastSquares();
          case POISSON -> fits.poisson();
          case INTERVAL_CORRECTED ->
              throw new IllegalArgumentException("The default estimator is Intensity's");
          case EXPONENTIAL -> throw new IllegalArgumentException("It needs depths, not counts");
        };
    return Optional.of(fit).filter(Intensity::quotable);
  }

  /**
   * The exponential fit; empty when fewer than {@code minCount} depths lie beyond the first level,
   * or the result has no quotes.
   */
  static Optional<Intensity> fitExponential(
      double[] levels, double[] depths, double exposureSeconds, int minCount) {
    long beyond = Arrays.stream(depths).filter(depth -> depth > levels[0]).count();
    if (beyond < minCount) {
      return Optional.empty();
    }
    ComparisonEstimators fits = new ComparisonEstimators(levels, new long[0], exposureSeconds);
    return Optional.of(fits.exponential(depths)).filter(Intensity::quotable);
  }

  /** Least squares of ln(n/(m·dt)), every level alike (the tutorial of hftbacktest). */
  public Intensity ordinaryLeastSquares() {
    return leastSquares(false);
  }

  /** Least squares of ln(n/(m·dt)) weighted by the counts. */
  public Intensity countWeightedLeastSquares() {
    return leastSquares(true);
  }

  private Intensity leastSquares(boolean weighted) {
    double sw = 0;
    double sx = 0;
    double sy = 0;
    for (int i = 0; i < levels.length; i++) {
      double w = weight(i, weighted);
      sw += w;
      sx += w * levels[i];
      sy += w == 0 ? 0 : w * Math.log(counts[i] / exposureSeconds);
    }
    double sxx = 0;
    double sxy = 0;
    for (int i = 0; i < levels.length; i++) {
      double w = weight(i, weighted);
      double dx = levels[i] - sx / sw;
      sxx += w * dx * dx;
      sxy += w == 0 ? 0 : w * dx * (Math.log(counts[i] / exposureSeconds) - sy / sw);
    }
    double k = -sxy / sxx;
    return new Intensity(Math.exp(sy / sw + k * sx / sw), k);
  }

  private double weight(int i, boolean weighted) {
    if (counts[i] == 0) {
      return 0;
    }
    return weighted ? counts[i] : 1;
  }

  /** Maximum likelihood of counts that are Poisson with mean A·e^(−kx)·m·dt, by Newton's method. */
  public Intensity poisson() {
    Intensity start = countWeightedLeastSquares();
    double logA = Math.log(start.a());
    double k = start.k();
    for (int step = 0; step < NEWTON_STEPS; step++) {
      double g0 = 0;
      double g1 = 0;
      double h00 = 0;
      double h01 = 0;
      double h11 = 0;
      for (int i = 0; i < levels.length; i++) {
        if (counts[i] > 0) {
          double mean = Math.exp(logA - k * levels[i]) * exposureSeconds;
          g0 += counts[i] - mean;
          g1 -= (counts[i] - mean) * levels[i];
          h00 += mean;
          h01 -= mean * levels[i];
          h11 += mean * levels[i] * levels[i];
        }
      }
      double det = h00 * h11 - h01 * h01;
      double dLogA = (g0 * h11 - g1 * h01) / det;
      double dk = (g1 * h00 - g0 * h01) / det;
      logA += dLogA;
      k += dk;
      if (Math.abs(dLogA) + Math.abs(dk) < CONVERGED) {
        break;
      }
    }
    return new Intensity(Math.exp(logA), k);
  }

  /**
   * Depths as exponential variables beyond the first level x₀: k = 1/(mean(D | D &gt; x₀) − x₀), A
   * from the share of intervals that reach x₀.
   *
   * @param depths deepest aggressor of each interval, NaN = none
   */
  public Intensity exponential(double[] depths) {
    double first = levels[0];
    long n = 0;
    double sum = 0;
    for (double depth : depths) {
      if (depth > first) {
        n++;
        sum += depth;
      }
    }
    double k = 1 / (sum / n - first);
    return new Intensity(n / exposureSeconds * Math.exp(k * first), k);
  }
}
