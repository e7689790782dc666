package io.onchainmm.sim.theory;

/** Running mean, standard deviation and fourth moment of a statistic over simulated paths. */
final class Sample {
  private final double[] values;
  private int n;

  Sample(int size) {
    values = new double[size];
  }

  void add(double value) {
    values[n++] = value;
  }

  int size() {
    return n;
  }

  double mean() {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += values[i];
    }
    return sum / n;
  }

  double variance() {
    return moment(2) * n / (n - 1);
  }

  double sd() {
    return Math.sqrt(variance());
  }

  /** Standard error of the mean. */
  double meanError() {
    return sd() / Math.sqrt(n);
  }

  /** Standard error of the variance, from the fourth moment. */
  double varianceError() {
    double second = moment(2);
    return Math.sqrt((moment(4) - second * second) / n);
  }

  /** Standard error of the standard deviation. */
  double sdError() {
    return varianceError() / (2 * sd());
  }

  private double moment(int order) {
    double mean = mean();
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += Math.pow(values[i] - mean, order);
    }
    return sum / n;
  }
}
