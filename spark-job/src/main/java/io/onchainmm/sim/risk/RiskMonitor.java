package io.onchainmm.sim.risk;

import io.onchainmm.sim.accounting.RiskFigures;
import io.onchainmm.sim.risk.Alert.Kind;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Watches one trial and may halt it (docs, section on alerts): at each decision its drawdown, its
 * position, its mark and its calibrations; on a fixed clock value at risk, drift, volatility and
 * funding; at each attempt whether it is included as believed.
 *
 * <p>A breach is logged once; the next one counts only after the value has fallen to 90 % of its
 * threshold. Memory does not grow with the length of a trial.
 */
public final class RiskMonitor {
  private static final double NANOS_PER_SECOND = 1e9;

  private final RiskSpec spec;
  private final double warnUsd;
  private final double haltUsd;
  private final double inventoryUsd;
  private final AlertLog log;
  private final ClockWatch clock;
  private final InclusionBand inclusion;
  private final Breach drawdown = new Breach();
  private final Breach lastDrawdown = new Breach();
  private final Breach staleMark = new Breach();
  private final Breach calibration = new Breach();
  private boolean inventoryAbove;
  private boolean inventoryBreached;
  private long inventoryAboveSinceNanos;
  private boolean observed;
  private long firstNanos;

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
    log = new AlertLog(spec.halting());
    clock = new ClockWatch(spec, inventoryLimitUsd, log);
    inclusion = new InclusionBand(spec.inclusionAttempts(), spec.inclusionConfidence());
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
    firstNanos = observed ? firstNanos : nanos;
    observed = true;
    drawdown(nanos, drawdownUsd);
    inventory(nanos, absPositionUsd);
    if (staleMark.above(markAgeSeconds, spec.staleMarkSeconds())) {
      log.add(nanos, Kind.STALE_MARK, knownAge(nanos, markAgeSeconds), spec.staleMarkSeconds());
    }
    int rejects = spec.calibrationRejects();
    if (calibration.reaches((double) calibrationRejectsInRow, rejects)) {
      log.add(nanos, Kind.CALIBRATION, (double) calibrationRejectsInRow, rejects);
    }
    return log.halted();
  }

  /** A mark that was never there is as old as the trial; an alert's value is a finite number. */
  private double knownAge(long nanos, double markAgeSeconds) {
    return Double.isInfinite(markAgeSeconds)
        ? Math.max(spec.staleMarkSeconds(), (nanos - firstNanos) / NANOS_PER_SECOND)
        : markAgeSeconds;
  }

  /** Whether a mark of this age, or a younger one, is not stale, whatever was observed before. */
  public boolean ignoresAge(double seconds) {
    return seconds <= Breach.REARM * spec.staleMarkSeconds();
  }

  /**
   * At each decision, for what is watched on the fixed clock: cheap until the clock ticks.
   *
   * @return whether quoting is (now or since earlier) halted
   */
  public boolean onClock(long nanos, RiskView view) {
    clock.at(nanos, view);
    return log.halted();
  }

  /** One attempt to be included in a block, with the probability that was believed. */
  public void attempt(long nanos, double probability, boolean included) {
    Optional<InclusionBand.Outside> outside = inclusion.attempt(probability, included);
    outside.ifPresent(band -> log.add(nanos, Kind.INCLUSION, band.share(), band.edge()));
  }

  /** The exchange closes the position by force, which halts the trial whatever was configured. */
  public void liquidated(long nanos, double accountUsd, double maintenanceUsd) {
    log.stop(nanos, Kind.LIQUIDATION, accountUsd, maintenanceUsd);
  }

  /**
   * The ranges in which the next observations would change nothing, as long as the rejected
   * calibrations stay as many.
   */
  public Calm calm() {
    double position = inventoryBreached ? Breach.REARM * inventoryUsd : inventoryUsd;
    double stale = spec.staleMarkSeconds();
    boolean ends = log.halted();
    return new Calm(
        Math.max(
            drawdown.low(warnUsd), ends ? Double.NEGATIVE_INFINITY : lastDrawdown.low(haltUsd)),
        Math.min(
            drawdown.high(warnUsd), ends ? Double.POSITIVE_INFINITY : lastDrawdown.high(haltUsd)),
        inventoryAbove ? position : Double.NEGATIVE_INFINITY,
        inventoryAbove ? Double.POSITIVE_INFINITY : position,
        staleMark.low(stale),
        staleMark.high(stale),
        Math.min(clock.quietUntilNanos(), inventoryUntilNanos()));
  }

  private long inventoryUntilNanos() {
    if (!inventoryAbove || inventoryBreached) {
      return Long.MAX_VALUE;
    }
    // A microsecond early, so that no rounding is late.
    return inventoryAboveSinceNanos + (long) (spec.inventorySeconds() * NANOS_PER_SECOND) - 1000;
  }

  /** Whether quoting is halted; it never resumes. */
  public boolean halted() {
    return log.halted();
  }

  /** The first 1,000 alerts in time order. */
  public List<Alert> alerts() {
    return log.alerts();
  }

  /** Number of alerts, including those that were not kept. */
  public long alertCount() {
    return log.count();
  }

  /** What goes into the trial's metrics. */
  public RiskFigures figures() {
    Optional<TailLoss> hourly = clock.valueAtRisk().hourly();
    VarBacktest backtest = clock.valueAtRisk().backtest();
    return new RiskFigures(
        log.count(),
        log.halted(),
        number(hourly.map(TailLoss::valueAtRisk)),
        number(hourly.map(TailLoss::expectedShortfall)),
        backtest.observations(),
        backtest.exceptions(),
        number(backtest.coverage().map(VarBacktest.Verdict::pValue)),
        number(backtest.conditionalCoverage().map(VarBacktest.Verdict::pValue)));
  }

  private static OptionalDouble number(Optional<Double> value) {
    return value.isPresent() ? OptionalDouble.of(value.get()) : OptionalDouble.empty();
  }

  private void drawdown(long nanos, double usd) {
    if (drawdown.above(usd, warnUsd)) {
      log.warn(nanos, Kind.DRAWDOWN, usd, warnUsd);
    }
    if (!log.halted() && lastDrawdown.above(usd, haltUsd)) {
      log.add(nanos, Kind.DRAWDOWN, usd, haltUsd);
    }
  }

  private void inventory(long nanos, double usd) {
    if (usd <= (inventoryBreached ? Breach.REARM * inventoryUsd : inventoryUsd)) {
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
      log.add(nanos, Kind.INVENTORY, seconds, spec.inventorySeconds());
    }
  }
}
