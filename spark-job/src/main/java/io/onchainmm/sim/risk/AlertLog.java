package io.onchainmm.sim.risk;

import io.onchainmm.sim.risk.Alert.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The alerts of one trial and whether one of them stopped it. The first 1,000 alerts are kept, all
 * are counted.
 */
final class AlertLog {
  private static final int MOST_KEPT = 1_000;

  private final Set<Kind> halting;
  private final List<Alert> kept = new ArrayList<>();
  private long count;
  private boolean halted;

  /**
   * @param halting kinds that stop quoting
   */
  AlertLog(Set<Kind> halting) {
    this.halting = halting;
  }

  /** Logs a breach, which stops quoting if its kind was told to. */
  void add(long nanos, Kind kind, double value, double threshold) {
    log(nanos, kind, value, threshold, halting.contains(kind));
  }

  /** Logs a breach that only warns. */
  void warn(long nanos, Kind kind, double value, double threshold) {
    log(nanos, kind, value, threshold, false);
  }

  /** Logs a breach that stops quoting whatever was configured. */
  void stop(long nanos, Kind kind, double value, double threshold) {
    log(nanos, kind, value, threshold, true);
  }

  /** Whether quoting is stopped; it never resumes. */
  boolean halted() {
    return halted;
  }

  /** The alerts that were kept, in time order. */
  List<Alert> alerts() {
    return List.copyOf(kept);
  }

  /** Number of alerts, including those that were not kept. */
  long count() {
    return count;
  }

  private void log(long nanos, Kind kind, double value, double threshold, boolean halts) {
    count++;
    if (kept.size() < MOST_KEPT) {
      kept.add(new Alert(nanos, kind, value, threshold, halts && !halted));
    }
    halted |= halts;
  }
}
