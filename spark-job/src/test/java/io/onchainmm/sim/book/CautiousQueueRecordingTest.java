package io.onchainmm.sim.book;

import static org.assertj.core.api.Assertions.assertThat;

import io.onchainmm.TestFiles;
import io.onchainmm.data.BookRecording;
import io.onchainmm.data.DataSpec;
import io.onchainmm.data.OrderTapes;
import io.onchainmm.data.SyntheticOrders;
import io.onchainmm.sim.market.BookTape;
import io.onchainmm.sim.venue.BookSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * What holds between the queue models on the same data, whatever the data are. With L′ lots left in
 * the level nobody has more than L′ ahead, a trade brings everybody forward alike, and a
 * cancellation brings nobody back: hence min(f, L′) is never ahead of the truth.
 */
class CautiousQueueRecordingTest {
  private static final long SECOND = 1_000_000_000L;

  @Test
  void onRandomFlowsTheCautiousModelIsNeverEarly() {
    SplittableRandom random = new SplittableRandom(42);
    int orders = 0;
    for (int round = 0; round < 12; round++) {
      SyntheticOrders flow =
          new SyntheticOrders(
              300,
              2500,
              0.1,
              0.001,
              random.nextDouble(0.5, 4),
              random.nextDouble(0, 1),
              random.nextInt(5, 40),
              random.nextDouble(0.2, 3),
              random.nextDouble(0.1, 1.5),
              random.nextDouble(100, 20_000),
              random.nextBoolean()
                  ? SyntheticOrders.Sizes.FIXED
                  : SyntheticOrders.Sizes.EXPONENTIAL);
      BookTape tape =
          new OrderTapes(Map.of("flow", flow), data("."), round).tape("flow", new ArrayList<>());
      PassiveOrders.Plan plan =
          new PassiveOrders.Plan(SECOND, 20 * SECOND, 3, PassiveOrders.Step.TICKS, round);
      orders += check(tape, PassiveOrders.of(tape, plan), random.nextDouble(0.5, 4));
    }
    assertThat(orders).isGreaterThan(10_000);
  }

  /** Fifteen hours of recorded orders, matched again. */
  @Test
  void onRecordedOrdersTheCautiousModelIsNeverEarly() {
    Path file = TestFiles.recording("data/bitstamp_l3_2015-05-01/events_00h-16h.log.gz");
    BookRecording.OrderEvents market =
        new BookRecording.OrderEvents(file.getFileName().toString(), 0.01, 1e-6, 1e-8);
    BookTape tape =
        new OrderTapes(Map.of("btc", market), data(file.getParent().toString()), 42)
            .tape("btc", new ArrayList<>());
    for (PassiveOrders.Step step : PassiveOrders.Step.values()) {
      PassiveOrders.Plan plan = new PassiveOrders.Plan(20 * SECOND, 300 * SECOND, 3, step, 42);
      int orders = check(tape, PassiveOrders.of(tape, plan), 3);
      assertThat(orders).isGreaterThan(11_000);
    }
  }

  private static DataSpec data(String root) {
    return new DataSpec(root, Optional.empty(), Optional.empty(), 60, DataSpec.OnBadRow.FAIL);
  }

  /** Plays the orders under every model; returns how many there are. */
  private static int check(BookTape tape, PassiveOrders orders, double n) {
    Map<BookSpec.Queue, QueueProbe> probes = new EnumMap<>(BookSpec.Queue.class);
    List<QueueProbe> lanes = new ArrayList<>();
    for (BookSpec.Queue queue : BookSpec.Queue.values()) {
      QueueProbe probe = new QueueProbe(orders, QueueStudy.spec(queue, n), tape);
      probes.put(queue, probe);
      lanes.add(probe);
    }
    BookVenue.replay(tape, new Flight(lanes));
    QueueProbe cautious = probes.get(BookSpec.Queue.RISK_ADVERSE);
    probes.forEach(
        (queue, probe) -> {
          assertThat(probe.backwards()).as("%s moves back", queue).isZero();
          for (int i = 0; i < orders.count(); i++) {
            assertThat(probe.filledNanos(i))
                .as("order %d under %s", i, queue)
                .isLessThanOrEqualTo(cautious.filledNanos(i));
          }
        });
    return orders.count();
  }
}
