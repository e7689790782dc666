package io.onchainmm.sim.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.onchainmm.sim.market.BookTape;
import io.onchainmm.sim.market.TrialFailure;
import io.onchainmm.sim.venue.BookSpec;
import io.onchainmm.sim.venue.LatencyTable;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What the keys of the book change: true places, volume that goes through, delays, refusals. */
class OrderDeskOptionsTest {
  private static final long MS = 1_000_000;
  private static final LatencyModel NOW = new Latencies.Constant(0, 0);

  private final Book book = new Book();
  private final List<String> fills = new ArrayList<>();

  private OrderDesk desk(LatencyModel latency, QueueModel queue) {
    book.setBid(99, 10);
    book.setBid(98, 20);
    book.setAsk(101, 10);
    return new OrderDesk(
        latency,
        queue,
        (nanos, known, side, ticks, lots, mark, id) ->
            fills.add("%d x %d @ %d".formatted(side, lots, ticks)));
  }

  @Test
  void onARankedTapeOnlyOrdersThatCameBeforeUsMoveUsForward() {
    BookSpec fifo = BookSpecs.queue(BookSpec.Queue.FIFO, 3);
    OrderDesk desk = desk(NOW, QueueModel.of(fifo, 1, true));
    desk.send(0, OrderDesk.BUY, 99, 4);
    desk.arrive(book, 5);
    // Brought by event 3, before us; by event 6, after us; by no single order.
    desk.onDepth(OrderDesk.BUY, 99, 10, 7, 3);
    assertThat(desk.aheadLots(1)).isEqualTo(7);
    desk.onDepth(OrderDesk.BUY, 99, 7, 5, 6);
    desk.onDepth(OrderDesk.BUY, 99, 5, 2, BookTape.NO_ORDER);
    assertThat(desk.aheadLots(1)).isEqualTo(7);
    desk.onTrade(OrderDesk.BUY, 99, 8, MS, 0);
    assertThat(fills).containsExactly("0 x 1 @ 99");
    assertThatThrownBy(() -> QueueModel.of(fifo, 1, false))
        .isInstanceOf(TrialFailure.class)
        .hasMessageContaining("no order-level data");
  }

  @Test
  void volumeThatGoesThroughFillsNoMoreThanItselfBestPriceFirst() {
    BookSpec through =
        BookSpecs.full(
            BookSpec.Queue.RISK_ADVERSE,
            3,
            BookSpec.QueueBounds.BOUNDED,
            BookSpec.Fills.PARTIAL,
            true);
    OrderDesk desk = desk(NOW, QueueModel.of(through, 1, false));
    desk.send(0, OrderDesk.BUY, 98, 5);
    desk.send(0, OrderDesk.BUY, 99, 4);
    desk.arrive(book, 0);
    desk.arrive(book, 0);
    desk.onTrade(OrderDesk.BUY, 97, 6, MS, 0);
    desk.onReached(OrderDesk.BUY, 98, 1, 2 * MS, 0);
    assertThat(fills).containsExactly("0 x 4 @ 99", "0 x 2 @ 98", "0 x 1 @ 98");
  }

  @Test
  void aRefusedOrderNeverArrivesAndIsHeldUntilItsRefusalIsKnown() {
    LatencyTable rows =
        new LatencyTable(
            new long[] {0, 10 * MS, 20 * MS},
            new long[] {5 * MS, 0, 25 * MS},
            new long[] {8 * MS, 13 * MS, 28 * MS});
    OrderDesk desk =
        desk(
            new InterpolatedLatency(rows, BookSpec.Rounding.FLOOR),
            QueueModel.of(BookSpecs.queue(BookSpec.Queue.POWER3, 3), 1, false));
    // Two fifths of the way from a round trip of 8 ms to one of 3 ms: 6 ms.
    desk.send(4 * MS, OrderDesk.BUY, 99, 4);
    assertThat(desk.nextArrivalNanos()).isEqualTo(MessageQueue.NEVER);
    assertThat(desk.rejects()).isEqualTo(1);
    assertThat(desk.nextAnswerNanos()).isEqualTo(10 * MS);
    desk.takeAnswers(10 * MS - 1);
    assertThat(desk.heldLots(OrderDesk.BUY)).isEqualTo(4);
    desk.takeAnswers(10 * MS);
    assertThat(desk.heldLots(OrderDesk.BUY)).isZero();
  }

  @Test
  void jitterAddsAnExponentialThatTrialsShare() {
    LatencyModel base = new Latencies.Constant(MS, 2 * MS);
    Latencies.Jitter one = new Latencies.Jitter(base, 5.0 * MS, 7);
    Latencies.Jitter other = new Latencies.Jitter(base, 5.0 * MS, 7);
    double sum = 0;
    for (int i = 0; i < 20_000; i++) {
      long sent = i * MS;
      long arrival = one.arrivalOf(sent);
      assertThat(arrival).isGreaterThanOrEqualTo(sent + MS).isEqualTo(other.arrivalOf(sent));
      sum += (arrival - sent - MS) / (double) MS;
    }
    // Mean 5 ms, standard error 5/√20,000 = 0.035 ms.
    assertThat(sum / 20_000).isCloseTo(5, within(0.14));
    assertThat(one.arrivalOf(0)).isNotEqualTo(one.arrivalOf(0));
    assertThat(one.answerOf(0)).isGreaterThanOrEqualTo(2 * MS);
  }

  @Test
  void feedScaledDelaysAreAMultipleOfTheFeedsDelay() {
    BookTape tape = new TapeBuilder().bid(0, 99, 1).ask(0, 101, 1).build();
    BookSpec spec = BookSpecs.delays(BookSpec.Feed.CONSTANT, 3, BookSpec.Latency.FEED_SCALED, 0, 0);
    Feed feed = Feed.delayed(tape, Touches.of(tape), 3 * MS);
    LatencyModel latency = Latencies.of(spec, LatencyTable.NONE, feed, 1);
    // 4 times 3 ms, and 1 ms.
    assertThat(latency.arrivalOf(100 * MS)).isEqualTo(113 * MS);
    assertThat(latency.answerOf(100 * MS)).isEqualTo(103 * MS);
  }

  @Test
  void layersAtOnePriceAreOneOrder() {
    Wanted wanted = new Wanted();
    for (int layer = 0; layer < 10; layer++) {
      wanted.add(OrderDesk.BUY, 99 - layer / 2, 3);
    }
    assertThat(wanted.count(OrderDesk.BUY)).isEqualTo(5);
    assertThat(wanted.ticks(OrderDesk.BUY, 4)).isEqualTo(95);
    assertThat(wanted.lots(OrderDesk.BUY, 4)).isEqualTo(6);
    assertThat(wanted.contains(OrderDesk.SELL, 99)).isFalse();
    assertThatThrownBy(() -> wanted.add(OrderDesk.BUY, 99, Long.MAX_VALUE))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void theChannelNeverReordersWhatWasSentInOrder() {
    SplittableRandom random = new SplittableRandom(3);
    for (int c = 0; c < 1000; c++) {
      LatencyModel jitter = new Latencies.Jitter(NOW, random.nextDouble(50) * MS, c);
      OrderDesk desk =
          desk(jitter, QueueModel.of(BookSpecs.queue(BookSpec.Queue.LOG, 3), 1, false));
      long local = 0;
      for (int i = 0; i < 30; i++) {
        local += random.nextLong(5 * MS);
        desk.send(local, OrderDesk.BUY, 90, 1);
      }
      long last = Long.MIN_VALUE;
      for (int i = 0; i < 30; i++) {
        assertThat(desk.nextArrivalNanos()).isGreaterThanOrEqualTo(last);
        last = desk.nextArrivalNanos();
        desk.arrive(book, 0);
      }
    }
  }
}
