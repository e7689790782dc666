package io.onchainmm.sim.maker;

import io.onchainmm.sim.market.Instrument;
import io.onchainmm.sim.market.Signal;
import java.util.Optional;

/**
 * Keeps one trial's closed form up to date: follows the calibration schedule and the signal as they
 * become known, and answers depths in half-ticks for an inventory counted in orders.
 *
 * <p>Everything is computed in basis points of the reference price and in orders, which is free of
 * the price level: γ per USD becomes γ·N·10⁻⁴ per (bp·order) with N the configured notional of one
 * order; docs, section on units of risk aversion.
 */
public final class Quoter {
  private static final double BPS = 1e-4;

  private final MakerSpec spec;
  private final double feeBps;
  private final double tickUsd;
  private final Calibration calibration;
  private final Signal signal;

  private int entry = -1;
  private int bar = -1;
  private boolean current;
  private boolean quotable;
  private Glft glft;
  private double halfTicksPerBp;
  private long rejects;

  /**
   * @param feeBps cost of a fill, basis points of the price; the maker fee of a book
   */
  public Quoter(
      MakerSpec spec,
      Instrument instrument,
      double feeBps,
      Calibration calibration,
      Signal signal) {
    this.spec = spec;
    this.feeBps = feeBps;
    this.tickUsd = instrument.tickUsd();
    this.calibration = calibration;
    this.signal = signal;
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
    if (!current) {
      recompute();
      current = true;
    }
    return quotable;
  }

  private void recompute() {
    double sigmaBps = sigmaBps();
    quotable = calibration.usable(entry) && sigmaBps >= 0;
    if (quotable) {
      double refTicks = calibration.refHalfTicks[entry] / 2.0;
      halfTicksPerBp = refTicks * BPS * 2;
      glft =
          new Glft(
              GlftParameters.ofOneOrder(
                  calibration.a[entry],
                  calibration.kPerBp[entry],
                  sigmaBps,
                  gammaPerBpOrder(spec, refTicks * tickUsd, tickUsd),
                  spec.model(),
                  feeBps));
    }
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
    return glft.bidDepth(orders) * halfTicksPerBp;
  }

  /** Distance of the ask above the fair price, half-ticks, at an inventory of {@code orders}. */
  public double askDepthHalfTicks(double orders) {
    return glft.askDepth(orders) * halfTicksPerBp;
  }

  /** The margin c1 over the indifference price, half-ticks. */
  public double marginHalfTicks() {
    return glft.c1() * halfTicksPerBp;
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
