package io.onchainmm.sim.accounting;

import io.onchainmm.sim.market.FailureReason;
import io.onchainmm.sim.market.Instrument;
import io.onchainmm.sim.market.TrialFailure;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The books of the hedge: a ledger of its own, in the hedge's instrument, with taker fees rounded
 * against us. Its equity change is the hedge PnL (docs, section on the inventory book).
 */
public final class HedgeLeg {
  private static final BigDecimal BPS = BigDecimal.valueOf(10_000);

  private final Instrument instrument;
  private final Ledger ledger;
  private final BigDecimal feeShare;

  /** Starts empty. */
  public HedgeLeg(Instrument instrument, double takerFeeBps) {
    if (!(takerFeeBps >= 0) || Double.isInfinite(takerFeeBps)) {
      throw new IllegalArgumentException("the taker fee must be >= 0 bp, but was " + takerFeeBps);
    }
    this.instrument = instrument;
    this.ledger = new Ledger(instrument.atomsPerHalfTickLot());
    this.feeShare = BigDecimal.valueOf(takerFeeBps).divide(BPS);
  }

  /** Books one execution: signed lots at a price, while the mid was {@code markHalfTicks}. */
  public void fill(long lots, long priceTicks, long markHalfTicks) {
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
    ledger.mark(markHalfTicks);
    ledger.fill(lots, -notional, fee(Math.abs(notional)));
  }

  private long fee(long notional) {
    return BigDecimal.valueOf(notional)
        .multiply(feeShare)
        .setScale(0, RoundingMode.CEILING)
        .longValueExact();
  }

  /** Marks the position. */
  public void mark(long halfTicks) {
    ledger.mark(halfTicks);
  }

  /** The ledger, to be read. */
  public Ledger ledger() {
    return ledger;
  }
}
