package io.onchainmm.sim.risk;

/**
 * Mean, sample standard deviation (n − 1), and skewness and excess kurtosis of the population form
 * of a sample; the last two are NaN where nothing varies.
 */
record Moments(double mean, double sd, double skewness, double excessKurtosis) {

  static Moments of(double[] sample) {
    int n = sample.length;
    double sum = 0;
    for (double x : sample) {
      sum += x;
    }
    double mean = sum / n;
    double second = 0;
    double third = 0;
    double fourth = 0;
    for (double x : sample) {
      double d = x - mean;
      double square = d * d;
      second += square;
      third += square * d;
      fourth += square * square;
    }
    if (second == 0 || n < 2) {
      return new Moments(mean, 0, Double.NaN, Double.NaN);
    }
    double variance = second / n;
    return new Moments(
        mean,
        Math.sqrt(second / (n - 1)),
        third / n / (variance * Math.sqrt(variance)),
        fourth / n / (variance * variance) - 3);
  }

  /** Whether skewness and kurtosis are defined. */
  boolean varies() {
    return sd > 0;
  }
}
