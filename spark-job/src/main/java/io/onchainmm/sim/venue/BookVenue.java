package io.onchainmm.sim.venue;

import io.onchainmm.sim.market.BookTape;
import java.util.List;

/** SKELETON (simulation work package): replays an order book for a flight. */
public final class BookVenue implements Venue {
  public BookVenue(BookTape tape) {
    throw new UnsupportedOperationException("skeleton " + tape.market());
  }

  @Override
  public List<SeatResult> replay(List<Seat> seats) {
    throw new UnsupportedOperationException();
  }
}
