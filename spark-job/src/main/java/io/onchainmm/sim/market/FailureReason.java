package io.onchainmm.sim.market;

/** Why a trial has no result; short and closed. */
public enum FailureReason {
  /** The resolved configuration breaks a rule that only shows when it is put together. */
  INVALID_CONFIG,
  /** The window has no usable data. */
  MISSING_DATA,
  /** A quote or a price became infinite or NaN, or money left the range of the ledger. */
  NOT_FINITE,
  /** The time or memory budget was exceeded. */
  LIMIT,
  /** A programming error; message and place are kept. */
  BUG
}
