package io.onchainmm.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.onchainmm.TestFiles;
import io.onchainmm.sim.accounting.Closing;
import io.onchainmm.sim.accounting.Fill;
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
import java.util.Arrays;
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
    List<Closing> closings =
        new BookVenue(tape)
            .replay(seats).stream().map(r -> ((SeatResult.Closed) r).closing()).toList();
    for (Closing each : closings) {
      assertThat(each.metrics().fills()).isEqualTo(each.fills().size());
      for (Fill fill : each.fills()) {
        assertThat(reaches(tape, fill)).as("the tape reaches %s", fill).isTrue();
      }
    }
    // A maker of 1,000 USD a side; of the truth, of the cautious model and of power3.
    assertThat(closings.stream().map(c -> c.metrics().fills())).containsExactly(287L, 287L, 288L);
  }

  /**
   * Whether at that very time somebody traded at the fill's price or beyond it, or the other side
   * came to rest there.
   */
  private static boolean reaches(BookTape tape, Fill fill) {
    boolean buy = fill.lots() > 0;
    long price =
        Math.abs(fill.cashAtoms() / fill.lots()) / tape.instrument().atomsPerHalfTickLot() / 2;
    int first = Arrays.binarySearch(tape.timeNanos, 0, tape.length(), fill.timeNanos());
    assertThat(first).isNotNegative();
    while (first > 0 && tape.timeNanos[first - 1] == fill.timeNanos()) {
      first--;
    }
    byte trade = buy ? BookTape.SELL_TRADE : BookTape.BUY_TRADE;
    byte depth = buy ? BookTape.ASK_DEPTH : BookTape.BID_DEPTH;
    for (int i = first; i < tape.length() && tape.timeNanos[i] == fill.timeNanos(); i++) {
      boolean comes = tape.kind[i] == trade || (tape.kind[i] == depth && tape.sizeLots[i] > 0);
      if (comes && (buy ? tape.priceTicks[i] <= price : tape.priceTicks[i] >= price)) {
        return true;
      }
    }
    return false;
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
