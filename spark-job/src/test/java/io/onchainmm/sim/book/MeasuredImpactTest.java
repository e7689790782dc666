package io.onchainmm.sim.book;

import static org.assertj.core.api.Assertions.assertThat;

import io.onchainmm.sim.accounting.Closing;
import io.onchainmm.sim.maker.MakerSpec;
import io.onchainmm.sim.market.BookTape;
import io.onchainmm.sim.venue.SeatResult;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The impact of own fills in whole trials. */
class MeasuredImpactTest {
  private static Closing closed(BookTape tape, MakerSpec maker) {
    SeatResult result = new BookVenue(tape).replay(List.of(Seats.seat(maker, Seats.BOOK))).get(0);
    return ((SeatResult.Closed) result).closing();
  }

  @Test
  void changesNothingBeforeThereAreFillsEnoughAndWidensAfterThem() {
    BookTape tape = new RandomMarket(5).tape(8000, TapeBuilder.INSTRUMENT);
    Closing given = closed(tape, Seats.maker(0.01));
    assertThat(closed(tape, Makers.measuring(Seats.maker(0.01), 1_000_000)).metrics())
        .isEqualTo(given.metrics());

    Closing measured = closed(tape, Makers.measuring(Seats.maker(0.01), 10));
    // Until the tenth fill and five seconds the two are one.
    int same = 0;
    while (same < measured.fills().size()
        && measured.fills().get(same).equals(given.fills().get(same))) {
      same++;
    }
    assertThat(same).isBetween(10, given.fills().size() - 1);
    assertThat(given.fills().get(same).timeNanos())
        .isGreaterThan(given.fills().get(9).timeNanos() + 5_000_000_000L);
  }
}
