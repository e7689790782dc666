package io.onchainmm.sim.book;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onchainmm.TestFiles;
import io.onchainmm.sim.venue.BookSpec;
import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Places in queues and executions computed elsewhere, played through the order desk. */
class QueueModelVectorTest {
  /** Lots so small that rounding to them is below the tolerance of the vectors. */
  private static final double LOT = 1e-12;

  private long executed;

  @Test
  void placesAndExecutionsAreThoseOfTheVectors() throws IOException {
    JsonNode root = new ObjectMapper().readTree(TestFiles.vector("queue_models.json").toFile());
    double tolerance = root.get("meta").get("abs_tol").asDouble();
    for (JsonNode one : root.get("cases")) {
      play(one, tolerance);
    }
    assertThat(root.get("cases").size()).isGreaterThanOrEqualTo(60);
  }

  private void play(JsonNode one, double tolerance) {
    double n = one.get("n").isNull() ? 1 : one.get("n").asDouble();
    BookSpec.Queue kind =
        BookSpec.Queue.valueOf(one.get("model").asText().toUpperCase(Locale.ROOT));
    OrderDesk desk =
        new OrderDesk(
            new Latencies.Constant(0, 0),
            QueueModel.of(BookSpecs.queue(kind, n), LOT, false),
            (nanos, known, side, ticks, lots, mark, id) -> executed += lots);
    Book book = new Book();
    book.setBid(90, 1);
    book.setAsk(101, 1);
    book.setBid(100, lots(one.get("initial_level_qty")));
    long leaves = lots(one.get("order_size"));
    desk.send(0, OrderDesk.BUY, 100, leaves);
    desk.arrive(book, 0);
    for (int i = 0; i < one.get("events").size(); i++) {
      executed = 0;
      JsonNode event = one.get("events").get(i);
      JsonNode after = one.get("after").get(i);
      if (event.get(0).asText().equals("trade")) {
        desk.onTrade(OrderDesk.BUY, 100, lots(event.get(1)), 0, 0);
      } else {
        desk.onDepth(OrderDesk.BUY, 100, lots(event.get(1)), lots(event.get(2)), -1);
      }
      leaves -= executed;
      String where = "case %s event %d".formatted(one.get("id"), i);
      assertThat(Math.abs(executed * LOT - after.get(1).asDouble()))
          .as(where)
          .isLessThan(tolerance);
      assertThat(Math.abs(leaves * LOT - after.get(2).asDouble())).as(where).isLessThan(tolerance);
      if (leaves > 0) {
        double front = desk.aheadLots(1) * LOT;
        assertThat(Math.abs(front - after.get(0).asDouble())).as(where).isLessThan(tolerance);
      }
    }
  }

  private static long lots(JsonNode quantity) {
    return Math.round(quantity.asDouble() / LOT);
  }
}
