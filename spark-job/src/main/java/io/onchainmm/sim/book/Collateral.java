package io.onchainmm.sim.book;

import io.onchainmm.sim.accounting.Exact;
import io.onchainmm.sim.accounting.Ledger;
import io.onchainmm.sim.accounting.Marks;
import io.onchainmm.sim.hyperliquid.MarginSpec;
import io.onchainmm.sim.hyperliquid.MarginTiers;
import io.onchainmm.sim.market.Instrument;
import io.onchainmm.sim.market.PriceSeries;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The cross-margin account of one trial: its value is the deposit and all that the quoted market
 * made or lost since, at the mark. Says which trades it can carry, and when its value falls below
 * the maintenance margin (docs, section on margin and liquidation).
 */
final class Collateral {
  private static final long NEVER = Long.MAX_VALUE;
  private static final String VALUE = "The value of the account";

  private final MarginTiers tiers;
  private final Marks marks;
  private final Ledger ledger;
  private final long depositAtoms;
  private final long atomsPerHalfTickLot;
  private int cursor = -1;
  private int tried = -1;
  private boolean wasSound = true;

  Collateral(MarginSpec spec, Instrument instrument, Marks marks, Ledger ledger) {
    this.tiers = new MarginTiers(spec, Instrument.ATOMS_PER_USD);
    this.marks = marks;
    this.ledger = ledger;
    this.depositAtoms =
        BigDecimal.valueOf(spec.depositUsd())
            .multiply(BigDecimal.valueOf(Instrument.ATOMS_PER_USD))
            .setScale(0, RoundingMode.FLOOR)
            .longValueExact();
    this.atomsPerHalfTickLot = instrument.atomsPerHalfTickLot();
  }

  /** Value of the account at a mark. */
  long valueAtoms(long markHalfTicks) {
    long cash = Exact.plus(depositAtoms, ledger.cashAtoms(), VALUE);
    return Exact.plus(cash, worth(ledger.positionLots(), markHalfTicks), VALUE);
  }

  /** Value of the account below which its position is liquidated. */
  long maintenanceAtoms(long markHalfTicks) {
    return tiers.maintenanceAtoms(positionAtoms(markHalfTicks));
  }

  /** Value of the position, whatever its sign. */
  long positionAtoms(long markHalfTicks) {
    return Math.abs(worth(ledger.positionLots(), markHalfTicks));
  }

  private long worth(long lots, long halfTicks) {
    return Exact.times(Exact.times(lots, halfTicks, VALUE), atomsPerHalfTickLot, VALUE);
  }

  /** Whether the account is worth less than its maintenance margin at a mark. */
  boolean isShort(long markHalfTicks) {
    long value = valueAtoms(markHalfTicks);
    return !tiers.surelyCovers(value, positionAtoms(markHalfTicks))
        && value < maintenanceAtoms(markHalfTicks);
  }

  /**
   * Whether there is initial margin for the position after the lots have been traded too. What
   * reduces a position needs none.
   */
  boolean carries(int side, long lots, long markHalfTicks) {
    long position = ledger.positionLots();
    long signed = side == OrderDesk.BUY ? position : -position;
    long after = Exact.plus(signed, lots, "A position");
    if (Math.abs(after) <= Math.abs(position)) {
      return true;
    }
    long value = valueAtoms(markHalfTicks);
    return tiers.initialAtoms(worth(Math.abs(after), markHalfTicks)) <= value;
  }

  /**
   * The first time from {@code nanos} up to {@code untilNanos} at which the account is short, if
   * nothing is traded or paid until then; the largest long if there is none. A mark at which
   * liquidation was tried is passed over. Times must rise.
   */
  long shortFrom(long nanos, long untilNanos) {
    if (ledger.positionLots() == 0) {
      wasSound = true;
      return NEVER;
    }
    PriceSeries series = marks.series();
    cursor = Math.max(cursor, series.indexAt(nanos));
    for (int i = Math.max(cursor, tried + 1); i < series.length(); i++) {
      long from = Math.max(nanos, series.timeNanos[i]);
      if (from > untilNanos) {
        return NEVER;
      }
      if (isShort(series.halfTicks[i])) {
        return from;
      }
      wasSound = true;
    }
    return NEVER;
  }

  /** Liquidation is tried at {@code nanos}; returns whether the account was sound before. */
  boolean tryAt(long nanos) {
    tried = marks.series().indexAt(nanos);
    boolean first = wasSound;
    wasSound = false;
    return first;
  }
}
