package io.onchainmm.sim;

import java.io.Serializable;

/**
 * A trial's id and its outcome.
 *
 * @param windowStartNanos first instant of the trading window
 * @param windowEndNanos end of the trading window
 */
public record TrialResult(
    String trialId, Outcome outcome, long windowStartNanos, long windowEndNanos)
    implements Serializable {}
