package io.onchainmm.sim.risk;

/**
 * Page's two-sided cumulative sums (1954): how long and how far a standardised value has kept to
 * one side. Both sums start anew after an alarm.
 */
final class Cusum {
  private final double slack;
  private final double limit;
  private double up;
  private double down;

  /**
   * @param slack deviation that is not counted, standard deviations
   * @param limit an alarm is a sum above this
   */
  Cusum(double slack, double limit) {
    this.slack = slack;
    this.limit = limit;
  }

  /** Takes the next value; the sum that passed the limit (falls are negative), or 0. */
  double add(double z) {
    if (!Double.isFinite(z)) {
      throw new IllegalArgumentException("a standardised value must be finite, but was " + z);
    }
    up = Math.max(0, up + z - slack);
    down = Math.max(0, down - z - slack);
    double alarm = up > limit ? up : down > limit ? -down : 0;
    if (alarm != 0) {
      up = 0;
      down = 0;
    }
    return alarm;
  }

  double up() {
    return up;
  }

  double down() {
    return down;
  }
}
