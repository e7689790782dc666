package io.onchainmm.sim.accounting;

/**
 * The integer ledger of one trial: position in lots, money in atoms, marks in half-ticks; equity is
 * cash + position x mark, always, counted from 0 (docs, section on the inventory book).
 *
 * <p>Cost is kept as the total cost basis, signed like the position, not as an average price: what
 * a reducing fill removes of it is its share rounded half-even, and the remainder stays, so
 * realised + unrealised is exact whatever was rounded. Fees are never part of the cost.
 */
public final class Ledger {
  /** Costs that are not exchange fees. */
  public enum Cost {
    /** Paid for inclusion in a block. */
    BRIBE,
    /** Gas, also of failed transactions. */
    GAS
  }

  private final long atomsPerHalfTickLot;
  private final FifoLots fifo = new FifoLots();
  private long markHalfTicks;
  private long positionLots;
  private long boughtLots;
  private long soldLots;
  private long cashAtoms;
  private long basisAtoms;
  private long realisedAtoms;
  private long realisedFifoAtoms;
  private long spreadCaptureAtoms;
  private long inventoryPnlAtoms;
  private long feesAtoms;
  private long fundingAtoms;
  private long bribesAtoms;
  private long gasAtoms;
  private long tradedAtoms;
  private long fills;

  /** Starts empty: no position, no cash, no mark. */
  public Ledger(long atomsPerHalfTickLot) {
    if (atomsPerHalfTickLot <= 0) {
      throw new IllegalArgumentException(
          "one lot at one half-tick must be worth > 0 atoms, but was " + atomsPerHalfTickLot);
    }
    this.atomsPerHalfTickLot = atomsPerHalfTickLot;
  }

  /**
   * Books a fill at the mark in force: signed lots (bought positive), signed cash before fees (paid
   * negative), fee paid (negative is a rebate). A fill does not move the mark.
   */
  public void fill(long lots, long cashAtoms, long feeAtoms) {
    if (lots == 0 || Long.signum(cashAtoms) != -Long.signum(lots)) {
      throw new IllegalArgumentException(
          "a fill needs a size other than 0 and a price > 0, but was %d lots for %d atoms"
              .formatted(lots, cashAtoms));
    }
    if (markHalfTicks == 0) {
      throw new IllegalStateException("a fill of %d lots before any mark".formatted(lots));
    }
    long captured = Exact.plus(valueAtoms(lots, markHalfTicks), cashAtoms, "spread capture");
    spreadCaptureAtoms = Exact.plus(spreadCaptureAtoms, captured, "spread capture");
    tradedAtoms = Exact.plus(tradedAtoms, Exact.abs(cashAtoms, "volume"), "volume");
    pay(feeAtoms);
    feesAtoms = Exact.plus(feesAtoms, feeAtoms, "fees");
    this.cashAtoms = Exact.plus(this.cashAtoms, cashAtoms, "cash");
    long before = positionLots;
    positionLots = Exact.plus(positionLots, lots, "position");
    if (lots > 0) {
      boughtLots = Exact.plus(boughtLots, lots, "bought lots");
    } else {
      soldLots = Exact.minus(soldLots, lots, "sold lots");
    }
    if (before == 0 || before > 0 == lots > 0) {
      open(lots, cashAtoms);
    } else {
      reduce(before, lots, cashAtoms);
    }
    fills++;
    assert identitiesHold();
  }

  /** Books a cost in atoms, &ge; 0. */
  public void cost(Cost kind, long atoms) {
    if (atoms < 0) {
      throw new IllegalArgumentException(
          "%s must be >= 0, but was %d atoms".formatted(kind, atoms));
    }
    pay(atoms);
    switch (kind) {
      case BRIBE -> bribesAtoms = Exact.plus(bribesAtoms, atoms, "bribes");
      case GAS -> gasAtoms = Exact.plus(gasAtoms, atoms, "gas");
    }
    assert identitiesHold();
  }

  /** Books a fee that is paid without a fill, negative when it is earned. */
  public void fee(long paidAtoms) {
    pay(paidAtoms);
    feesAtoms = Exact.plus(feesAtoms, paidAtoms, "fees");
    assert identitiesHold();
  }

  /** Books funding paid on the position, negative when received. */
  public void funding(long paidAtoms) {
    if (positionLots == 0 && paidAtoms != 0) {
      throw new IllegalArgumentException(
          "funding of %d atoms while there is no position".formatted(paidAtoms));
    }
    pay(paidAtoms);
    fundingAtoms = Exact.minus(fundingAtoms, paidAtoms, "funding");
    assert identitiesHold();
  }

  /** Values the position at {@code halfTicks}, &gt; 0, from now on. */
  public void mark(long halfTicks) {
    if (halfTicks <= 0) {
      throw new IllegalArgumentException("a mark must be > 0, but was %d".formatted(halfTicks));
    }
    if (positionLots != 0) {
      long moved = valueAtoms(positionLots, halfTicks - markHalfTicks);
      inventoryPnlAtoms = Exact.plus(inventoryPnlAtoms, moved, "inventory PnL");
    }
    markHalfTicks = halfTicks;
    assert identitiesHold();
  }

  /** Signed position. */
  public long positionLots() {
    return positionLots;
  }

  /** Cash after fees and costs, counted from 0. */
  public long cashAtoms() {
    return cashAtoms;
  }

  /** Cash + position x mark, counted from 0. */
  public long equityAtoms() {
    return Exact.plus(cashAtoms, valueAtoms(positionLots, markHalfTicks), "equity");
  }

  /** |position| x mark. */
  public long notionalAtoms() {
    return Exact.abs(valueAtoms(positionLots, markHalfTicks), "notional");
  }

  /** Average cost x position; divided by the position it is the average cost. */
  public long costBasisAtoms() {
    return basisAtoms;
  }

  /** Realised PnL by average cost, before fees. */
  public long realisedAtoms() {
    return realisedAtoms;
  }

  /** Realised PnL first in, first out, before fees. */
  public long realisedFifoAtoms() {
    return realisedFifoAtoms;
  }

  /** Unrealised PnL by average cost. */
  public long unrealisedAtoms() {
    return Exact.minus(valueAtoms(positionLots, markHalfTicks), basisAtoms, "unrealised PnL");
  }

  /** Unrealised PnL of the FIFO lots. */
  public long unrealisedFifoAtoms() {
    long value = valueAtoms(positionLots, markHalfTicks);
    return Exact.minus(value, fifo.totalCostAtoms(), "unrealised PnL");
  }

  /** Sum over fills of signed size x (mark at the fill - price). */
  public long spreadCaptureAtoms() {
    return spreadCaptureAtoms;
  }

  /** Sum of position x mark changes. */
  public long inventoryPnlAtoms() {
    return inventoryPnlAtoms;
  }

  /** Fees paid, negative is a rebate. */
  public long feesAtoms() {
    return feesAtoms;
  }

  /** Funding received, negative is paid. */
  public long fundingAtoms() {
    return fundingAtoms;
  }

  /** Bribes paid. */
  public long bribesAtoms() {
    return bribesAtoms;
  }

  /** Gas paid. */
  public long gasAtoms() {
    return gasAtoms;
  }

  /** Traded notional at fill prices. */
  public long tradedAtoms() {
    return tradedAtoms;
  }

  /** Number of fills. */
  public long fills() {
    return fills;
  }

  /**
   * Checks the accounting identities I1 to I5 (docs, section on the inventory book), with the FIFO
   * lots summed anew. Throws {@link IllegalStateException}: a broken identity is a programming
   * error.
   */
  public void checkIdentities() {
    identitiesHold();
    require("FIFO totals are the sums of the lots", fifo.consistent());
  }

  private boolean identitiesHold() {
    long costs = feesAtoms - fundingAtoms + bribesAtoms + gasAtoms;
    long equity = equityAtoms();
    require(
        "I2 equity = realised + unrealised - costs",
        equity == realisedAtoms + unrealisedAtoms() - costs);
    require(
        "I3 average cost and FIFO agree in total",
        realisedAtoms + unrealisedAtoms() == realisedFifoAtoms + unrealisedFifoAtoms());
    require(
        "I4 position = bought - sold = FIFO lots",
        positionLots == boughtLots - soldLots && Math.abs(positionLots) == fifo.totalLots());
    require(
        "I5 equity = spread capture + inventory PnL - costs",
        equity == spreadCaptureAtoms + inventoryPnlAtoms - costs);
    return true;
  }

  private void require(String identity, boolean holds) {
    if (!holds) {
      throw new IllegalStateException(
          "%s: broken at position %d lots, mark %d, cash %d, basis %d, FIFO %d, realised %d / %d"
              .formatted(
                  identity,
                  positionLots,
                  markHalfTicks,
                  cashAtoms,
                  basisAtoms,
                  fifo.totalCostAtoms(),
                  realisedAtoms,
                  realisedFifoAtoms));
    }
  }

  private void open(long lots, long cash) {
    basisAtoms = Exact.minus(basisAtoms, cash, "cost basis");
    fifo.append(Math.abs(lots), -cash);
  }

  private void reduce(long before, long lots, long cash) {
    long held = Math.abs(before);
    long traded = Math.abs(lots);
    long closed = Math.min(held, traded);
    long closingCash = Exact.share(cash, closed, traded);
    long removed = Exact.share(basisAtoms, closed, held);
    basisAtoms -= removed;
    realisedAtoms = realise(realisedAtoms, closingCash, removed);
    realisedFifoAtoms = realise(realisedFifoAtoms, closingCash, fifo.take(closed));
    if (traded > closed) {
      open(Long.signum(lots) * (traded - closed), cash - closingCash);
    }
  }

  private static long realise(long realised, long cash, long cost) {
    return Exact.plus(realised, Exact.minus(cash, cost, "realised PnL"), "realised PnL");
  }

  private void pay(long atoms) {
    cashAtoms = Exact.minus(cashAtoms, atoms, "cash");
  }

  private long valueAtoms(long lots, long halfTicks) {
    return Exact.times(
        Exact.times(lots, halfTicks, "position value"), atomsPerHalfTickLot, "position value");
  }
}
