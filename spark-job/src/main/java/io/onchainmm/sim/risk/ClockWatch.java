package io.onchainmm.sim.risk;

import io.onchainmm.sim.risk.Alert.Kind;
import java.util.Optional;

/**
 * The monitors that need a fixed clock: value at risk, drift of the position, jumps of volatility,
 * funding. A period is sampled at the first decision at or after its end; where decisions were
 * missing for longer, the periods without one are left out.
 */
final class ClockWatch {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  /** About an hour of memory at one minute. */
  private static final double SIGMA_DECAY = 0.99;

  private final RiskSpec spec;
  private final AlertLog log;
  private final long periodNanos;
  private final double valueAtRiskUsd;
  private final ValueAtRiskWatch valueAtRisk;
  private final DriftWatch drift;
  private final Breach tail = new Breach();
  private final Breach jump = new Breach();
  private final Breach noise = new Breach();
  private final Breach funding = new Breach();
  private long nextNanos = Long.MIN_VALUE;
  private boolean sampled;
  private double equityUsd;
  private double sigmaBps;
  private double fundingPaidUsd;
  private double spreadCaptureUsd;

  ClockWatch(RiskSpec spec, double inventoryLimitUsd, AlertLog log) {
    this.spec = spec;
    this.log = log;
    periodNanos = spec.clockSeconds() * NANOS_PER_SECOND;
    valueAtRiskUsd = spec.valueAtRiskWarn() * inventoryLimitUsd;
    valueAtRisk = new ValueAtRiskWatch(spec.valueAtRiskModel(), spec.clockSeconds());
    drift = new DriftWatch(spec, log);
  }

  /** To be called at every decision; does nothing before the period is over. */
  void at(long nanos, RiskView view) {
    if (nanos < nextNanos) {
      return;
    }
    if (nextNanos == Long.MIN_VALUE) {
      nextNanos = (Math.floorDiv(nanos, periodNanos) + 1) * periodNanos;
      return;
    }
    boolean follows = sampled && nanos - nextNanos < periodNanos;
    nextNanos = (Math.floorDiv(nanos, periodNanos) + 1) * periodNanos;
    sample(nanos, view, follows);
  }

  /** Last time at which a decision is not sampled. */
  long quietUntilNanos() {
    return nextNanos == Long.MIN_VALUE ? nextNanos : nextNanos - 1;
  }

  private void sample(long nanos, RiskView view, boolean follows) {
    double equity = view.equityUsd();
    if (follows) {
      tail(nanos, equity - equityUsd);
    } else {
      drift.interrupt();
    }
    equityUsd = equity;
    sampled = true;
    if (log.halted()) {
      drift.interrupt();
    } else {
      drift.at(
          nanos,
          view.positionOrders(),
          view.positionDeviationOrders(),
          view.modelHalfLifeSeconds());
    }
    sigma(nanos, view.sigmaBps());
    if (noise.above(view.sigmaNoise(), spec.sigmaNoise())) {
      log.add(nanos, Kind.SIGMA_NOISE, view.sigmaNoise(), spec.sigmaNoise());
    }
    funding(nanos, view);
  }

  private void tail(long nanos, double profitUsd) {
    valueAtRisk.add(profitUsd);
    Optional<TailLoss> hourly = valueAtRisk.hourly();
    if (hourly.isPresent() && tail.above(hourly.get().valueAtRisk(), valueAtRiskUsd)) {
      log.add(nanos, Kind.VALUE_AT_RISK, hourly.get().valueAtRisk(), valueAtRiskUsd);
    }
  }

  private void sigma(long nanos, double now) {
    if (!(now > 0)) {
      return;
    }
    double threshold = spec.sigmaJump() * sigmaBps;
    if (sigmaBps > 0 && jump.above(now, threshold)) {
      log.add(nanos, Kind.SIGMA_JUMP, now, threshold);
    }
    sigmaBps = sigmaBps > 0 ? SIGMA_DECAY * sigmaBps + (1 - SIGMA_DECAY) * now : now;
  }

  /** Judges the period before, whose fills a trial surely knows by now. */
  private void funding(long nanos, RiskView view) {
    double threshold = spec.fundingShare() * Math.max(0, spreadCaptureUsd);
    if (funding.above(Math.max(0, fundingPaidUsd), threshold)) {
      log.add(nanos, Kind.FUNDING, fundingPaidUsd, threshold);
    }
    fundingPaidUsd = view.fundingPaidUsd();
    spreadCaptureUsd = view.spreadCaptureUsd();
  }

  ValueAtRiskWatch valueAtRisk() {
    return valueAtRisk;
  }
}
