package io.onchainmm.sim.accounting;

import io.onchainmm.sim.market.FailureReason;
import io.onchainmm.sim.market.Instrument;
import io.onchainmm.sim.market.PriceSeries;
import io.onchainmm.sim.market.TrialFailure;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * The books of the hedge: a ledger of its own, in the hedge's instrument, with taker fees rounded
 * against us. Its equity change is the hedge PnL (docs, section on the inventory book).
 */
public final class HedgeLeg {
  private static final BigDecimal BPS = BigDecimal.valueOf(10_000);

  private final Instrument instrument;
  private final Ledger ledger;
  private final BigDecimal feeShare;
  private final PriceSeries marks;
  private final EquityClock clock;
  private final boolean keepFills;
  private final List<Fill> fills = new ArrayList<>();

  /**
   * Starts empty.
   *
   * @param marks the hedge market's mids, shared by the flight
   */
  public HedgeLeg(
      Instrument instrument,
      double takerFeeBps,
      PriceSeries marks,
      long startNanos,
      long endNanos,
      boolean keepFills) {
    if (!(takerFeeBps >= 0) || Double.isInfinite(takerFeeBps)) {
      throw new IllegalArgumentException("the taker fee must be >= 0 bp, but was " + takerFeeBps);
    }
    this.instrument = instrument;
    this.ledger = new Ledger(instrument.atomsPerHalfTickLot());
    this.feeShare = BigDecimal.valueOf(takerFeeBps).divide(BPS);
    this.marks = marks;
    this.clock = new EquityClock(startNanos, endNanos);
    this.keepFills = keepFills;
  }

  /** Books one execution: signed lots at a price, while the mid was {@code markHalfTicks}. */
  public void fill(long nanos, long lots, long priceTicks, long markHalfTicks, long orderId) {
    long notional;
    try {
      notional =
          Math.multiplyExact(
              Math.multiplyExact(Math.multiplyExact(2, priceTicks), lots),
              instrument.atomsPerHalfTickLot());
    } catch (ArithmeticException e) {
      throw new TrialFailure(
          FailureReason.NOT_FINITE,
          "A hedge of %d lots at %d ticks is worth more than the ledger can hold: trade smaller"
                  .formatted(lots, priceTicks)
              + " sizes");
    }
    long fee = fee(Math.abs(notional));
    clock.advance(nanos, ledger);
    ledger.mark(markHalfTicks);
    ledger.fill(lots, -notional, fee);
    if (keepFills) {
      fills.add(new Fill(nanos, lots, -notional, fee, markHalfTicks, orderId, Fill.Leg.HEDGE));
    }
  }

  private long fee(long notional) {
    return BigDecimal.valueOf(notional)
        .multiply(feeShare)
        .setScale(0, RoundingMode.CEILING)
        .longValueExact();
  }

  /** Marks the position at the mid last known at {@code nanos}, if there was one. */
  public void mark(long nanos) {
    long halfTicks = marks.at(nanos);
    if (halfTicks != 0) {
      ledger.mark(halfTicks);
    }
  }

  /** Closes the books at the end of the window and checks their identities. */
  void finish(long endNanos) {
    mark(endNanos);
    clock.finish(ledger);
    ledger.checkIdentities();
  }

  /** Adds this leg's equity, tick by tick, to the clock of the other one. */
  void addTo(EquityClock total) {
    total.add(clock, marks::at, instrument.atomsPerHalfTickLot());
  }

  /** The fills one by one, if they are kept. */
  List<Fill> fills() {
    return fills;
  }

  /** The ledger, to be read. */
  public Ledger ledger() {
    return ledger;
  }
}
