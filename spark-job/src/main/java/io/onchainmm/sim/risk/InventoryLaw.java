package io.onchainmm.sim.risk;

/**
 * How a position spreads and returns under given quotes, from the theory of birth-death chains
 * (docs, section on inventory drift).
 */
public final class InventoryLaw {
  private InventoryLaw() {}

  /**
   * Standard deviation of the position, in orders, under closed-form quotes, whose stationary law
   * is π(n) ∝ exp(−k · skew · n²).
   *
   * @param decay k, per basis point
   * @param skew shift of the quotes per order held, basis points
   */
  public static double closedFormDeviation(double decay, double skew) {
    return Math.sqrt(1 / (2 * decay * skew));
  }

  /**
   * Standard deviation of the position, in orders, from the rates of the quotes: π(n + 1)/π(n) =
   * bought at n / sold at n + 1. State i of the arrays is the position {@code i − (states − 1)/2}.
   *
   * @param bought rate of buys in each state; the last one is not used
   * @param sold rate of sales in each state; the first one is not used
   */
  public static double deviation(double[] bought, double[] sold) {
    int states = bought.length;
    double[] logWeight = new double[states];
    double largest = 0;
    for (int i = 1; i < states; i++) {
      logWeight[i] = logWeight[i - 1] + StrictMath.log(bought[i - 1]) - StrictMath.log(sold[i]);
      largest = Math.max(largest, logWeight[i]);
    }
    double total = 0;
    double first = 0;
    double second = 0;
    for (int i = 0; i < states; i++) {
      double weight = StrictMath.exp(logWeight[i] - largest);
      double position = i - (states - 1) / 2.0;
      total += weight;
      first += weight * position;
      second += weight * position * position;
    }
    double mean = first / total;
    return Math.sqrt(second / total - mean * mean);
  }

  /**
   * Half-life of the position in seconds under optimal quotes: ln 2 over the spectral gap of the
   * matrix of Guéant, Lehalle and Fernandez-Tapia (2013), sped up by 1 + ξΔ/k.
   *
   * @param xiOverDecay ξΔ/k, 0 in model B
   * @param gap λ₁ − λ₀, per second
   */
  public static double halfLifeSeconds(double xiOverDecay, double gap) {
    return StrictMath.log(2) / ((1 + xiOverDecay) * gap);
  }

  /**
   * The same near zero inventory, without eigenvalues: there the position drifts back at 2Λ · k ·
   * skew per second, Λ the fills per second and side. Within 1 % of the spectral gap where
   * inventory spreads over several orders.
   */
  public static double nearHalfLifeSeconds(double fillsPerSecond, double decay, double skew) {
    return StrictMath.log(2) / (2 * fillsPerSecond * decay * skew);
  }
}
