package io.onchainmm.sim.book;

import io.onchainmm.sim.accounting.Exact;
import io.onchainmm.sim.accounting.Fill;
import io.onchainmm.sim.accounting.Marks;
import io.onchainmm.sim.accounting.TrialAccount;
import io.onchainmm.sim.market.Instrument;
import io.onchainmm.sim.risk.RiskMonitor;
import io.onchainmm.sim.venue.LegFees;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What the exchange does to an account that is worth less than its maintenance margin (Hyperliquid
 * documentation, "Liquidations"; docs, section on margin and liquidation): its orders go, and
 * market orders close the position, a fifth of it first where it is worth more than 100,000 USD,
 * then for 30 seconds all of it. Below two thirds of the maintenance margin the backstop takes over
 * the position at the mark, and what is left of the account with it.
 */
final class Liquidation {
  private static final long SLICED_ATOMS = 100_000 * Instrument.ATOMS_PER_USD;
  private static final long SLICES = 5;
  private static final long WHOLE_NANOS = 30_000_000_000L;

  /** A forced trade that the trial does not know of yet; cash after fees and what was kept. */
  private record Forced(long knownNanos, long lots, long cashAtoms) {}

  private final Collateral collateral;
  private final TrialAccount account;
  private final Marks marks;
  private final LegFees fees;
  private final RiskMonitor risk;
  private final long atomsPerHalfTickLot;
  private final Deque<Forced> unknown = new ArrayDeque<>();
  private long wholeUntilNanos = Long.MIN_VALUE;

  Liquidation(
      Collateral collateral,
      TrialAccount account,
      Marks marks,
      LegFees fees,
      RiskMonitor risk,
      Instrument instrument) {
    this.collateral = collateral;
    this.account = account;
    this.marks = marks;
    this.fees = fees;
    this.risk = risk;
    this.atomsPerHalfTickLot = instrument.atomsPerHalfTickLot();
  }

  /** Closes what has to be closed now, as far as the book allows. */
  void act(long nanos, Depth book, OrderDesk desk) {
    long mark = marks.at(nanos);
    boolean first = collateral.tryAt(nanos);
    if (!collateral.isShort(mark)) {
      return;
    }
    long value = collateral.valueAtoms(mark);
    long maintenance = collateral.maintenanceAtoms(mark);
    if (first) {
      risk.liquidated(nanos, usd(value), usd(maintenance));
    }
    desk.takeAway(nanos);
    long before = account.ledger().cashAtoms();
    long position = account.ledger().positionLots();
    if (3 * (double) value < 2 * (double) maintenance) {
      takeOver(nanos, mark, position);
    } else {
      sell(nanos, mark, book, slice(nanos, mark, position));
      writeOff(nanos, mark);
    }
    long lots = account.ledger().positionLots() - position;
    if (lots != 0) {
      long cash = account.ledger().cashAtoms() - before;
      unknown.add(new Forced(desk.answerNanos(nanos), lots, cash));
    }
  }

  private long slice(long nanos, long mark, long position) {
    long held = Math.abs(position);
    if (collateral.positionAtoms(mark) <= SLICED_ATOMS || nanos < wholeUntilNanos) {
      return held;
    }
    wholeUntilNanos = nanos + WHOLE_NANOS;
    return (held + SLICES - 1) / SLICES;
  }

  /** A market order of so many lots against the position. */
  private void sell(long nanos, long mark, Depth book, long lots) {
    boolean bids = account.ledger().positionLots() > 0;
    long left = lots;
    long price = bids ? book.bestBid() : book.bestAsk();
    while (left > 0 && price != Book.NONE) {
      long taken = Math.min(left, (long) book.queueAhead(bids, price));
      if (taken > 0) {
        long worth = worth(taken, 2 * price);
        long signed = bids ? -taken : taken;
        long fee = fees.taking(nanos, worth);
        account.forcedFill(
            nanos, signed, bids ? worth : -worth, fee, mark, 0, Fill.Reason.LIQUIDATION);
        left -= taken;
      }
      price = book.next(bids, price);
    }
  }

  /** The backstop takes the position at the mark, and the account's value, also a negative one. */
  private void takeOver(long nanos, long mark, long position) {
    long worth = worth(position, mark);
    account.forcedFill(nanos, -position, worth, 0, mark, 0, Fill.Reason.BACKSTOP);
    account.fee(nanos, collateral.valueAtoms(mark));
  }

  /** A debt without a position is the venue's. */
  private void writeOff(long nanos, long mark) {
    long value = collateral.valueAtoms(mark);
    if (account.ledger().positionLots() == 0 && value < 0) {
      account.fee(nanos, value);
    }
  }

  private long worth(long lots, long halfTicks) {
    String amount = "The value of what is liquidated";
    return Exact.times(Exact.times(lots, halfTicks, amount), atomsPerHalfTickLot, amount);
  }

  private static double usd(long atoms) {
    return atoms / (double) Instrument.ATOMS_PER_USD;
  }

  /** Tells the trial what it can know by {@code localNanos}; returns the cash that came of it. */
  long learn(long localNanos, OrderDesk desk) {
    long cash = 0;
    while (!unknown.isEmpty() && unknown.peek().knownNanos() <= localNanos) {
      Forced forced = unknown.remove();
      desk.learn(forced.lots());
      cash += forced.cashAtoms();
    }
    return cash;
  }
}
