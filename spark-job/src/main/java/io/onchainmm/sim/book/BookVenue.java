package io.onchainmm.sim.book;

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
  private final Touches touches;
  private final Marks marks;
  private final Map<CalibrationSpec, Calibration> calibrations = new HashMap<>();
  private final Map<Long, Feed> delayed = new HashMap<>();
  private Feed recorded;

  /** Finds out how the touch of the tape moves; done once for all lanes. */
  public BookVenue(BookTape tape) {
    this.tape = tape;
    this.touches = Touches.of(tape);
    this.marks = new Marks(touches.marks());
  }

  @Override
  public List<SeatResult> replay(List<Seat> seats) {
    SeatResult[] results = new SeatResult[seats.size()];
    List<BookLane> lanes = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < results.length; i++) {
      try {
        lanes.add(open(seats.get(i)));
        places.add(i);
      } catch (RuntimeException e) {
        results[i] = SeatResult.failed(e);
      }
    }
    Flight flight = new Flight(lanes);
    replay(tape, flight);
    for (int l = 0; l < lanes.size(); l++) {
      results[places.get(l)] = close(lanes.get(l), flight.failure(l));
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

  private BookLane open(Seat seat) {
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
    return new BookLane(seat, spec, tape, feed(spec), marks, calibration);
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
    final long[] time = tape.timeNanos;
    final byte[] kind = tape.kind;
    final long[] ticks = tape.priceTicks;
    final long[] lots = tape.sizeLots;
    final int[] rank = tape.rank;
    Book book = new Book();
    long mark = 0;
    long instant = Long.MIN_VALUE;

    for (int i = 0; i < tape.length(); i++) {
      long now = time[i];
      if (now > instant) {
        mark = book.twoSided() ? book.midHalfTicks() : mark;
        if (flight.wakeNanos() < now) {
          flight.actBefore(now, book, mark, i);
        }
        instant = now;
      }
      switch (kind[i]) {
        case BookTape.BID_DEPTH -> {
          long before = book.bidLots(ticks[i]);
          boolean rose = book.setBid(ticks[i], lots[i]);
          flight.onDepth(OrderDesk.BUY, ticks[i], before, lots[i], rank == null ? -1 : rank[i]);
          if (rose) {
            flight.onReached(OrderDesk.SELL, -book.bestBid(), lots[i], now, mark);
          }
        }
        case BookTape.ASK_DEPTH -> {
          long before = book.askLots(ticks[i]);
          boolean fell = book.setAsk(ticks[i], lots[i]);
          flight.onDepth(OrderDesk.SELL, -ticks[i], before, lots[i], rank == null ? -1 : rank[i]);
          if (fell) {
            flight.onReached(OrderDesk.BUY, book.bestAsk(), lots[i], now, mark);
          }
        }
        case BookTape.BUY_TRADE -> flight.onTrade(OrderDesk.SELL, -ticks[i], lots[i], now, mark);
        case BookTape.SELL_TRADE -> flight.onTrade(OrderDesk.BUY, ticks[i], lots[i], now, mark);
        case BookTape.BID_FORGET -> book.setBid(ticks[i], 0);
        case BookTape.ASK_FORGET -> book.setAsk(ticks[i], 0);
        case BookTape.GAP -> {
          book.clear();
          flight.onGap(now);
        }
        default ->
            throw new IllegalStateException(
                "Event %d of %s has kind %d, which is not an order-book event"
                    .formatted(i, tape.market(), kind[i]));
      }
    }
    mark = book.twoSided() ? book.midHalfTicks() : mark;
    flight.actBefore(tape.endNanos() + 1, book, mark, tape.length());
  }
}
