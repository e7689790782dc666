package io.onchainmm.sim.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.onchainmm.sim.accounting.Closing;
import io.onchainmm.sim.maker.CalibrationSpec;
import io.onchainmm.sim.market.BookTape;
import io.onchainmm.sim.market.Signal;
import io.onchainmm.sim.venue.BookSpec;
import io.onchainmm.sim.venue.Seat;
import io.onchainmm.sim.venue.SeatResult;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a whole trial does where the book is empty, crossed, out of order or never moves. */
class BadTapeTest {
  private static final BookSpec NOW = new BookSpec(0, BookSpec.Queue.RISK_ADVERSE, 0, 0, 0);

  private static Closing fly(BookTape tape, double sigmaBps) {
    Seat seat =
        new Seat(
            "t",
            1,
            Seats.maker(0.1),
            CalibrationSpec.fixed(1, 0.5, sigmaBps, 60),
            NOW,
            Seats.NO_HALT,
            Signal.NONE,
            true);
    SeatResult result = new BookVenue(tape).replay(List.of(seat)).get(0);
    assertThat(result).isInstanceOf(SeatResult.Closed.class);
    return ((SeatResult.Closed) result).closing();
  }

  private static TapeBuilder quiet() {
    return new TapeBuilder().bid(0, 20_000, 50).ask(0, 20_004, 50);
  }

  @Test
  void whileASideIsEmptyNothingIsQuotedAndWhatRestedIsCancelled() {
    // Decisions each 100 ms: 0 to 900 see both sides, 1,000 to 4,900 only bids, 5,000 both again.
    BookTape tape =
        quiet()
            .ask(1000, 20_004, 0)
            .sellTrade(3000, 19_000, 1)
            .ask(5000, 20_004, 50)
            .bid(5099, 19_999, 1)
            .build();
    Closing closing = fly(tape, 1);
    assertThat(closing.metrics().quotedFraction()).isEqualTo(11.0 / 51);
    assertThat(closing.fills()).as("a sweep while nothing rests").isEmpty();
    assertThat(closing.metrics().orders()).as("a bid and an ask, twice").isEqualTo(4);
  }

  @Test
  void levelsThatANewBestCrossesAreHiddenAndQuotesStayUncrossed() {
    BookTape tape =
        quiet().bid(200, 20_010, 7).bid(400, 20_010, 0).ask(600, 20_012, 9).bid(2000, 1, 1).build();
    // From 200 ms on there is no ask: the one at 20,004 lies behind the bid and is stale.
    Touches touches = Touches.of(tape);
    assertThat(touches.twoSided(touches.seek(-1, 300_000_000))).isFalse();
    int later = touches.seek(-1, 700_000_000);
    assertThat(touches.bidTicks(later)).isEqualTo(20_000);
    assertThat(touches.askTicks(later)).isEqualTo(20_012);
    assertThat(fly(tape, 1).metrics().netPnlUsd()).isFinite();
  }

  @Test
  void withoutVolatilityBothSidesAreQuotedAndAllFiguresAreFinite() {
    TapeBuilder tape = quiet();
    for (int i = 1; i < 50; i++) {
      tape.sellTrade(i * 100 + 50, 19_900, 1).buyTrade(i * 100 + 50, 20_100, 1);
    }
    Closing closing = fly(tape.bid(6000, 1, 1).build(), 0);
    assertThat(closing.metrics().fills()).isPositive();
    assertThat(closing.metrics().quotedFraction()).isEqualTo(1);
    assertThat(closing.metrics().netPnlUsd()).isFinite();
  }

  @Test
  void eventsAndReceiptsOutOfOrderAreNoTape() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TapeBuilder().bid(5, 1, 1).bid(4, 1, 1).build())
        .withMessageContaining("Event 1 of test is at 4000000 ns, before its predecessor");
    BookTape tape = quiet().build();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tape.withReceipts(new long[] {9, 3}, new int[] {0, 1}))
        .withMessageContaining("was received at 3 ns, before its predecessor at 9 ns");
  }
}
