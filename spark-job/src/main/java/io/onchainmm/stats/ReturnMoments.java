package io.onchainmm.stats;

/**
 * What a series of period returns looks like: its first four moments.
 *
 * @param periods number of returns
 * @param mean per period
 * @param sd sample standard deviation, with n − 1; 0 for a flat series, NaN below two returns
 * @param skew of the population; NaN when all returns are equal
 * @param kurtosis raw, of the population: 3 for a normal law; NaN when all returns are equal
 */
public record ReturnMoments(int periods, double mean, double sd, double skew, double kurtosis) {

  /** The moments of these returns. */
  public static ReturnMoments of(double[] returns) {
    int n = returns.length;
    double mean = mean(returns);
    double second = 0;
    double third = 0;
    double fourth = 0;
    double largest = 0;
    for (double r : returns) {
      double deviation = r - mean;
      double square = deviation * deviation;
      second += square;
      third += square * deviation;
      fourth += square * square;
      largest = Math.max(largest, Math.abs(r));
    }
    // Equal returns differ from their mean by rounding only.
    if (second <= n * square(4 * Math.ulp(largest))) {
      return new ReturnMoments(n, mean, n < 2 ? Double.NaN : 0, Double.NaN, Double.NaN);
    }
    double variance = second / n;
    return new ReturnMoments(
        n,
        mean,
        Math.sqrt(second / (n - 1)),
        third / n / (variance * Math.sqrt(variance)),
        fourth / n / (variance * variance));
  }

  /** Mean over standard deviation; NaN, which stands for "absent", when there is no deviation. */
  public double sharpe() {
    return sd > 0 ? mean / sd : Double.NaN;
  }

  static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  static double square(double x) {
    return x * x;
  }
}
