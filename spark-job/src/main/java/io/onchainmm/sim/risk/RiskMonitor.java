package io.onchainmm.sim.risk;

import io.onchainmm.sim.risk.Alert.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Watches one trial and may halt it: drawdown, inventory held too long, stale marks, rejected
 * calibrations (docs, section on alerts).
 *
 * <p>A breach is logged once; the next one counts only after the value has fallen to 90 % of its
 * threshold. The first 1,000 alerts are kept, all are counted.
 */
public final class RiskMonitor {
  private static final int MAX_ALERTS = 1_000;
  private static final double REARM = 0.9;
  private static final double NANOS_PER_SECOND = 1e9;

  private final RiskSpec spec;
  private final double warnUsd;
  private final double haltUsd;
  private final double inventoryUsd;
  private final List<Alert> alerts = new ArrayList<>();
  private long alertCount;
  private boolean drawdownBreached;
  private boolean inventoryAbove;
  private boolean inventoryBreached;
  private long inventoryAboveSinceNanos;
  private boolean markBreached;
  private boolean calibrationBreached;
  private boolean halted;

  /** The limit is what the shares of the spec are of. */
  public RiskMonitor(RiskSpec spec, double inventoryLimitUsd) {
    if (!(inventoryLimitUsd > 0) || Double.isInfinite(inventoryLimitUsd)) {
      throw new IllegalArgumentException(
          "the inventory limit must be > 0 USD, but was " + inventoryLimitUsd);
    }
    this.spec = spec;
    warnUsd = spec.drawdownWarn() * inventoryLimitUsd;
    haltUsd = spec.drawdownHalt() * inventoryLimitUsd;
    inventoryUsd = spec.inventoryWarn() * inventoryLimitUsd;
  }

  /**
   * At each decision. An infinite age says that there is no mark; NaN is refused.
   *
   * @return whether quoting is (now or since earlier) halted
   */
  public boolean observe(
      long nanos,
      double drawdownUsd,
      double absPositionUsd,
      double markAgeSeconds,
      long calibrationRejectsInRow) {
    if (Double.isNaN(drawdownUsd + absPositionUsd + markAgeSeconds)) {
      throw new IllegalArgumentException(
          "NaN among drawdown %s, position %s and mark age %s"
              .formatted(drawdownUsd, absPositionUsd, markAgeSeconds));
    }
    drawdown(nanos, drawdownUsd);
    inventory(nanos, absPositionUsd);
    double stale = spec.staleMarkSeconds();
    if (!markBreached && markAgeSeconds > stale) {
      alert(new Alert(nanos, Kind.STALE_MARK, markAgeSeconds, stale, false));
    }
    markBreached = markAgeSeconds > (markBreached ? REARM * stale : stale);
    int rejects = spec.calibrationRejects();
    if (!calibrationBreached && calibrationRejectsInRow >= rejects) {
      alert(new Alert(nanos, Kind.CALIBRATION, calibrationRejectsInRow, rejects, false));
    }
    calibrationBreached =
        calibrationBreached
            ? calibrationRejectsInRow > REARM * rejects
            : calibrationRejectsInRow >= rejects;
    return halted;
  }

  /**
   * The ranges in which the next observations would change nothing, as long as the rejected
   * calibrations stay as many.
   */
  public Calm calm() {
    double most = Double.POSITIVE_INFINITY;
    double stale = spec.staleMarkSeconds();
    long until = Long.MAX_VALUE;
    if (inventoryAbove && !inventoryBreached) {
      // A microsecond early, so that no rounding is late.
      until = inventoryAboveSinceNanos + (long) (spec.inventorySeconds() * NANOS_PER_SECOND) - 1000;
    }
    double position = inventoryBreached ? REARM * inventoryUsd : inventoryUsd;
    return new Calm(
        drawdownBreached ? REARM * warnUsd : -most,
        Math.min(drawdownBreached ? most : warnUsd, halted ? most : haltUsd),
        inventoryAbove ? position : -most,
        inventoryAbove ? most : position,
        markBreached ? REARM * stale : -most,
        markBreached ? most : stale,
        until);
  }

  /** Whether quoting is halted; it never resumes. */
  public boolean halted() {
    return halted;
  }

  /** The first 1,000 alerts in time order. */
  public List<Alert> alerts() {
    return List.copyOf(alerts);
  }

  /** Number of alerts, including those that were not kept. */
  public long alertCount() {
    return alertCount;
  }

  private void drawdown(long nanos, double usd) {
    if (!drawdownBreached && usd > warnUsd) {
      alert(new Alert(nanos, Kind.DRAWDOWN, usd, warnUsd, false));
    }
    drawdownBreached = usd > (drawdownBreached ? REARM * warnUsd : warnUsd);
    if (!halted && usd > haltUsd) {
      halted = true;
      alert(new Alert(nanos, Kind.DRAWDOWN, usd, haltUsd, true));
    }
  }

  private void inventory(long nanos, double usd) {
    if (usd <= (inventoryBreached ? REARM * inventoryUsd : inventoryUsd)) {
      inventoryAbove = false;
      inventoryBreached = false;
      return;
    }
    if (!inventoryAbove) {
      inventoryAbove = true;
      inventoryAboveSinceNanos = nanos;
    }
    double seconds = (nanos - inventoryAboveSinceNanos) / NANOS_PER_SECOND;
    if (!inventoryBreached && seconds > spec.inventorySeconds()) {
      inventoryBreached = true;
      alert(new Alert(nanos, Kind.INVENTORY, seconds, spec.inventorySeconds(), false));
    }
  }

  private void alert(Alert alert) {
    alertCount++;
    if (alerts.size() < MAX_ALERTS) {
      alerts.add(alert);
    }
  }
}
