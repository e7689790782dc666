package io.onchainmm.sim.venue;

import io.onchainmm.sim.accounting.Closing;
import io.onchainmm.sim.market.FailureReason;
import io.onchainmm.sim.market.TrialFailure;
import io.onchainmm.sim.risk.Alert;
import java.util.List;

/** How one seat of a flight ended. */
public sealed interface SeatResult {

  /** It flew to the end of the tape. */
  record Closed(Closing closing, List<Alert> alerts) implements SeatResult {
    /** Keeps its own copy of the list. */
    public Closed {
      alerts = List.copyOf(alerts);
    }
  }

  /** It was retired; the flight went on without it. */
  record Failed(FailureReason reason, String message) implements SeatResult {
    private static final int KEPT_FRAMES = 3;
  }

  /** A stated failure keeps its reason; anything else is a bug and keeps the top of its stack. */
  static SeatResult failed(RuntimeException e) {
    if (e instanceof TrialFailure failure) {
      return new Failed(failure.reason(), failure.getMessage());
    }
    StringBuilder message = new StringBuilder(e.toString());
    StackTraceElement[] stack = e.getStackTrace();
    for (int i = 0; i < Math.min(Failed.KEPT_FRAMES, stack.length); i++) {
      message.append(" at ").append(stack[i]);
    }
    return new Failed(FailureReason.BUG, message.toString());
  }
}
