package io.onchainmm.sim.book;

import io.onchainmm.sim.accounting.FillMarks;
import io.onchainmm.sim.accounting.Marks;
import io.onchainmm.sim.maker.Calibration;
import io.onchainmm.sim.maker.CalibrationSpec;
import io.onchainmm.sim.market.BookTape;
import io.onchainmm.sim.market.FailureReason;
import io.onchainmm.sim.market.TrialFailure;
import io.onchainmm.sim.venue.BookSpec;
import io.onchainmm.sim.venue.Seat;
import io.onchainmm.sim.venue.SeatResult;
import io.onchainmm.sim.venue.Venue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Replays a market-by-price order book for a flight of makers whose orders the market does not see.
 *
 * <p>Everything at one exchange time happens before our requests that arrive at that time, and
 * these before our decisions. The mark at a fill is the mid in force before the instant of the
 * event that fills, so that no message sets the price at which its own fill is judged.
 */
public final class BookVenue implements Venue {
  private final BookTape tape;
  private final Script script;
  private final Touches touches;
  private final Marks marks;
  private final Map<CalibrationSpec, Calibration> calibrations = new HashMap<>();
  private final Map<Long, Feed> delayed = new HashMap<>();
  private final Map<QueueModel, QueueModel> queues = new HashMap<>();
  private Feed recorded;

  /** Finds out how the touch of the tape moves; done once for all lanes. */
  public BookVenue(BookTape tape) {
    this.tape = tape;
    this.script = Script.of(tape);
    this.touches = Touches.of(script);
    this.marks = new Marks(touches.marks());
  }

  @Override
  public List<SeatResult> replay(List<Seat> seats) {
    SeatResult[] results = new SeatResult[seats.size()];
    List<BookLane> lanes = new ArrayList<>();
    FillMarks fillMarks = new FillMarks(marks);
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < results.length; i++) {
      try {
        lanes.add(open(seats.get(i), fillMarks));
        places.add(i);
      } catch (RuntimeException e) {
        results[i] = SeatResult.failed(e);
      }
    }
    for (int from = 0; from < lanes.size(); from += Flight.MOST_LANES) {
      int to = Math.min(lanes.size(), from + Flight.MOST_LANES);
      Flight flight = new Flight(lanes.subList(from, to));
      new Replay(script, flight).run();
      for (int l = from; l < to; l++) {
        results[places.get(l)] = close(lanes.get(l), flight.failure(l - from));
      }
    }
    return List.of(results);
  }

  private static SeatResult close(BookLane lane, RuntimeException failure) {
    try {
      return failure == null ? lane.close() : SeatResult.failed(failure);
    } catch (RuntimeException e) {
      return SeatResult.failed(e);
    }
  }

  private BookLane open(Seat seat, FillMarks fillMarks) {
    if (marks.series().length() == 0 || tape.endNanos() <= tape.startNanos()) {
      throw new TrialFailure(
          FailureReason.MISSING_DATA,
          "%s never shows both a bid and an ask in its %d events: check the dates and the source"
              .formatted(tape.market(), tape.length()));
    }
    BookSpec spec = spec(seat);
    Calibration calibration =
        calibrations.computeIfAbsent(
            seat.calibration(), key -> BookCalibration.of(key, tape, touches));
    return new BookLane(seat, spec, tape, feed(spec), marks, fillMarks, calibration, queues);
  }

  private static BookSpec spec(Seat seat) {
    if (seat.venue() instanceof BookSpec spec) {
      return spec;
    }
    throw new TrialFailure(
        FailureReason.INVALID_CONFIG,
        "The market is an order book, but the venue block is %s: use the block book"
            .formatted(seat.venue().getClass().getSimpleName()));
  }

  private Feed feed(BookSpec spec) {
    Feed.check(spec, tape);
    if (spec.feed() == BookSpec.Feed.CONSTANT) {
      return delayed.computeIfAbsent(
          Latencies.nanos(spec.feedLatencyMs()), delay -> Feed.delayed(tape, touches, delay));
    }
    recorded = recorded == null ? Feed.recorded(tape) : recorded;
    return recorded;
  }

  /** Plays the tape to its end for the flight. */
  static void replay(BookTape tape, Flight flight) {
    new Replay(Script.of(tape), flight).run();
  }
}
