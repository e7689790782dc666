package io.onchainmm.sim.market;

/** Ends one trial, not its flight: a stated reason and what to do about it. */
public final class TrialFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final FailureReason reason;

  /** The message says what is wrong with which value, and what to do. */
  public TrialFailure(FailureReason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** The reason. */
  public FailureReason reason() {
    return reason;
  }
}
