package io.onchainmm.sim.accounting;

import java.io.Serializable;

/**
 * One execution of ours.
 *
 * @param timeNanos exchange or block time
 * @param lots signed size in lots, bought positive
 * @param cashAtoms signed money, paid negative, before fees
 * @param feeAtoms fee paid, negative is a rebate
 * @param markHalfTicks mark in force just before the event that filled us
 * @param orderId the order's number within its trial and leg, from 1; 0 for what the venue forced
 * @param leg whose inventory it changed
 * @param reason why it happened
 */
public record Fill(
    long timeNanos,
    long lots,
    long cashAtoms,
    long feeAtoms,
    long markHalfTicks,
    long orderId,
    Leg leg,
    Reason reason)
    implements Serializable {

  /** The legs of a trial. */
  public enum Leg {
    /** The market that is quoted. */
    MAKER,
    /** The market in which its inventory is hedged. */
    HEDGE
  }

  /** What brought a fill about. */
  public enum Reason {
    /** An order of the trial. */
    ORDER,
    /** The venue's market order when margin was short. */
    LIQUIDATION,
    /** The venue's taking over of position and margin. */
    BACKSTOP
  }

  /** A fill of an order of the trial. */
  public Fill(
      long timeNanos,
      long lots,
      long cashAtoms,
      long feeAtoms,
      long markHalfTicks,
      long orderId,
      Leg leg) {
    this(timeNanos, lots, cashAtoms, feeAtoms, markHalfTicks, orderId, leg, Reason.ORDER);
  }

  /** A fill of the market that is quoted. */
  public Fill(
      long timeNanos, long lots, long cashAtoms, long feeAtoms, long markHalfTicks, long orderId) {
    this(timeNanos, lots, cashAtoms, feeAtoms, markHalfTicks, orderId, Leg.MAKER);
  }
}
