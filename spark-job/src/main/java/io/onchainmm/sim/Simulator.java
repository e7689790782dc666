package io.onchainmm.sim;

import io.onchainmm.sim.book.BookVenue;
import io.onchainmm.sim.market.BookTape;
import io.onchainmm.sim.market.PoolTape;
import io.onchainmm.sim.market.Tape;
import io.onchainmm.sim.pool.PoolVenue;
import io.onchainmm.sim.venue.Seat;
import io.onchainmm.sim.venue.SeatResult;
import io.onchainmm.sim.venue.Venue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Flies many trials over one tape in one pass. */
public final class Simulator {
  /** Raised when the same trial on the same tape gives another result. */
  public static final int VERSION = 7;

  private Simulator() {}

  /**
   * Flies the trials over the tape. Results come in the order of the trials; a trial's result never
   * depends on the others; a trial that fails is a {@link Outcome.Failed} and the flight goes on.
   */
  public static List<TrialResult> fly(Tape tape, List<Trial> trials) {
    List<SeatResult> ends = replay(tape, trials.stream().map(Simulator::seat).toList());
    List<TrialResult> results = new ArrayList<>();
    for (int i = 0; i < trials.size(); i++) {
      results.add(
          new TrialResult(
              trials.get(i).id(), outcome(ends.get(i)), tape.startNanos(), tape.endNanos()));
    }
    return results;
  }

  /**
   * What goes wrong outside a single lane is the tape's fault: it fails the flight, not the job.
   */
  private static List<SeatResult> replay(Tape tape, List<Seat> seats) {
    try {
      return venue(tape).replay(seats);
    } catch (RuntimeException e) {
      return Collections.nCopies(seats.size(), SeatResult.failed(e));
    }
  }

  private static Venue venue(Tape tape) {
    // Two permitted kinds; switching on a sealed type is not yet in this language level.
    return tape instanceof BookTape book ? new BookVenue(book) : new PoolVenue((PoolTape) tape);
  }

  private static Seat seat(Trial trial) {
    return new Seat(
        trial.id(),
        trial.seed(),
        trial.maker(),
        trial.calibration(),
        trial.venue(),
        trial.risk(),
        trial.signal(),
        trial.latency(),
        trial.keepFills());
  }

  private static Outcome outcome(SeatResult end) {
    if (end instanceof SeatResult.Closed closed) {
      return new Outcome.Completed(
          closed.closing().metrics(),
          closed.closing().equity(),
          closed.alerts(),
          closed.closing().fills());
    }
    SeatResult.Failed failed = (SeatResult.Failed) end;
    return new Outcome.Failed(failed.reason(), failed.message());
  }
}
