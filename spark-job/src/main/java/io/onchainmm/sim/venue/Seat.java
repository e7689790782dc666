package io.onchainmm.sim.venue;

import io.onchainmm.sim.maker.CalibrationSpec;
import io.onchainmm.sim.maker.MakerSpec;
import io.onchainmm.sim.market.Signal;
import io.onchainmm.sim.risk.RiskSpec;

/**
 * One trial's place in a flight: what a venue needs of the trial.
 *
 * @param trialId the trial, for messages
 * @param seed the experiment's seed; with the tape's market it keys every random draw
 */
public record Seat(
    String trialId,
    long seed,
    MakerSpec maker,
    CalibrationSpec calibration,
    VenueSpec venue,
    RiskSpec risk,
    Signal signal,
    boolean keepFills) {}
