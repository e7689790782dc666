package io.onchainmm.lake;

import java.time.Instant;

/**
 * What {@code TRIALS} holds of one experiment.
 *
 * @param trials number of trials, failed ones among them
 * @param failed number of failed trials
 * @param finished when the last of them ended
 */
public record ExperimentSummary(String id, long trials, long failed, Instant finished) {}
