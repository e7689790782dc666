package io.onchainmm.sim.risk;

import java.util.List;

/** SKELETON (accounting work package): watches one trial and may halt it. */
public final class RiskMonitor {
  public RiskMonitor(RiskSpec spec, double inventoryLimitUsd) {
    throw new UnsupportedOperationException("skeleton " + spec);
  }

  /**
   * At each decision.
   *
   * @return whether quoting is (now or since earlier) halted
   */
  public boolean observe(
      long nanos,
      double drawdownUsd,
      double absPositionUsd,
      double markAgeSeconds,
      long calibrationRejectsInRow) {
    throw new UnsupportedOperationException();
  }

  public boolean halted() {
    throw new UnsupportedOperationException();
  }

  public List<Alert> alerts() {
    throw new UnsupportedOperationException();
  }
}
