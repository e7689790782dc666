package io.onchainmm.sim.accounting;

/** SKELETON (accounting work package): the integer ledger of one trial. */
public final class Ledger {
  /** Costs that are not exchange fees. */
  public enum Cost {
    BRIBE,
    GAS
  }

  public Ledger(long atomsPerHalfTickLot) {
    throw new UnsupportedOperationException("skeleton " + atomsPerHalfTickLot);
  }

  /** Signed lots (bought positive), signed cash before fees (paid negative), fee paid. */
  public void fill(long lots, long cashAtoms, long feeAtoms) {
    throw new UnsupportedOperationException();
  }

  public void cost(Cost kind, long atoms) {
    throw new UnsupportedOperationException();
  }

  public void mark(long halfTicks) {
    throw new UnsupportedOperationException();
  }

  public long positionLots() {
    throw new UnsupportedOperationException();
  }

  public long equityAtoms() {
    throw new UnsupportedOperationException();
  }
}
