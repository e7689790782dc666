package io.onchainmm.sim.maker;

import java.util.Optional;

/**
 * Arrival rate of aggressors that reach beyond a distance δ from the mid, λ(δ) = A·e^(−kδ), and its
 * default estimator. It is a survival curve, not a histogram of trade distances.
 *
 * @param a rate at distance 0, per second
 * @param k decay, per unit of distance
 */
public record Intensity(double a, double k) {
  static final int FEWEST_LEVELS = 3;

  /**
   * Interval-corrected weighted least squares: of m intervals of {@code dt} seconds, {@code
   * counts[i]} saw an aggressor beyond {@code levels[i]}. With several arrivals per interval n/m
   * saturates, hence P(hit in dt) = 1 − e^(−λdt) is inverted first: y = ln(−ln(1 − n/m)/dt), fitted
   * as a − kx with weights n over the levels with 0 &lt; n &lt; m; docs, section on calibration.
   *
   * @param minCount levels hit fewer times are left out
   * @return empty when fewer than three levels are usable, the slope is not falling, or A or k
   *     leaves the range of the quoter
   */
  public static Optional<Intensity> intervalCorrected(
      double[] levels, long[] counts, long m, double dt, int minCount) {
    int usable = 0;
    double weight = 0;
    double meanX = 0;
    double meanY = 0;
    double[] y = new double[levels.length];
    for (int i = 0; i < levels.length; i++) {
      if (usable(counts[i], m, minCount)) {
        y[i] = logRate(counts[i], m, dt);
        usable++;
        weight += counts[i];
        meanX += counts[i] * levels[i];
        meanY += counts[i] * y[i];
      }
    }
    if (usable < FEWEST_LEVELS) {
      return Optional.empty();
    }
    meanX /= weight;
    meanY /= weight;
    double sxx = 0;
    double sxy = 0;
    for (int i = 0; i < levels.length; i++) {
      if (usable(counts[i], m, minCount)) {
        double dx = levels[i] - meanX;
        sxx += counts[i] * dx * dx;
        sxy += counts[i] * dx * (y[i] - meanY);
      }
    }
    double k = -sxy / sxx;
    return Optional.of(new Intensity(Math.exp(meanY + k * meanX), k)).filter(Intensity::quotable);
  }

  /** Whether a level takes part in a fit. */
  static boolean usable(long count, long m, int minCount) {
    return count >= minCount && count > 0 && count < m;
  }

  /** ln(−ln(1 − n/m)/dt). */
  static double logRate(long count, long m, double dt) {
    return Math.log(-Math.log1p(-count / (double) m) / dt);
  }

  boolean quotable() {
    return k >= GlftParameters.SMALLEST
        && a >= GlftParameters.SMALLEST
        && k <= Double.MAX_VALUE
        && a <= Double.MAX_VALUE;
  }
}
