package io.onchainmm.sim.pool;

import io.onchainmm.sim.market.FailureReason;
import io.onchainmm.sim.market.PoolTape;
import io.onchainmm.sim.market.TrialFailure;
import io.onchainmm.sim.venue.Seat;
import io.onchainmm.sim.venue.SeatResult;
import io.onchainmm.sim.venue.Venue;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Replays a pool for a flight of takers in one pass over its blocks.
 *
 * <p>In each block first the recorded swaps happen, then those that we sent at the end of the block
 * before, if they are included; then every trial decides on the state that is left. Our swaps move
 * the pool that later blocks of the same trial find.
 */
public final class PoolVenue implements Venue {
  private final PoolTape tape;
  private final BlockClock clock;
  private final RecordedPath path;
  private final PoolCalibrations calibrations;

  /** Throws {@link IllegalArgumentException} when the events do not fit the block clock. */
  public PoolVenue(PoolTape tape) {
    this(tape, tape.curve.constantProduct() ? new PoolPath(tape) : new CurvePath(tape));
  }

  /** Replays along a path, which also says how the pools of lanes are kept. */
  PoolVenue(PoolTape tape, RecordedPath path) {
    this.tape = tape;
    this.clock = new BlockClock(tape);
    this.path = path;
    this.calibrations = new PoolCalibrations(tape, clock, path);
  }

  @Override
  public List<SeatResult> replay(List<Seat> seats) {
    Optional<String> missing = missing();
    if (missing.isPresent()) {
      SeatResult failed = new SeatResult.Failed(FailureReason.MISSING_DATA, missing.get());
      return Collections.nCopies(seats.size(), failed);
    }
    try {
      return new PoolFlight(tape, clock, path, calibrations, seats).fly();
    } catch (TrialFailure unusable) {
      return Collections.nCopies(seats.size(), SeatResult.failed(unusable));
    }
  }

  private Optional<String> missing() {
    if (tape.endNanos() <= tape.startNanos()) {
      return Optional.of(
          "%s has %d events within one block: choose a longer window"
              .formatted(tape.market(), tape.length()));
    }
    if (tape.reference.length() == 0) {
      return Optional.of(
          "%s has no reference price (%s) in the window: choose another reference or window"
              .formatted(tape.market(), tape.referenceLabel));
    }
    return Optional.empty();
  }
}
