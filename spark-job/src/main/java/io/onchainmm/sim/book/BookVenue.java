package io.onchainmm.sim.book;

import io.onchainmm.sim.accounting.Marks;
import io.onchainmm.sim.maker.Calibration;
import io.onchainmm.sim.maker.CalibrationSpec;
import io.onchainmm.sim.market.BookTape;
import io.onchainmm.sim.market.FailureReason;
import io.onchainmm.sim.market.TrialFailure;
import io.onchainmm.sim.venue.Seat;
import io.onchainmm.sim.venue.SeatResult;
import io.onchainmm.sim.venue.Venue;
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

  /** Finds out what of the tape is visible when; done once for all lanes. */
  public BookVenue(BookTape tape) {
    this.tape = tape;
    this.touches = Touches.of(tape);
    this.marks = new Marks(touches.marks());
  }

  @Override
  public List<SeatResult> replay(List<Seat> seats) {
    Flight flight = new Flight(seats, this::open);
    replay(flight);
    return flight.close();
  }

  private BookLane open(Seat seat) {
    if (marks.series().length() == 0 || tape.endNanos() <= tape.startNanos()) {
      throw new TrialFailure(
          FailureReason.MISSING_DATA,
          "%s never shows both a bid and an ask in its %d events: check the dates and the source"
              .formatted(tape.market(), tape.length()));
    }
    Calibration calibration =
        calibrations.computeIfAbsent(
            seat.calibration(), spec -> BookCalibration.of(spec, tape, touches));
    return new BookLane(seat, tape, touches, marks, calibration);
  }

  private void replay(Flight flight) {
    final long[] time = tape.timeNanos;
    final byte[] kind = tape.kind;
    final long[] ticks = tape.priceTicks;
    final long[] lots = tape.sizeLots;
    Book book = new Book();
    long mark = 0;
    long instant = Long.MIN_VALUE;

    for (int i = 0; i < tape.length(); i++) {
      long now = time[i];
      if (now > instant) {
        mark = book.twoSided() ? book.midHalfTicks() : mark;
        if (flight.wakeNanos() < now) {
          flight.actBefore(now, book, mark);
        }
        instant = now;
      }
      switch (kind[i]) {
        case BookTape.BID_DEPTH -> {
          boolean rose = book.setBid(ticks[i], lots[i]);
          flight.onDepth(OrderDesk.BUY, ticks[i], lots[i]);
          if (rose) {
            flight.onReached(OrderDesk.SELL, -book.bestBid(), now, mark);
          }
        }
        case BookTape.ASK_DEPTH -> {
          boolean fell = book.setAsk(ticks[i], lots[i]);
          flight.onDepth(OrderDesk.SELL, -ticks[i], lots[i]);
          if (fell) {
            flight.onReached(OrderDesk.BUY, book.bestAsk(), now, mark);
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
    flight.actBefore(tape.endNanos() + 1, book, mark);
  }
}
