package io.onchainmm.sim;

import io.onchainmm.sim.maker.CalibrationSpec;
import io.onchainmm.sim.maker.MakerSpec;
import io.onchainmm.sim.market.Signal;
import io.onchainmm.sim.risk.RiskSpec;
import io.onchainmm.sim.venue.LatencyTable;
import io.onchainmm.sim.venue.VenueSpec;
import java.io.Serializable;

/**
 * What the simulator needs of one trial.
 *
 * @param id hash of the active resolved configuration, 16 hex digits
 * @param seed the experiment's seed; with the tape's market it keys every random draw
 * @param maker how we quote
 * @param calibration how A, k and σ are measured
 * @param venue what happens to our orders or swaps
 * @param risk when to warn and to stop
 * @param signal the bars' signal
 * @param latency recorded messages of a book with interpolated latency, else {@link
 *     LatencyTable#NONE}
 * @param keepFills whether the fills are wanted back one by one
 */
public record Trial(
    String id,
    long seed,
    MakerSpec maker,
    CalibrationSpec calibration,
    VenueSpec venue,
    RiskSpec risk,
    Signal signal,
    LatencyTable latency,
    boolean keepFills)
    implements Serializable {

  /** A trial without recorded messages. */
  public Trial(
      String id,
      long seed,
      MakerSpec maker,
      CalibrationSpec calibration,
      VenueSpec venue,
      RiskSpec risk,
      Signal signal,
      boolean keepFills) {
    this(id, seed, maker, calibration, venue, risk, signal, LatencyTable.NONE, keepFills);
  }
}
