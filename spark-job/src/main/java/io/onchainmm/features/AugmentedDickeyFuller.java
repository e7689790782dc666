package io.onchainmm.features;

import io.onchainmm.sim.math.GammaFunction;
import java.util.Arrays;
import java.util.Optional;

/**
 * The augmented Dickey–Fuller test for a unit root, with a constant: the statistic of γ in Δx_t = c
 * + γ x_(t−1) + Σ δ_i Δx_(t−i) + ε. The more negative, the less it looks like a random walk.
 *
 * @param statistic γ over its standard error
 * @param lags number of lagged differences
 */
record AugmentedDickeyFuller(double statistic, int lags) {

  /**
   * With the number of lags that Akaike's criterion prefers on a common sample, at most ⌈12 (n /
   * 100)^¼⌉; empty where the series is constant or too short.
   */
  static Optional<AugmentedDickeyFuller> byAic(double[] x) {
    int n = x.length;
    int most = Math.min(n / 2 - 2, (int) Math.ceil(12 * Math.pow(n / 100.0, 0.25)));
    if (most < 0 || constant(x)) {
      return Optional.empty();
    }
    double[] differences = differences(x);
    double[] target = Arrays.copyOfRange(differences, most, n - 1);
    double[][] columns = new double[most + 2][];
    columns[0] = ones(target.length);
    columns[1] = Arrays.copyOfRange(x, most, n - 1);
    for (int lag = 1; lag <= most; lag++) {
      columns[lag + 1] = Arrays.copyOfRange(differences, most - lag, n - 1 - lag);
    }
    LeastSquares fits = new LeastSquares(columns, target);
    int best = 0;
    for (int lags = 1; lags <= most; lags++) {
      best = aic(fits, lags, target.length) < aic(fits, best, target.length) ? lags : best;
    }
    return Optional.of(withLags(x, differences, best));
  }

  /** With a given number of lags; empty where the series is constant or too short. */
  static Optional<AugmentedDickeyFuller> withLags(double[] x, int lags) {
    if (x.length < 2 * lags + 4 || constant(x)) {
      return Optional.empty();
    }
    return Optional.of(withLags(x, differences(x), lags));
  }

  private static AugmentedDickeyFuller withLags(double[] x, double[] differences, int lags) {
    int n = x.length;
    double[] target = Arrays.copyOfRange(differences, lags, n - 1);
    double[][] columns = new double[lags + 2][];
    columns[0] = ones(target.length);
    for (int lag = 1; lag <= lags; lag++) {
      columns[lag] = Arrays.copyOfRange(differences, lags - lag, n - 1 - lag);
    }
    columns[lags + 1] = Arrays.copyOfRange(x, lags, n - 1);
    return new AugmentedDickeyFuller(new LeastSquares(columns, target).lastStatistic(), lags);
  }

  private static double aic(LeastSquares fits, int lags, int n) {
    return n * StrictMath.log(fits.residualSquares(lags + 2) / n) + 2.0 * fits.rank(lags + 2);
  }

  /** Probability of a statistic this low under a unit root (MacKinnon 1994, constant). */
  double pValue() {
    double t = statistic;
    if (t > 2.74) {
      return 1;
    }
    if (t < -18.83) {
      return 0;
    }
    return normal(
        t <= -1.61
            ? 2.1659 + t * (1.4412 + t * 0.038269)
            : 1.7339 + t * (0.93202 + t * (-0.12745 - t * 0.010368)));
  }

  /** Φ, by the incomplete gamma function. */
  private static double normal(double z) {
    double tail = GammaFunction.upper(0.5, z * z / 2) / 2;
    return z < 0 ? tail : 1 - tail;
  }

  private static boolean constant(double[] x) {
    return Arrays.stream(x).allMatch(value -> value == x[0]);
  }

  private static double[] differences(double[] x) {
    double[] differences = new double[x.length - 1];
    for (int i = 0; i < differences.length; i++) {
      differences[i] = x[i + 1] - x[i];
    }
    return differences;
  }

  private static double[] ones(int length) {
    double[] ones = new double[length];
    Arrays.fill(ones, 1);
    return ones;
  }
}
