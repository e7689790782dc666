package io.onchainmm.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onchainmm.schema.ConfigException;
import io.onchainmm.sim.market.BookTape;
import io.onchainmm.sim.market.HyperliquidRules;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrderLogTest {
  @TempDir Path folder;

  private final OrderTape written = new OrderTape(1, Window.EVERYTHING, Long.MAX_VALUE);
  private final OrderReplay replay = new OrderReplay(0, written);

  private void read(DataSpec.OnBadRow policy, String... lines) throws IOException {
    Path file = folder.resolve("events.log.gz");
    try (OutputStream bytes = new GZIPOutputStream(Files.newOutputStream(file))) {
      bytes.write(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }
    new OrderLog(new Grid(new BigDecimal("0.01")), new Grid(new BigDecimal("0.001")))
        .read(file, new BadRows(policy), replay);
  }

  private static String order(
      long millis, String event, long id, int type, String price, String amount) {
    return "%d order_%s {\"price\": \"%s\", \"amount\": \"%s\", \"id\": %d, \"order_type\": %d}"
        .formatted(millis, event, price, amount, id, type);
  }

  private static String book(long millis, String bid, String ask) {
    return "%d order_book {\"bids\": [[\"%s\", \"1\"]], \"asks\": [[\"%s\", \"1\"]]}"
        .formatted(millis, bid, ask);
  }

  @Test
  void aNewOrderIsMatchedAndItsLateReportsChangeNothing() throws IOException {
    read(
        DataSpec.OnBadRow.FAIL,
        order(1000, "created", 1, 1, "10.00", "2"),
        order(1001, "created", 2, 1, "10.01", "2"),
        order(1002, "created", 3, 0, "10.05", "3"),
        order(1003, "deleted", 1, 1, "10.00", "0"),
        order(1003, "changed", 3, 0, "10.05", "1"),
        order(1004, "changed", 2, 1, "10.01", "1"),
        order(1004, "deleted", 3, 0, "10.05", "0"),
        "1005 trade {\"price\": 10.01, \"amount\": 1, \"id\": 5}");
    BookTape tape = written.build("x", HyperliquidRules.perpetual("X", 0), false);
    TradeColumns trades = TapeTrades.of(tape);
    assertThat(trades.priceTicks.toArray()).containsExactly(1_000, 1_001);
    assertThat(trades.sizeLots.toArray()).containsExactly(2_000, 1_000);
    assertThat(trades.side.toArray()).containsOnly(TradeColumns.BUY);
    assertThat(tape.rawRows()).isEqualTo(7);
    assertThat(replay.book().bestAsk()).isEqualTo(1_001);
    assertThat(replay.book().lotsAt(1_001)).isEqualTo(1_000);
  }

  @Test
  void changesOfSizeAndPriceAndOrdersFromBeforeAreObeyed() throws IOException {
    read(
        DataSpec.OnBadRow.FAIL,
        order(1000, "created", 10, 0, "9.00", "2"),
        order(1001, "changed", 10, 0, "9.00", "1.5"),
        order(1002, "changed", 9, 1, "9.50", "4"),
        order(1003, "changed", 10, 0, "9.10", "1.5"),
        order(1004, "changed", 11, 0, "9.20", "1.5"),
        book(1005, "9.10", "9.50"));
    assertThat(replay.touchesAgree()).isEqualTo(1);
    assertThat(replay.book().lotsAt(910)).isEqualTo(1_500);
    assertThat(replay.book().restingOrders()).isEqualTo(2);
  }

  @Test
  void oldOrdersBetterThanASnapshotAreGhosts() throws IOException {
    read(
        DataSpec.OnBadRow.FAIL,
        order(1000, "created", 1, 0, "9.00", "2"),
        order(1000, "created", 2, 0, "9.05", "2"),
        order(6500, "created", 3, 0, "9.04", "2"),
        book(6600, "9.00", "9.50"));
    assertThat(replay.ghosts()).isEqualTo(1);
    assertThat(replay.book().bestBid()).isEqualTo(904);
    assertThat(replay.snapshots()).isEqualTo(1);
    assertThat(replay.touchesAgree()).isZero();
  }

  @Test
  void badLinesAreNamedOrCounted() throws IOException {
    String good = order(1000, "created", 1, 0, "9.00", "2");
    String[] bad = {
      "1000",
      "x order_created {}",
      "1000 order_created {",
      good.replace("\"id\": 1", "\"id\": \"a\""),
      good.replace("type\": 0", "type\": 2"),
      good.replace("9.00", "9.001"),
      good.replace("9.00", "-9.00"),
      good.replace("9.00", "dear")
    };
    for (String line : bad) {
      assertThatThrownBy(() -> read(DataSpec.OnBadRow.FAIL, good.replace("1,", "2,"), line))
          .as(line)
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining("events.log.gz:2");
    }
    read(DataSpec.OnBadRow.SKIP, bad);
    assertThat(replay.book().rests(1)).isFalse();
  }

  @Test
  void anAbsentFileIsNamed() {
    OrderLog log = new OrderLog(new Grid(BigDecimal.ONE), new Grid(BigDecimal.ONE));
    BadRows bad = new BadRows(DataSpec.OnBadRow.FAIL);
    assertThatThrownBy(() -> log.read(folder.resolve("none.gz"), bad, replay))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("none.gz");
  }
}
