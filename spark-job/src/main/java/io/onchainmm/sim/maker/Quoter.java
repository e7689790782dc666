package io.onchainmm.sim.maker;

import io.onchainmm.sim.market.Instrument;
import io.onchainmm.sim.market.Signal;
import java.util.Optional;

/**
 * Keeps one trial's rule of quoting up to date: follows the calibration schedule, the signal and
 * the time left as they become known, and answers depths in half-ticks for an inventory counted in
 * orders.
 *
 * <p>Everything is computed in basis points of the reference price and in orders, which is free of
 * the price level: γ per USD becomes γ·N·10⁻⁴ per (bp·order) with N the configured notional of one
 * order; docs, section on units of risk aversion.
 */
public final class Quoter {
  private static final double BPS = 1e-4;
  private static final double NANOS_PER_SECOND = 1e9;

  private final MakerSpec spec;
  private final double feeBps;
  private final double tickUsd;
  private final Calibration calibration;
  private final Signal signal;
  private final Alpha alpha;
  private final boolean drifts;
  private final long startNanos;
  private final long endNanos;

  private int entry = -1;
  private int bar = -1;
  private boolean current;
  private boolean quotable;
  private double driftBps;
  private double impactBps;
  private GlftParameters parameters;
  private ExactTable table;
  private Depths depths;
  private double shiftHalfTicks;
  private double halfTicksPerBp;
  private long rejects;

  /**
   * Without a window: a horizon at the end of the data is infinitely far.
   *
   * @param feeBps cost of a fill, basis points of the price; the maker fee of a book
   */
  public Quoter(
      MakerSpec spec,
      Instrument instrument,
      double feeBps,
      Calibration calibration,
      Signal signal) {
    this(spec, instrument, feeBps, calibration, signal, 0, Long.MAX_VALUE);
  }

  /**
   * @param feeBps cost of a fill, basis points of the price; the maker fee of a book
   * @param startNanos start of the data, from which sessions are counted
   * @param endNanos end of the data
   */
  public Quoter(
      MakerSpec spec,
      Instrument instrument,
      double feeBps,
      Calibration calibration,
      Signal signal,
      long startNanos,
      long endNanos) {
    this.spec = spec;
    this.feeBps = feeBps;
    this.impactBps = spec.impactBps();
    this.tickUsd = instrument.tickUsd();
    this.calibration = calibration;
    this.signal = signal;
    this.alpha = new Alpha(spec.alpha(), signal);
    this.drifts = signal.predicts() && spec.alpha().use() == AlphaSpec.Use.DRIFT;
    this.startNanos = startNanos;
    this.endNanos = endNanos;
  }

  /**
   * Takes in what was known at {@code knownNanos} (market time, i.e. now minus the feed latency);
   * times must not go back.
   *
   * @return whether there is a calibration to quote with
   */
  public boolean refresh(long knownNanos) {
    while (entry + 1 < calibration.length() && calibration.timeNanos[entry + 1] <= knownNanos) {
      entry++;
      current = false;
      rejects += calibration.rejectsInRow[entry] > 0 ? 1 : 0;
    }
    while (bar + 1 < signal.length() && signal.availableNanos[bar + 1] <= knownNanos) {
      bar++;
      current = current && spec.volatility() == MakerSpec.VolatilitySource.CALIBRATION;
    }
    if (drifts) {
      double drift = alpha.driftBps(bar, knownNanos);
      current = current && drift == driftBps;
      driftBps = drift;
    }
    if (!current) {
      recompute();
      current = true;
    }
    if (quotable) {
      follow(knownNanos);
    }
    return quotable;
  }

  /**
   * Last time at which the depths at an inventory are still what they are; {@link Long#MIN_VALUE}
   * while they move with the clock.
   */
  public long unchangedUntilNanos() {
    boolean timed =
        spec.quoter() == MakerSpec.QuoteRule.EXACT || spec.quoter() == MakerSpec.QuoteRule.AS2008;
    if ((timed && spec.horizon() != MakerSpec.Horizon.ROLLING)
        || shiftHalfTicks != 0
        || driftBps != 0) {
      return startNanos;
    }
    long nextEntry =
        entry + 1 < calibration.length() ? calibration.timeNanos[entry + 1] : Long.MAX_VALUE;
    long nextBar = bar + 1 < signal.length() ? signal.availableNanos[bar + 1] : Long.MAX_VALUE;
    return Math.min(nextEntry, nextBar) - 1;
  }

  private void recompute() {
    double sigmaBps = sigmaBps();
    quotable = calibration.usable(entry) && sigmaBps >= 0;
    if (quotable) {
      double refTicks = calibration.refHalfTicks[entry] / 2.0;
      halfTicksPerBp = refTicks * BPS * 2;
      parameters =
          new GlftParameters(
              calibration.bidA(entry),
              calibration.askA(entry),
              calibration.kPerBp[entry],
              sigmaBps,
              gammaPerBpOrder(spec, refTicks * tickUsd, tickUsd),
              spec.model(),
              1,
              driftBps,
              feeBps,
              impactBps);
      choose();
    }
  }

  /** What does not depend on the time left is computed here, once per set of parameters. */
  private void choose() {
    switch (spec.quoter()) {
      case CLOSED_FORM -> depths = shaped(new Glft(parameters));
      case SYMMETRIC -> depths = shaped(symmetric(new Glft(parameters)));
      case ASYMPTOTIC ->
          depths =
              shaped(
                  ExactTable.of(parameters, spec.maxOrders(), 0, 0).at(Double.POSITIVE_INFINITY));
      case EXACT ->
          table =
              ExactTable.of(
                  parameters, spec.maxOrders(), spec.terminalPenaltyBps(), longestSeconds());
      case AS2008 -> depths = null;
    }
  }

  private Depths symmetric(Glft glft) {
    double half = spec.halfSpreadBps() > 0 ? spec.halfSpreadBps() : glft.halfSpread();
    return new SymmetricDepths(half, glft.c1());
  }

  private Depths shaped(Depths rule) {
    return spec.depthShiftBps() == 0 && spec.skewScale() == 1
        ? rule
        : new ShapedDepths(rule, spec.depthShiftBps(), spec.skewScale());
  }

  /** What moves with the clock: the time left, and what is still to come of a prediction. */
  private void follow(long nanos) {
    if (spec.quoter() == MakerSpec.QuoteRule.EXACT) {
      depths = shaped(table.at(secondsLeft(nanos)));
    } else if (spec.quoter() == MakerSpec.QuoteRule.AS2008) {
      depths = shaped(new AvellanedaStoikov(parameters, secondsLeft(nanos)));
    }
    if (signal.predicts() && !drifts) {
      shiftHalfTicks = alpha.remainingBps(bar, nanos) * halfTicksPerBp;
    }
  }

  private double secondsLeft(long nanos) {
    return switch (spec.horizon()) {
      case DATA_END -> (endNanos - nanos) / NANOS_PER_SECOND;
      case ROLLING -> spec.horizonSeconds();
      case SESSION -> {
        double since = (nanos - startNanos) / NANOS_PER_SECOND;
        yield spec.horizonSeconds() - since % spec.horizonSeconds();
      }
    };
  }

  private double longestSeconds() {
    return spec.horizon() == MakerSpec.Horizon.DATA_END
        ? (endNanos - startNanos) / NANOS_PER_SECOND
        : spec.horizonSeconds();
  }

  private double sigmaBps() {
    if (spec.volatility() == MakerSpec.VolatilitySource.CALIBRATION) {
      return entry < 0 ? Double.NaN : calibration.sigmaBps[entry];
    }
    return bar < 0 ? Double.NaN : signal.volatilityPerSqrtSecond[bar] / BPS;
  }

  /** γ per basis point of the reference price and order, from the configured unit. */
  static double gammaPerBpOrder(MakerSpec spec, double refUsd, double tickUsd) {
    return switch (spec.gammaUnit()) {
      case USD -> spec.gamma() * spec.orderUsd() * BPS;
      case BP_LOT -> spec.gamma();
      case TICK_LOT -> spec.gamma() * refUsd * BPS / tickUsd;
    };
  }

  /** Distance of the bid below the fair price, half-ticks, at an inventory of {@code orders}. */
  public double bidDepthHalfTicks(double orders) {
    return depths.bidDepth(orders) * halfTicksPerBp - shiftHalfTicks;
  }

  /** Distance of the ask above the fair price, half-ticks, at an inventory of {@code orders}. */
  public double askDepthHalfTicks(double orders) {
    return depths.askDepth(orders) * halfTicksPerBp + shiftHalfTicks;
  }

  /** The impact of a fill from the next calibration on, basis points, &ge; 0. */
  public void impact(double bps) {
    impactBps = bps;
  }

  /** σ over that of a clock ten times as slow; NaN where it is unknown. */
  public double sigmaNoise() {
    boolean measured = spec.volatility() == MakerSpec.VolatilitySource.CALIBRATION;
    return entry < 0 || !measured ? Double.NaN : calibration.sigmaNoise[entry];
  }

  /** Half-ticks in one basis point of the reference price. */
  public double halfTicksPerBp() {
    return halfTicksPerBp;
  }

  /** The margin c1 over the indifference price, half-ticks. */
  public double marginHalfTicks() {
    return depths.c1() * halfTicksPerBp;
  }

  /** Calibrations rejected so far. */
  public long rejects() {
    return rejects;
  }

  /** Calibrations rejected in a row at this time. */
  public long rejectsInRow() {
    return entry < 0 ? 0 : calibration.rejectsInRow[entry];
  }

  /** What the quotes imply for the position; empty without a calibration. */
  public Optional<QuoteShape> shape() {
    if (!quotable) {
      return Optional.empty();
    }
    double decay = calibration.kPerBp[entry];
    double half = (bidDepthHalfTicks(0) + askDepthHalfTicks(0)) / 2 / halfTicksPerBp;
    double skew = (bidDepthHalfTicks(1) - bidDepthHalfTicks(0)) / halfTicksPerBp;
    double fills = calibration.a[entry] * StrictMath.exp(-decay * half);
    return Optional.of(new QuoteShape(sigmaBps(), decay, skew, fills));
  }

  /** γ per USD; with {@code tick_lot} at the last reference price, NaN before the first. */
  public double gammaPerUsd() {
    boolean unknown = spec.gammaUnit() == MakerSpec.GammaUnit.TICK_LOT && halfTicksPerBp == 0;
    double refUsd = halfTicksPerBp / (2 * BPS) * tickUsd;
    return unknown ? Double.NaN : gammaPerBpOrder(spec, refUsd, tickUsd) / (spec.orderUsd() * BPS);
  }

  /** Notional of one order, USD. */
  public double orderUsd() {
    return spec.orderUsd();
  }
}
