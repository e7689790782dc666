package io.onchainmm.lake;

import io.onchainmm.sim.Outcome;
import io.onchainmm.sim.accounting.Metrics;
import java.time.Instant;
import java.util.Optional;

/**
 * One row of {@code TRIALS}, read back.
 *
 * @param metrics of a completed trial
 * @param failure of a failed one; exactly one of the two is present
 */
public record StoredTrial(
    TrialRecord trial,
    Optional<Metrics> metrics,
    Optional<Outcome.Failed> failure,
    long windowStartNanos,
    long windowEndNanos,
    long wallMillis,
    Instant finished) {}
