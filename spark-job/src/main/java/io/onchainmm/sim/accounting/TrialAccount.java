package io.onchainmm.sim.accounting;

import io.onchainmm.sim.market.Instrument;
import io.onchainmm.sim.market.PriceSeries;

/** SKELETON (accounting work package): one trial's books, from fills to metrics. */
public final class TrialAccount {

  /**
   * @param marks the market's mark (mid, or reference of a pool) over the whole window, shared by
   *     the flight; never 0 after its first entry
   * @param inventoryLimitUsd denominator floor of the objective
   */
  public TrialAccount(
      Instrument instrument,
      PriceSeries marks,
      double inventoryLimitUsd,
      long startNanos,
      long endNanos,
      boolean keepFills) {
    throw new UnsupportedOperationException("skeleton " + instrument);
  }

  public Ledger ledger() {
    throw new UnsupportedOperationException();
  }

  /** Books a fill at {@code nanos}; {@code markHalfTicks} was in force just before the event. */
  public void fill(
      long nanos, long lots, long cashAtoms, long feeAtoms, long markHalfTicks, long orderId) {
    throw new UnsupportedOperationException();
  }

  public void cost(Ledger.Cost kind, long atoms) {
    throw new UnsupportedOperationException();
  }

  /** At each decision: marks the ledger, follows drawdown and largest notional. */
  public void observe(long nanos, long markHalfTicks) {
    throw new UnsupportedOperationException();
  }

  /** Equity in USD at the last mark, relative to the start. */
  public double equityUsd() {
    throw new UnsupportedOperationException();
  }

  /** Peak minus current equity in USD, as observed. */
  public double drawdownUsd() {
    throw new UnsupportedOperationException();
  }

  /** Counts of what was sent and how it fared; plain public counters, written by the venues. */
  public long orders;

  public long rejects;
  public long notIncluded;
  public long decisions;
  public long quotedDecisions;
  public long calibrationRejects;

  /** Closes the books: checks the identities I1 to I5 and computes everything. */
  public Closing finish(long alerts, boolean halted) {
    throw new UnsupportedOperationException();
  }
}
