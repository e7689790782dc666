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
 * @param latency recorded messages of a book with interpolated latency, else {@link
 *     LatencyTable#NONE}
 */
public record Seat(
    String trialId,
    long seed,
    MakerSpec maker,
    CalibrationSpec calibration,
    VenueSpec venue,
    RiskSpec risk,
    Signal signal,
    LatencyTable latency,
    boolean keepFills) {

  /** A seat without recorded messages. */
  public Seat(
      String trialId,
      long seed,
      MakerSpec maker,
      CalibrationSpec calibration,
      VenueSpec venue,
      RiskSpec risk,
      Signal signal,
      boolean keepFills) {
    this(trialId, seed, maker, calibration, venue, risk, signal, LatencyTable.NONE, keepFills);
  }
}
