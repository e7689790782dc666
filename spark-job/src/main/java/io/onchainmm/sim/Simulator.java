package io.onchainmm.sim;

import io.onchainmm.sim.market.Tape;
import java.util.List;

/** SKELETON (simulation work package): many trials over one tape in one pass. */
public final class Simulator {
  /** Raised when the same trial on the same tape gives another result. */
  public static final int VERSION = 1;

  private Simulator() {}

  /**
   * Flies the trials over the tape. Results come in the order of the trials; a trial's result never
   * depends on the others; a trial that fails is a {@link Outcome.Failed} and the flight goes on.
   */
  public static List<TrialResult> fly(Tape tape, List<Trial> trials) {
    throw new UnsupportedOperationException("skeleton");
  }
}
