package io.onchainmm.sim.book;

import io.onchainmm.sim.accounting.Ledger;
import io.onchainmm.sim.accounting.Marks;
import io.onchainmm.sim.hyperliquid.ActionBudget;
import io.onchainmm.sim.hyperliquid.MarginSpec;
import io.onchainmm.sim.hyperliquid.RateLimitSpec;
import io.onchainmm.sim.market.Instrument;
import io.onchainmm.sim.venue.BookSpec;

/** One trial's account at the venue: its collateral, and the actions it has left. */
final class VenueAccount implements Clearing {
  private final boolean margined;
  private final boolean limited;
  private final Collateral collateral;
  private final ActionBudget budget;
  private final Marks marks;
  private long marginRejects;

  VenueAccount(BookSpec spec, Instrument instrument, Marks marks, Ledger ledger) {
    this.margined = spec.margin().mode() == MarginSpec.Mode.CROSS;
    this.limited = spec.rateLimit().rule() != RateLimitSpec.Rule.NONE;
    this.collateral = new Collateral(spec.margin(), instrument, marks, ledger);
    this.budget = new ActionBudget(spec.rateLimit());
    this.marks = marks;
  }

  /** What its orders are checked against. */
  Clearing clearing() {
    return margined || limited ? this : NONE;
  }

  /** Whether positions need collateral. */
  boolean margined() {
    return margined;
  }

  /** What stands for its position. */
  Collateral collateral() {
    return collateral;
  }

  /** Counts what was traded. */
  void traded(long atoms) {
    if (limited) {
      budget.traded(atoms / (double) Instrument.ATOMS_PER_USD);
    }
  }

  /** Orders refused or cancelled for want of margin. */
  long marginRejects() {
    return marginRejects;
  }

  /** Orders and cancels refused by the rate limit. */
  long rateLimited() {
    return budget.refused();
  }

  @Override
  public boolean takesOrder(long nanos, int side, long restingLots, long lots, int openOrders) {
    return budget.takesOrder(nanos, openOrders)
        && carries(side, Math.addExact(restingLots, lots), marks.at(nanos));
  }

  @Override
  public boolean takesCancel(long nanos) {
    return budget.takesCancel(nanos);
  }

  @Override
  public boolean carries(int side, long lots, long markHalfTicks) {
    boolean carried = !margined || collateral.carries(side, lots, markHalfTicks);
    marginRejects += carried ? 0 : 1;
    return carried;
  }
}
