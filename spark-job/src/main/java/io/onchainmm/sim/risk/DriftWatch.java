package io.onchainmm.sim.risk;

import io.onchainmm.sim.risk.Alert.Kind;
import java.util.OptionalDouble;

/**
 * Whether a position drifts away instead of coming back: cumulative sums of the standardised
 * position, and its half-life window by window (docs, section on inventory drift).
 */
final class DriftWatch {
  private final RiskSpec spec;
  private final AlertLog log;
  private final Cusum cusum;
  private final MeanReversion reversion = new MeanReversion();
  private final Breach slow = new Breach();
  private final Breach absent = new Breach();
  private boolean armed = true;
  private boolean held;
  private long absentInRow;

  DriftWatch(RiskSpec spec, AlertLog log) {
    this.spec = spec;
    this.log = log;
    this.cusum = new Cusum(spec.cusumSlack(), spec.cusumLimit());
  }

  /** The step that follows is not one period after the last one. */
  void interrupt() {
    reversion.interrupt();
  }

  /** The position one period after the last one, and what the quotes imply of it. */
  void at(long nanos, double orders, double deviationOrders, double modelHalfLifeSeconds) {
    if (deviationOrders > 0) {
      accumulate(nanos, orders / deviationOrders);
    }
    reversion.add(orders);
    held |= orders != 0;
    if (reversion.steps() >= spec.driftSteps()) {
      judge(nanos, modelHalfLifeSeconds);
      reversion.restart();
      held = false;
    }
  }

  private void accumulate(long nanos, double z) {
    double alarm = cusum.add(z);
    armed |= Math.abs(z) <= Breach.REARM * spec.cusumSlack();
    if (alarm != 0 && armed) {
      log.add(nanos, Kind.CUSUM, Math.abs(alarm), spec.cusumLimit());
      armed = false;
    }
  }

  /** A window without any position has nothing to return from. */
  private void judge(long nanos, double modelSeconds) {
    OptionalDouble slope = reversion.slope();
    boolean returns = !held || (slope.isPresent() && slope.getAsDouble() < 0);
    absentInRow = returns ? 0 : absentInRow + 1;
    if (absent.reaches((double) absentInRow, spec.halfLifeWindows())) {
      log.add(nanos, Kind.NOT_REVERTING, (double) absentInRow, spec.halfLifeWindows());
    }
    if (held && returns && modelSeconds > 0) {
      // A slope of −1 or below has no half-life: the position returns faster than the clock ticks.
      double seconds = reversion.halfLifeSteps().orElse(0) * spec.clockSeconds();
      double threshold = spec.halfLifeFactor() * modelSeconds;
      if (slow.above(seconds, threshold)) {
        log.add(nanos, Kind.HALF_LIFE, seconds, threshold);
      }
    }
  }
}
