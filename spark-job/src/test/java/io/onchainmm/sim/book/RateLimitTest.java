package io.onchainmm.sim.book;

import static org.assertj.core.api.Assertions.assertThat;

import io.onchainmm.sim.accounting.Metrics;
import io.onchainmm.sim.hyperliquid.MarginSpec;
import io.onchainmm.sim.hyperliquid.RateLimitSpec;
import io.onchainmm.sim.market.BookTape;
import io.onchainmm.sim.venue.BookSpec;
import io.onchainmm.sim.venue.SeatResult;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The order-rate limit in whole trials and at the desk. */
class RateLimitTest {
  private static Metrics metrics(BookTape tape, RateLimitSpec limit) {
    BookSpec book = BookSpecs.account(MarginSpec.NONE, limit, 20);
    SeatResult result =
        new BookVenue(tape).replay(List.of(Seats.seat(Seats.maker(0.01), book))).get(0);
    return ((SeatResult.Closed) result).closing().metrics();
  }

  private static RateLimitSpec limit(long initial) {
    return new RateLimitSpec(RateLimitSpec.Rule.HYPERLIQUID, initial, 0, 0);
  }

  @Test
  void aTrialThatSendsTooMuchIsRefusedAndSaysHowOften() {
    BookTape tape = new RandomMarket(5).tape(8000, TapeBuilder.INSTRUMENT);
    Metrics free = metrics(tape, RateLimitSpec.NONE);
    Metrics ample = metrics(tape, limit(1_000_000));
    assertThat(ample).isEqualTo(free);
    assertThat(free.rateLimited()).isZero();
    // What it trades soon buys all the actions it needs; until then they are few.
    Metrics scarce = metrics(tape, limit(0));
    assertThat(scarce.rateLimited()).isPositive();
    assertThat(scarce.rejects()).isGreaterThan(free.rejects());
    assertThat(scarce.fills()).isPositive();
  }

  @Test
  void aRefusedCancelLeavesTheOrderWhereItIs() {
    Book book = new Book();
    book.setBid(99, 10);
    book.setAsk(101, 10);
    int[] cancels = {0};
    Clearing noCancels =
        new Clearing() {
          @Override
          public boolean takesOrder(long nanos, int side, long resting, long lots, int open) {
            return true;
          }

          @Override
          public boolean takesCancel(long nanos) {
            return cancels[0]++ > 0;
          }

          @Override
          public boolean carries(int side, long lots, long markHalfTicks) {
            return true;
          }
        };
    OrderDesk desk =
        new OrderDesk(
            new Latencies.Constant(5, 7),
            QueueModel.of(new BookSpec(0, BookSpec.Queue.RISK_ADVERSE, 0, 0, 0), 1, false),
            (nanos, known, side, ticks, lots, mark, id) -> {},
            noCancels);
    desk.send(0, OrderDesk.BUY, 99, 4);
    desk.arrive(book, 0);
    desk.takeAnswers(12);
    desk.cancelAllBut(20, new Wanted());
    desk.arrive(book, 0);
    assertThat(desk.bestKey(OrderDesk.BUY)).isEqualTo(99);
    // The trial does not ask again before it knows, and then it may.
    desk.cancelAllBut(30, new Wanted());
    assertThat(desk.nextArrivalNanos()).isEqualTo(MessageQueue.NEVER);
    desk.takeAnswers(32);
    assertThat(desk.holds(OrderDesk.BUY, 99)).isTrue();
    desk.cancelAllBut(33, new Wanted());
    desk.arrive(book, 0);
    assertThat(desk.bestKey(OrderDesk.BUY)).isEqualTo(OrderDesk.NONE);
    desk.takeAnswers(45);
    assertThat(desk.holds(OrderDesk.BUY, 99)).isFalse();
  }

  @Test
  void anOrderThatTheAccountCannotCarryGoesUnfilledAndTheNextOneIsMet() {
    Book book = new Book();
    book.setBid(99, 0);
    book.setBid(98, 10);
    book.setAsk(101, 10);
    StringBuilder fills = new StringBuilder();
    Clearing small =
        new Clearing() {
          @Override
          public boolean takesOrder(long nanos, int side, long resting, long lots, int open) {
            return resting + lots < 20 && open < 3;
          }

          @Override
          public boolean takesCancel(long nanos) {
            return true;
          }

          @Override
          public boolean carries(int side, long lots, long markHalfTicks) {
            return lots < 5;
          }
        };
    OrderDesk desk =
        new OrderDesk(
            new Latencies.Constant(5, 7),
            QueueModel.of(new BookSpec(0, BookSpec.Queue.RISK_ADVERSE, 0, 0, 0), 1, false),
            (nanos, known, side, ticks, lots, mark, id) ->
                fills.append(id).append('x').append(lots),
            small);
    desk.send(0, OrderDesk.BUY, 99, 9);
    desk.send(0, OrderDesk.BUY, 99, 4);
    desk.send(0, OrderDesk.BUY, 99, 7);
    for (int i = 0; i < 3; i++) {
      desk.arrive(book, 0);
    }
    assertThat(desk.rejects()).as("9 + 4 + 7 lots are too many").isEqualTo(1);
    desk.onTrade(OrderDesk.BUY, 99, 6, 10, 0);
    assertThat(fills).hasToString("2x4");
    desk.takeAnswers(17);
    assertThat(desk.heldLots(OrderDesk.BUY)).isZero();
    assertThat(desk.knownPositionLots()).isEqualTo(4);
  }
}
