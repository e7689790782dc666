package io.onchainmm.sim;

import io.onchainmm.sim.accounting.EquityCurve;
import io.onchainmm.sim.accounting.Fill;
import io.onchainmm.sim.accounting.Metrics;
import io.onchainmm.sim.market.FailureReason;
import io.onchainmm.sim.risk.Alert;
import java.io.Serializable;
import java.util.List;

/** How a trial ended. A risk halt is not a failure but an outcome of trading. */
public sealed interface Outcome extends Serializable {

  /**
   * It ran to the end of the window.
   *
   * @param fills one by one when the trial asked for them, else empty
   */
  record Completed(Metrics metrics, EquityCurve equity, List<Alert> alerts, List<Fill> fills)
      implements Outcome {}

  /** It could not be run or had to be given up. */
  record Failed(FailureReason reason, String message) implements Outcome {}
}
