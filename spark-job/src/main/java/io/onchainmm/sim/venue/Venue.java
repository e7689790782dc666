package io.onchainmm.sim.venue;

import java.util.List;

/**
 * One market's tape, ready to be replayed for a whole flight of trials in one pass. Each venue owns
 * its loop: a pool and an order book have different events and different notions of "our order".
 */
public interface Venue {
  /**
   * Replays the tape for the seats. Results come in the order of the seats; a seat's result never
   * depends on who sits beside it.
   */
  List<SeatResult> replay(List<Seat> seats);
}
