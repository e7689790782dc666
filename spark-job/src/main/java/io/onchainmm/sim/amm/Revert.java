package io.onchainmm.sim.amm;

/**
 * A contract refuses a call: nothing of the swap happens, what was paid for the attempt is lost.
 */
public final class Revert extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /** A refusal for a reason; carries no stack trace, since it is an outcome and not an error. */
  public Revert(Reason reason) {
    super(reason.name(), null, false, false);
    this.reason = reason;
  }

  /** Why the contract refuses. */
  public Reason reason() {
    return reason;
  }

  /** Why a contract refuses. */
  public enum Reason {
    /** A sum or product leaves 256 bits. */
    OVERFLOW,
    /** A difference would be negative. */
    UNDERFLOW,
    /** A division by zero. */
    DIV_ZERO,
    /** Nothing is paid in. */
    INSUFFICIENT_INPUT_AMOUNT,
    /** Nothing is asked for. */
    INSUFFICIENT_OUTPUT_AMOUNT,
    /** The pool has no reserves, or not as much as is asked for. */
    INSUFFICIENT_LIQUIDITY,
    /** A deposit too small for one share. */
    INSUFFICIENT_LIQUIDITY_MINTED,
    /** Shares too few for one unit of a token. */
    INSUFFICIENT_LIQUIDITY_BURNED,
    /** The steps towards a stable pool's reserve do not end. */
    NO_CONVERGENCE,
    /** A tick beyond those that have a price ({@code T} in v3-core). */
    TICK_OUT_OF_RANGE,
    /** A price beyond those that have a tick ({@code R} in v3-core). */
    PRICE_OUT_OF_RANGE
  }
}
