package io.onchainmm.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.onchainmm.TestFiles;
import io.onchainmm.sim.market.BookTape;
import io.onchainmm.sim.market.Instrument;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HftbacktestRecordingTest {
  private static final BigDecimal TICK = new BigDecimal("0.1");
  private static final BigDecimal LOT = new BigDecimal("0.001");
  private static final Instrument BTC = new Instrument("btc", TICK, LOT, 0, 0);

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"real,273093", "synthetic,299996"})
  void aFeedSavedByNumpyIsTheSameTapeRowByRow(String feed, int count) {
    Path csv = TestFiles.recording("peers/hftbacktest/feed_%s.csv.gz".formatted(feed));
    List<FeedEvent> events = new ArrayList<>();
    List<NumpyWriter.Row> rows = new ArrayList<>();
    read(csv, events, rows);
    assertThat(events).hasSize(count);
    BookTape expected = FeedRows.tape("btc", BTC, events);

    List<NumpyWriter.Row> split = NumpyWriter.split(rows);
    BookTape loaded = load(split);

    assertThat(split.size()).as("split rows").isGreaterThanOrEqualTo(count);
    same(loaded, expected);
  }

  private BookTape load(List<NumpyWriter.Row> rows) {
    Path npz =
        NumpyWriter.npz(folder.resolve("f.npz"), "data.npy", false, NumpyWriter.events(rows));
    BadRows strict = new BadRows(DataSpec.OnBadRow.FAIL);
    BookTape tape =
        new HftbacktestLoader("btc", BTC, strict)
            .tape(List.of(npz), Window.EVERYTHING, Long.MAX_VALUE);
    assertThat(strict.lines()).isEmpty();
    return tape;
  }

  static void same(BookTape actual, BookTape expected) {
    int n = expected.length();
    assertThat(actual.length()).isEqualTo(n);
    assertThat(Arrays.copyOf(actual.timeNanos, n)).isEqualTo(Arrays.copyOf(expected.timeNanos, n));
    assertThat(Arrays.copyOf(actual.kind, n)).isEqualTo(Arrays.copyOf(expected.kind, n));
    assertThat(Arrays.copyOf(actual.priceTicks, n)).isEqualTo(expected.priceTicks);
    assertThat(Arrays.copyOf(actual.sizeLots, n)).isEqualTo(expected.sizeLots);
    assertThat(actual.receiveNanos).isEqualTo(expected.receiveNanos);
    assertThat(actual.receiveOrder).isEqualTo(expected.receiveOrder);
  }

  private static void read(Path csv, List<FeedEvent> events, List<NumpyWriter.Row> rows) {
    Grid ticks = new Grid(TICK);
    Grid lots = new Grid(LOT);
    try (CsvFile file = new CsvFile(csv)) {
      int local = file.column("local_ts_ns");
      int exchange = file.column("exch_ts_ns");
      int kind = file.column("kind");
      int side = file.column("side");
      int price = file.column("price");
      int size = file.column("qty");
      file.forEach(
          new BadRows(DataSpec.OnBadRow.FAIL),
          row -> {
            FeedEvent.Kind what = kind(row.text(kind));
            boolean buy = row.text(side).equals("buy");
            long at = Long.parseLong(row.text(exchange));
            long seen = Long.parseLong(row.text(local));
            BigDecimal px = new BigDecimal(row.text(price));
            BigDecimal qty = new BigDecimal(row.text(size));
            events.add(
                new FeedEvent(
                    what,
                    buy ? 1 : -1,
                    ticks.exactSteps(px).orElseThrow(),
                    what == FeedEvent.Kind.CLEAR ? 0 : lots.exactSteps(qty).orElseThrow(),
                    at,
                    seen));
            long flags = NumpyWriter.kind(what) | (buy ? NumpyWriter.BUY : NumpyWriter.SELL);
            rows.add(new NumpyWriter.Row(flags, at, seen, px.doubleValue(), qty.doubleValue()));
          });
    }
  }

  private static FeedEvent.Kind kind(String name) {
    return switch (name) {
      case "depth" -> FeedEvent.Kind.DEPTH;
      case "trade" -> FeedEvent.Kind.TRADE;
      case "depth_clear" -> FeedEvent.Kind.CLEAR;
      case "depth_snapshot" -> FeedEvent.Kind.SNAPSHOT;
      default -> throw new IllegalArgumentException(name);
    };
  }
}
