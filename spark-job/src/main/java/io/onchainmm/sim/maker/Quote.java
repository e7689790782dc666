package io.onchainmm.sim.maker;

import io.onchainmm.sim.market.FailureReason;
import io.onchainmm.sim.market.Instrument;
import io.onchainmm.sim.market.TrialFailure;

/**
 * The prices at which one trial wants to stand, from depths to legal order prices; filled in at
 * each decision and owned by the replay loop. Docs, section from depths to orders.
 */
public final class Quote {
  /** Price of a side that is not wanted. */
  public static final long NONE = Long.MIN_VALUE;

  /** Keeps a price that is whole up to rounding error on its tick. */
  private static final double TICK_TOLERANCE = 1e-9;

  private static final double LARGEST_TICKS = 1e15;

  private final boolean noImprove;
  private final boolean nearest;
  private final PriceSteps steps;
  private long bidTicks = NONE;
  private long askTicks = NONE;

  /** Nothing is wanted yet. */
  public Quote(MakerSpec spec, Instrument instrument) {
    this.noImprove = spec.noImprove();
    this.nearest = spec.rounding() == MakerSpec.Rounding.NEAREST;
    this.steps = new PriceSteps(instrument);
  }

  /** Wanted bid, {@link #NONE} if none. */
  public long bidTicks() {
    return bidTicks;
  }

  /** Wanted ask, {@link #NONE} if none. */
  public long askTicks() {
    return askTicks;
  }

  /** Nothing is wanted. */
  public void clear() {
    bidTicks = NONE;
    askTicks = NONE;
  }

  /** The bid is not wanted. */
  public void dropBid() {
    bidTicks = NONE;
  }

  /** The ask is not wanted. */
  public void dropAsk() {
    askTicks = NONE;
  }

  /**
   * Depths around the mid become prices: rounded outwards, or to the nearest tick and outwards from
   * the middle of two, never reaching the opposite best (and with {@code no_improve} never better
   * than the own best), on legal steps, widened evenly until the bid is below the ask. A bid that
   * would not be positive is not wanted.
   */
  public void set(double bidDepthHalfTicks, double askDepthHalfTicks, long bestBid, long bestAsk) {
    long mid = bestBid + bestAsk;
    long bid = down(checked((mid - bidDepthHalfTicks) / 2));
    long ask = -down(-checked((mid + askDepthHalfTicks) / 2));
    bid = steps.down(Math.min(bid, noImprove ? bestBid : bestAsk - 1));
    ask = steps.up(Math.max(ask, noImprove ? bestAsk : bestBid + 1));
    if (bid >= ask) {
      long step = Math.max(steps.step(bid), steps.step(ask));
      long times = (bid - ask) / (2 * step) + 1;
      bid = steps.down(bid - times * step);
      ask = steps.up(ask + times * step);
    }
    bidTicks = bid > 0 ? bid : NONE;
    askTicks = ask > 0 ? ask : NONE;
  }

  /** The tick at or below a price, up to rounding error; with nearest rounding the nearer one. */
  private long down(double ticks) {
    return nearest
        ? (long) Math.ceil(ticks - 0.5 - TICK_TOLERANCE)
        : (long) Math.floor(ticks + TICK_TOLERANCE);
  }

  private static double checked(double ticks) {
    if (!(Math.abs(ticks) < LARGEST_TICKS)) {
      throw new TrialFailure(
          FailureReason.NOT_FINITE,
          "A quote lies at %s ticks: check gamma and its unit, the fee and the calibration window"
              .formatted(ticks));
    }
    return ticks;
  }
}
