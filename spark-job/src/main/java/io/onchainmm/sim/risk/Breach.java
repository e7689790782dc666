package io.onchainmm.sim.risk;

/** One threshold: reports a breach once until the value has come back to 90 % of it. */
final class Breach {
  static final double REARM = 0.9;

  private boolean breached;

  /** Whether the value has passed the threshold just now. */
  boolean above(double value, double threshold) {
    boolean before = breached;
    breached = value > (before ? REARM * threshold : threshold);
    return breached && !before;
  }

  /** As {@link #above}, where reaching the threshold is a breach already. */
  boolean reaches(double value, double threshold) {
    boolean before = breached;
    breached = before ? value > REARM * threshold : value >= threshold;
    return breached && !before;
  }
}
