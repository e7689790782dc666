package io.onchainmm.sim.accounting;

import io.onchainmm.sim.market.FailureReason;
import io.onchainmm.sim.market.Instrument;
import io.onchainmm.sim.market.PriceSeries;
import io.onchainmm.sim.market.TrialFailure;
import java.util.ArrayList;
import java.util.List;

/**
 * The books of the hedge: a ledger of its own, in the hedge's instrument, with its own fees and
 * funding. Its equity change is the hedge PnL (docs, section on the inventory book).
 */
public final class HedgeLeg {
  private final Instrument instrument;
  private final Ledger ledger;
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
      Instrument instrument, PriceSeries marks, long startNanos, long endNanos, boolean keepFills) {
    this.instrument = instrument;
    this.ledger = new Ledger(instrument.atomsPerHalfTickLot());
    this.marks = marks;
    this.clock = new EquityClock(startNanos, endNanos);
    this.keepFills = keepFills;
  }

  /** Worth of an execution of signed lots at a price, in atoms, signed like the lots. */
  public long notionalAtoms(long lots, long priceTicks) {
    return worthAtoms(lots, Math.multiplyExact(2, priceTicks));
  }

  /** Books one execution: signed lots at a price, while the mid was {@code markHalfTicks}. */
  public void fill(
      long nanos, long lots, long priceTicks, long feeAtoms, long markHalfTicks, long orderId) {
    long notional = notionalAtoms(lots, priceTicks);
    clock.advance(nanos, ledger);
    ledger.mark(markHalfTicks);
    ledger.fill(lots, -notional, feeAtoms);
    if (keepFills) {
      fills.add(new Fill(nanos, lots, -notional, feeAtoms, markHalfTicks, orderId, Fill.Leg.HEDGE));
    }
  }

  /** Worth of the position at the mid last known at {@code nanos}, in atoms. */
  public long positionAtoms(long nanos) {
    long lots = ledger.positionLots();
    return lots == 0 ? 0 : worthAtoms(lots, marks.at(nanos));
  }

  /** Books funding paid on the position at {@code nanos}, negative when received. */
  public void funding(long nanos, long paidAtoms) {
    clock.advance(nanos, ledger);
    mark(nanos);
    ledger.funding(paidAtoms);
  }

  private long worthAtoms(long lots, long halfTicks) {
    try {
      return Math.multiplyExact(
          Math.multiplyExact(halfTicks, lots), instrument.atomsPerHalfTickLot());
    } catch (ArithmeticException e) {
      throw new TrialFailure(
          FailureReason.NOT_FINITE,
          "A hedge of %d lots at %d half-ticks is worth more than the ledger can hold: trade smaller sizes"
              .formatted(lots, halfTicks));
    }
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
