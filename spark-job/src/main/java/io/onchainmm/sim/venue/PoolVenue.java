package io.onchainmm.sim.venue;

import io.onchainmm.sim.market.FailureReason;
import io.onchainmm.sim.market.PoolTape;
import io.onchainmm.sim.market.TrialFailure;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Replays a constant-product pool for a flight of takers in one pass over its blocks.
 *
 * <p>In each block first the recorded swaps happen, then those that we sent at the end of the block
 * before, if they are included; then every trial decides on the state that is left. Our swaps move
 * the pool that later blocks of the same trial find.
 */
public final class PoolVenue implements Venue {
  private final PoolTape tape;
  private final BlockClock clock;

  /** Throws {@link IllegalArgumentException} when the events do not fit the block clock. */
  public PoolVenue(PoolTape tape) {
    this.tape = tape;
    this.clock = new BlockClock(tape);
  }

  @Override
  public List<SeatResult> replay(List<Seat> seats) {
    RecordedPool recorded = new RecordedPool(tape);
    List<Place> places = seat(seats, recorded.pool());
    SharedTips tips = new SharedTips();
    for (long block = clock.firstBlock(); block <= clock.lastBlock(); block++) {
      playRecorded(block, recorded, places);
    }
    return places.stream().map(Place::result).toList();
  }
}
