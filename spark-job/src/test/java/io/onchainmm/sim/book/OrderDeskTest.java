package io.onchainmm.sim.book;

import static org.assertj.core.api.Assertions.assertThat;

import io.onchainmm.sim.venue.BookSpec;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rules of the exchange and of our side of the channel, one by one. */
class OrderDeskTest {
  private static final long MS = 1_000_000;

  private final Book book = new Book();
  private final List<String> fills = new ArrayList<>();
  private final OrderDesk desk = desk(5, 7);

  private OrderDesk desk(double entryMs, double responseMs) {
    return new OrderDesk(
        new Latencies.Constant(Latencies.nanos(entryMs), Latencies.nanos(responseMs)),
        QueueModel.of(new BookSpec(0, BookSpec.Queue.RISK_ADVERSE, 0, 0, 0), 1, false),
        (nanos, known, side, ticks, lots, mark, id) ->
            fills.add("%d: %d x %d @ %d #%d".formatted(nanos / MS, side, lots, ticks, id)));
  }

  private static Wanted wanted(long bid, long ask) {
    Wanted wanted = new Wanted();
    if (bid != OrderDesk.NONE) {
      wanted.add(OrderDesk.BUY, bid, 1);
    }
    if (ask != OrderDesk.NONE) {
      wanted.add(OrderDesk.SELL, ask, 1);
    }
    return wanted;
  }

  private void market() {
    book.setBid(99, 10);
    book.setBid(98, 20);
    book.setAsk(101, 10);
    book.setAsk(102, 20);
  }

  private void arriveAll() {
    while (desk.nextArrivalNanos() != MessageQueue.NEVER) {
      desk.arrive(book, 0);
    }
  }

  @Test
  void anOrderArrivesAfterTheEntryLatencyAndQueuesBehindTheLevel() {
    market();
    desk.send(10 * MS, OrderDesk.BUY, 99, 4);
    assertThat(desk.nextArrivalNanos()).isEqualTo(15 * MS);
    assertThat(desk.bestKey(OrderDesk.BUY)).isEqualTo(OrderDesk.NONE);
    desk.arrive(book, 0);
    assertThat(desk.bestKey(OrderDesk.BUY)).isEqualTo(99);
    // 10 ahead: a trade of 10 does not reach us, the next of 3 fills 3 of 4.
    desk.onTrade(OrderDesk.BUY, 99, 10, 20 * MS, 0);
    assertThat(fills).isEmpty();
    desk.onTrade(OrderDesk.BUY, 99, 3, 21 * MS, 0);
    desk.onTrade(OrderDesk.BUY, 99, 9, 22 * MS, 0);
    assertThat(fills).containsExactly("21: 0 x 3 @ 99 #1", "22: 0 x 1 @ 99 #1");
    // Known only after the response latency.
    desk.takeAnswers(27 * MS);
    assertThat(desk.knownPositionLots()).isZero();
    desk.takeAnswers(28 * MS);
    assertThat(desk.knownPositionLots()).isEqualTo(3);
    assertThat(desk.holds(OrderDesk.BUY, 99)).isTrue();
    desk.takeAnswers(29 * MS);
    assertThat(desk.knownPositionLots()).isEqualTo(4);
    assertThat(desk.holds(OrderDesk.BUY, 99)).isFalse();
  }

  @Test
  void cancellationsDoNotAdvanceUsUntilTheLevelIsSmallerThanOurPlace() {
    market();
    desk.send(0, OrderDesk.SELL, 101, 5);
    desk.arrive(book, 0);
    desk.onDepth(OrderDesk.SELL, -101, 0, 30, -1);
    desk.onDepth(OrderDesk.SELL, -101, 0, 12, -1);
    desk.onDepth(OrderDesk.SELL, -101, 0, 6, -1);
    desk.onDepth(OrderDesk.SELL, -101, 0, 40, -1);
    desk.onTrade(OrderDesk.SELL, -101, 7, MS, 0);
    assertThat(fills).containsExactly("1: 1 x 1 @ 101 #1");
  }

  @Test
  void aTradeThroughOurPriceFillsAllAtOurPriceWhateverItsSize() {
    market();
    desk.send(0, OrderDesk.SELL, 101, 50);
    desk.arrive(book, 0);
    desk.onTrade(OrderDesk.SELL, -102, 1, MS, 0);
    assertThat(fills).containsExactly("1: 1 x 50 @ 101 #1");
  }

  @Test
  void theOppositeBestReachingUsFillsAll() {
    market();
    desk.send(0, OrderDesk.BUY, 99, 50);
    desk.arrive(book, 0);
    desk.onReached(OrderDesk.BUY, 100, 1, MS, 0);
    assertThat(fills).isEmpty();
    desk.onReached(OrderDesk.BUY, 99, 1, MS, 0);
    assertThat(fills).containsExactly("1: 0 x 50 @ 99 #1");
  }

  @Test
  void twoOwnOrdersAreNeverFilledByTheSameVolume() {
    market();
    desk.send(0, OrderDesk.BUY, 99, 4);
    desk.send(0, OrderDesk.BUY, 99, 4);
    arriveAll();
    // 10 of others, 4 of ours, then 4 of ours: 13 reach 3 of the first.
    desk.onTrade(OrderDesk.BUY, 99, 13, MS, 0);
    desk.onTrade(OrderDesk.BUY, 99, 3, 2 * MS, 0);
    assertThat(fills).containsExactly("1: 0 x 3 @ 99 #1", "2: 0 x 1 @ 99 #1", "2: 0 x 2 @ 99 #2");
  }

  @Test
  void anOrderThatWouldTakeIsRejected() {
    market();
    desk.send(0, OrderDesk.BUY, 101, 4);
    desk.send(0, OrderDesk.SELL, 99, 4);
    arriveAll();
    assertThat(desk.rejects()).isEqualTo(2);
    assertThat(desk.holds(OrderDesk.BUY, 101)).isTrue();
    desk.takeAnswers(12 * MS);
    assertThat(desk.holds(OrderDesk.BUY, 101)).isFalse();
    assertThat(desk.heldLots(OrderDesk.SELL)).isZero();
  }

  @Test
  void anOrderIntoAnUnknownBookIsRejectedAndBeyondTheLastLevelTheQueueIsUnknown() {
    desk.send(0, OrderDesk.BUY, 97, 4);
    desk.arrive(book, 0);
    assertThat(desk.rejects()).isEqualTo(1);
    market();
    desk.send(0, OrderDesk.BUY, 97, 4);
    desk.arrive(book, 0);
    desk.onTrade(OrderDesk.BUY, 97, 1_000_000, MS, 0);
    assertThat(fills).isEmpty();
    // The level comes into view: we stand behind all of it.
    desk.onDepth(OrderDesk.BUY, 97, 0, 5, -1);
    desk.onTrade(OrderDesk.BUY, 97, 6, 2 * MS, 0);
    assertThat(fills).containsExactly("2: 0 x 1 @ 97 #2");
  }

  @Test
  void onlyAcceptedOrdersOffTheTargetAreCancelledAndOnlyOnce() {
    market();
    desk.send(0, OrderDesk.BUY, 98, 4);
    desk.send(0, OrderDesk.SELL, 102, 4);
    desk.cancelAllBut(0, wanted(OrderDesk.NONE, OrderDesk.NONE));
    arriveAll();
    assertThat(desk.bestKey(OrderDesk.BUY)).isEqualTo(98);
    desk.takeAnswers(12 * MS);
    desk.cancelAllBut(12 * MS, wanted(99, 102));
    desk.cancelAllBut(13 * MS, wanted(99, 102));
    assertThat(desk.nextArrivalNanos()).isEqualTo(17 * MS);
    desk.arrive(book, 0);
    assertThat(desk.nextArrivalNanos()).isEqualTo(MessageQueue.NEVER);
    assertThat(desk.bestKey(OrderDesk.BUY)).isEqualTo(OrderDesk.NONE);
    assertThat(desk.bestKey(OrderDesk.SELL)).isEqualTo(-102);
    assertThat(desk.holds(OrderDesk.BUY, 98)).isTrue();
    desk.takeAnswers(24 * MS);
    assertThat(desk.holds(OrderDesk.BUY, 98)).isFalse();
    assertThat(desk.holds(OrderDesk.SELL, 102)).isTrue();
  }

  @Test
  void aCancelThatComesTooLateChangesNothing() {
    market();
    desk.send(0, OrderDesk.BUY, 99, 4);
    desk.arrive(book, 0);
    desk.takeAnswers(12 * MS);
    desk.cancelAllBut(12 * MS, wanted(OrderDesk.NONE, OrderDesk.NONE));
    desk.onReached(OrderDesk.BUY, 99, 1, 13 * MS, 0);
    desk.arrive(book, 0);
    desk.takeAnswers(100 * MS);
    assertThat(desk.knownPositionLots()).isEqualTo(4);
    assertThat(desk.heldLots(OrderDesk.BUY)).isZero();
    // The slot is used again without confusion.
    desk.send(100 * MS, OrderDesk.SELL, 101, 4);
    desk.arrive(book, 0);
    assertThat(desk.bestKey(OrderDesk.SELL)).isEqualTo(-101);
  }

  @Test
  void aGapTakesLiveOrdersAwayUnfilledAndTheirCancelsFindNothing() {
    market();
    desk.send(0, OrderDesk.BUY, 99, 4);
    desk.arrive(book, 0);
    desk.takeAnswers(12 * MS);
    desk.cancelAllBut(12 * MS, wanted(OrderDesk.NONE, OrderDesk.NONE));
    desk.onGap(13 * MS);
    assertThat(desk.bestKey(OrderDesk.BUY)).isEqualTo(OrderDesk.NONE);
    desk.arrive(book, 0);
    desk.takeAnswers(100 * MS);
    assertThat(fills).isEmpty();
    assertThat(desk.heldLots(OrderDesk.BUY)).isZero();
  }

  @Test
  void manyOrdersUnderWayKeepTheirOrder() {
    market();
    for (int i = 0; i < 200; i++) {
      desk.send(i * MS, OrderDesk.BUY, 99 - i % 3, 1);
    }
    for (int i = 0; i < 200; i++) {
      assertThat(desk.nextArrivalNanos()).isEqualTo((i + 5) * MS);
      desk.arrive(book, 0);
      desk.takeAnswers(i * MS);
    }
    assertThat(desk.heldLots(OrderDesk.BUY)).isEqualTo(200);
    desk.onReached(OrderDesk.BUY, 97, 1, 300 * MS, 0);
    desk.takeAnswers(400 * MS);
    assertThat(desk.knownPositionLots()).isEqualTo(200);
    assertThat(desk.sent()).isEqualTo(200);
  }
}
