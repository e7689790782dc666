package io.onchainmm.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.onchainmm.TestFiles;
import io.onchainmm.sim.book.BookVenue;
import io.onchainmm.sim.book.Seats;
import io.onchainmm.sim.market.BookTape;
import io.onchainmm.sim.market.HyperliquidRules;
import io.onchainmm.sim.market.Instrument;
import io.onchainmm.sim.matching.FifoBook;
import io.onchainmm.sim.venue.BookSpec;
import io.onchainmm.sim.venue.Seat;
import io.onchainmm.sim.venue.SeatResult;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Sixteen hours of single orders of 2015-05-01, matched again. */
class OrderLogRecordingTest {
  private static final Grid TICKS = new Grid(new BigDecimal("0.01"));
  private static final Grid LOTS = new Grid(new BigDecimal("0.00000001"));

  /** An hour after the start: orders from before it are not in the log. */
  private static final long SECOND_HOUR_NANOS = (1_430_438_404L + 3_600) * 1_000_000_000L;

  @Test
  void theMatchedBookHasTheRecordedTouch() {
    Path file = TestFiles.recording("data/bitstamp_l3_2015-05-01/events_00h-16h.log.gz");
    OrderTape written = new OrderTape(1, Window.EVERYTHING, 60_000_000_000L);
    OrderReplay replay = new OrderReplay(SECOND_HOUR_NANOS, written);
    new OrderLog(TICKS, LOTS).read(file, new BadRows(DataSpec.OnBadRow.FAIL), replay);
    // 99.56 %: what a correct replay of the log gives, by its description.
    assertThat(replay.snapshots()).isEqualTo(17_248);
    assertThat(replay.touchesAgree()).isEqualTo(17_172);
    assertThat(replay.ghosts()).isEqualTo(2);
    // The log has 2,772 trades of 4,581.00 BTC; some of each kind of event were lost in it.
    BookTape tape = written.build("btc", HyperliquidRules.perpetual("BTC", 5), false);
    TradeColumns trades = TapeTrades.of(tape);
    assertThat(trades.size()).isEqualTo(2_773);
    assertThat(LongStream.of(trades.sizeLots.toArray()).sum()).isEqualTo(448_299_970_924L);
    assertThat(sameOrders(replay.book())).isEqualTo(357);
    assertThat(replay.book().restingOrders()).isEqualTo(357);
  }

  @Test
  void aTrialOnTheTapeKnowsItsPlaceInTheQueues() {
    Path file = TestFiles.recording("data/bitstamp_l3_2015-05-01/events_00h-16h.log.gz");
    OrderTape written = new OrderTape(100, Window.EVERYTHING, 60_000_000_000L);
    OrderReplay replay = new OrderReplay(SECOND_HOUR_NANOS, written);
    new OrderLog(TICKS, LOTS).read(file, new BadRows(DataSpec.OnBadRow.FAIL), replay);
    Instrument steps =
        new Instrument("BTC", new BigDecimal("0.01"), new BigDecimal("0.000001"), 0, 0);
    BookTape tape = written.build("btc", steps, false);
    List<Seat> seats =
        Stream.of(BookSpec.Queue.FIFO, BookSpec.Queue.RISK_ADVERSE, BookSpec.Queue.POWER3)
            .map(queue -> Seats.seat(Seats.maker(0.2), new BookSpec(0, queue, 50, 50, 50)))
            .toList();
    long[] fills =
        new BookVenue(tape)
            .replay(seats).stream()
                .mapToLong(r -> ((SeatResult.Closed) r).closing().metrics().fills())
                .toArray();
    // A maker of 1,000 USD a side: some 290 fills in sixteen hours under each of them.
    for (long each : fills) {
      assertThat(each).isBetween(200L, 400L);
    }
  }

  /** Orders alive at the end with the amount that the description of the log gives them. */
  private static int sameOrders(FifoBook book) {
    int[] same = {0};
    Path file = TestFiles.recording("data/bitstamp_l3_2015-05-01/live_orders_at_16h.csv.gz");
    try (CsvFile csv = new CsvFile(file)) {
      int id = csv.column("id");
      int amount = csv.column("amount");
      csv.forEach(
          new BadRows(DataSpec.OnBadRow.FAIL),
          row -> same[0] += book.leavesLots(row.count(id)) == row.steps(amount, LOTS) ? 1 : 0);
    }
    return same[0];
  }
}
