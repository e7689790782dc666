package io.onchainmm.sim.book;

import static org.assertj.core.api.Assertions.assertThat;

import io.onchainmm.sim.accounting.Metrics;
import io.onchainmm.sim.maker.CalibrationSpec;
import io.onchainmm.sim.maker.MakerSpec;
import io.onchainmm.sim.market.BookTape;
import io.onchainmm.sim.market.Signal;
import io.onchainmm.sim.venue.BookSpec;
import io.onchainmm.sim.venue.Seat;
import io.onchainmm.sim.venue.SeatResult;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Orders that have lain for too long are sent anew. */
class OrderAgeTest {

  /**
   * Looks every 100 ms, no delays. Sent at 0: at 1.0 s it is as old as it may be, at 1.1 s older
   * and cancelled, at 1.2 s known to be gone and sent anew; so at 0, 1.2, ..., 9.6 s on both sides.
   */
  @Test
  void aQuietMarketIsQuotedAnewWhenTheOrdersAreTooOld() {
    assertThat(flown(0).orders()).isEqualTo(2);
    assertThat(flown(1).orders()).isEqualTo(2 * 9);
    assertThat(flown(10).orders()).isEqualTo(2);
  }

  private static Metrics flown(double maxAgeSeconds) {
    BookTape tape =
        new TapeBuilder().bid(0, 1000, 100).ask(0, 1001, 100).bid(10_000, 900, 1).build();
    MakerSpec maker = Makers.renewing(Seats.maker(0.01), maxAgeSeconds);
    Seat seat =
        new Seat(
            "t",
            1,
            maker,
            CalibrationSpec.fixed(1, 10, 0, 3600),
            new BookSpec(1.5, BookSpec.Queue.RISK_ADVERSE, 0, 0, 0),
            Seats.NO_HALT,
            Signal.NONE,
            false);
    SeatResult result = new BookVenue(tape).replay(List.of(seat)).get(0);
    assertThat(result).isInstanceOf(SeatResult.Closed.class);
    return ((SeatResult.Closed) result).closing().metrics();
  }
}
