package io.onchainmm.sim.venue;

import io.onchainmm.sim.market.PoolTape;
import java.util.List;

/** SKELETON (pool work package): replays a constant-product pool for a flight. */
public final class PoolVenue implements Venue {
  public PoolVenue(PoolTape tape) {
    throw new UnsupportedOperationException("skeleton " + tape.market());
  }

  @Override
  public List<SeatResult> replay(List<Seat> seats) {
    throw new UnsupportedOperationException();
  }
}
