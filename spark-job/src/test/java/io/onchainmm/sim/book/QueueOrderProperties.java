package io.onchainmm.sim.book;

import static org.assertj.core.api.Assertions.assertThat;

import io.onchainmm.sim.venue.BookSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * What holds of the queue models on any data (docs, section on queues): risk_adverse never fills
 * earlier than another model, a place never moves back, it stays within the level, and a larger
 * chance that cancellations are behind us leaves us no further ahead.
 */
class QueueOrderProperties {
  private static final int CASES = 1_500;
  private static final List<BookSpec.Queue> CHANCES =
      List.of(
          BookSpec.Queue.POWER,
          BookSpec.Queue.POWER2,
          BookSpec.Queue.POWER3,
          BookSpec.Queue.LOG,
          BookSpec.Queue.LOG2);

  /** One order under one model: its desk and what was filled so far. */
  private static final class Lane {
    final OrderDesk desk;
    long filled;

    Lane(BookSpec spec) {
      desk =
          new OrderDesk(
              new Latencies.Constant(0, 0),
              QueueModel.of(spec, 0.01, false),
              (nanos, known, side, ticks, lots, mark, id) -> filled += lots);
    }

    double ahead() {
      return desk.aheadLots(1);
    }
  }

  @Test
  void riskAdverseIsNeverFilledEarlierAndNoPlaceMovesBack() {
    SplittableRandom random = new SplittableRandom(31);
    long filledLast = 0;
    long earlier = 0;
    for (int c = 0; c < CASES; c++) {
      BookSpec.Fills fills = c % 4 == 0 ? BookSpec.Fills.WHOLE : BookSpec.Fills.PARTIAL;
      List<Lane> lanes = lanes(random, fills);
      long level = random.nextLong(0, 300);
      long size = random.nextLong(1, 40);
      Book book = book(level);
      for (Lane lane : lanes) {
        lane.desk.send(0, OrderDesk.BUY, 100, size);
        lane.desk.arrive(book, 0);
      }
      double[] before = lanes.stream().mapToDouble(Lane::ahead).toArray();
      for (int i = 1; i <= 40 && lanes.get(0).filled < size; i++) {
        level = event(random, lanes, level, i);
        for (int l = 0; l < lanes.size(); l++) {
          Lane lane = lanes.get(l);
          assertThat(lane.filled)
              .as("case %d, event %d, model %d", c, i, l)
              .isGreaterThanOrEqualTo(lanes.get(0).filled);
          earlier += lane.filled > lanes.get(0).filled ? 1 : 0;
          if (lane.filled < size) {
            assertThat(lane.ahead())
                .as("case %d, event %d, model %d", c, i, l)
                .isBetween(0.0, before[l]);
            before[l] = lane.ahead();
          }
        }
      }
      filledLast += lanes.get(0).filled;
    }
    assertThat(filledLast).isPositive();
    assertThat(earlier).isGreaterThan(CASES);
  }

  /** Orders of ours at one price share what a trade there leaves, whoever came first. */
  @Test
  void aTradeFillsNoMoreThanItsOwnVolumeAmongAllOurOrdersAtItsPrice() {
    SplittableRandom random = new SplittableRandom(33);
    long filled = 0;
    for (int c = 0; c < CASES; c++) {
      BookSpec.Queue[] queues = BookSpec.Queue.values();
      BookSpec.Queue queue = queues[random.nextInt(queues.length)];
      Lane lane = new Lane(spec(queue == BookSpec.Queue.FIFO ? queues[0] : queue, 3));
      long level = random.nextLong(0, 30);
      Book book = book(level);
      for (int i = 1; i <= 30; i++) {
        if (random.nextInt(3) == 0) {
          lane.desk.send(i, OrderDesk.BUY, 100, random.nextLong(1, 15));
          lane.desk.arrive(book, 0);
        }
        long volume = random.nextLong(1, 40);
        long before = lane.filled;
        lane.desk.onTrade(OrderDesk.BUY, 100, volume, i, 0);
        assertThat(lane.filled - before).as("case %d", c).isBetween(0L, volume);
        long now = random.nextBoolean() ? Math.max(0, level - volume) : random.nextLong(0, 40);
        lane.desk.onDepth(OrderDesk.BUY, 100, level, now, -1);
        level = now;
        book.setBid(100, level);
      }
      filled += lane.filled;
    }
    assertThat(filled).isGreaterThan(CASES);
  }

  private static BookSpec spec(BookSpec.Queue queue, double n) {
    return spec(queue, n, BookSpec.Fills.PARTIAL);
  }

  private static List<Lane> lanes(SplittableRandom random, BookSpec.Fills fills) {
    List<Lane> lanes = new ArrayList<>();
    lanes.add(new Lane(spec(BookSpec.Queue.RISK_ADVERSE, 1, fills)));
    for (BookSpec.Queue queue : CHANCES) {
      lanes.add(new Lane(spec(queue, Math.exp(random.nextDouble(-2, 3)), fills)));
    }
    return lanes;
  }

  private static BookSpec spec(BookSpec.Queue queue, double n, BookSpec.Fills fills) {
    return BookSpecs.full(queue, n, BookSpec.QueueBounds.BOUNDED, fills, false);
  }

  private static Book book(long level) {
    Book book = new Book();
    book.setBid(90, 1);
    book.setAsk(101, 1);
    book.setBid(100, level);
    return book;
  }

  /**
   * A trade at the level, with or without the change of the level that it explains, or a change.
   */
  private static long event(SplittableRandom random, List<Lane> lanes, long level, long nanos) {
    boolean trade = random.nextInt(3) == 0;
    long traded = trade ? random.nextLong(1, 60) : 0;
    long now =
        trade && random.nextInt(4) > 0 ? Math.max(0, level - traded) : random.nextLong(0, 300);
    for (Lane lane : lanes) {
      if (trade) {
        lane.desk.onTrade(OrderDesk.BUY, 100, traded, nanos, 0);
      }
      lane.desk.onDepth(OrderDesk.BUY, 100, level, now, -1);
    }
    return now;
  }

  /** power3 with a larger n has a larger chance p that what was cancelled was behind us. */
  @Test
  void aLargerChanceThatCancellationsAreBehindUsLeavesMoreAhead() {
    SplittableRandom random = new SplittableRandom(32);
    for (int c = 0; c < CASES; c++) {
      double n = Math.exp(random.nextDouble(-2, 3));
      QueueModel small = model(n);
      QueueModel large = model(n * random.nextDouble(1, 5));
      long before = random.nextLong(1, 500);
      long now = random.nextLong(0, before);
      double ahead = random.nextDouble((double) before);
      double pending = random.nextInt(3) == 0 ? random.nextLong(0, 20) : 0;
      assertThat(large.afterDepth(ahead, pending, before, now, false))
          .as("case %d", c)
          .isGreaterThanOrEqualTo(small.afterDepth(ahead, pending, before, now, false) - 1e-9);
    }
  }

  private static QueueModel model(double n) {
    return QueueModel.of(spec(BookSpec.Queue.POWER3, n, BookSpec.Fills.PARTIAL), 0.01, false);
  }
}
