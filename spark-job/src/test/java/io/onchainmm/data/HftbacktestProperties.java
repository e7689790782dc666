package io.onchainmm.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.onchainmm.schema.ConfigException;
import io.onchainmm.sim.market.BookTape;
import io.onchainmm.sim.market.Instrument;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HftbacktestProperties {
  private static final Instrument BTC =
      new Instrument("btc", new BigDecimal("0.1"), new BigDecimal("0.001"), 0, 0);

  @TempDir Path folder;

  private BookTape load(Path file) {
    return new HftbacktestLoader("btc", BTC, new BadRows(DataSpec.OnBadRow.FAIL))
        .tape(List.of(file), Window.EVERYTHING, Long.MAX_VALUE);
  }

  @Test
  void randomFeedsAreTheTapeOfTheObviousWay() {
    SplittableRandom random = new SplittableRandom(20251125);
    for (int run = 0; run < 1000; run++) {
      List<FeedEvent> events = events(random);
      List<NumpyWriter.Row> rows = events.stream().map(HftbacktestProperties::row).toList();
      Path file =
          NumpyWriter.npz(
              folder.resolve("f.npz"),
              "data.npy",
              run % 2 == 0,
              NumpyWriter.events(NumpyWriter.split(rows)));

      BookTape expected = FeedRows.tape("btc", BTC, events);
      BookTape loaded = load(file);
      if (expected.length() == 0) {
        // Nothing but clears of an empty book: no event, so no receipt.
        assertThat(loaded.length()).isZero();
      } else {
        HftbacktestRecordingTest.same(loaded, expected);
      }
    }
  }

  /** In order of receipt, with delays that make events overtake one another. */
  private static List<FeedEvent> events(SplittableRandom random) {
    List<FeedEvent> events = new ArrayList<>();
    long receive = 1_000_000;
    int count = 1 + random.nextInt(60);
    for (int i = 0; i < count; i++) {
      receive += random.nextInt(30);
      FeedEvent.Kind kind = List.of(FeedEvent.Kind.values()).get(random.nextInt(4));
      long lots =
          kind == FeedEvent.Kind.CLEAR
              ? 0
              : random.nextInt(5) + (kind == FeedEvent.Kind.TRADE ? 1 : 0);
      events.add(
          new FeedEvent(
              kind,
              random.nextBoolean() ? 1 : -1,
              1 + random.nextInt(8) + random.nextInt(2) * 700_000L,
              lots,
              receive - random.nextInt(50),
              receive));
    }
    return events;
  }

  private static NumpyWriter.Row row(FeedEvent event) {
    long flags =
        NumpyWriter.kind(event.kind()) | (event.side() > 0 ? NumpyWriter.BUY : NumpyWriter.SELL);
    // Multiplied, so that the doubles are off by the usual rounding: 3 x 0.1 is not 0.3.
    return new NumpyWriter.Row(
        flags,
        event.exchangeNanos(),
        event.receiveNanos(),
        event.priceTicks() * 0.1,
        event.sizeLots() * 0.001);
  }

  @Test
  void damagedBytesGiveATapeOrAnErrorForPeople() throws IOException {
    SplittableRandom random = new SplittableRandom(7);
    int refused = 0;
    for (int run = 0; run < 3000; run++) {
      List<NumpyWriter.Row> rows =
          NumpyWriter.split(events(random).stream().map(HftbacktestProperties::row).toList());
      byte[] bytes = NumpyWriter.events(rows);
      Path file = folder.resolve("fuzz");
      if (run % 3 != 0) {
        bytes = Files.readAllBytes(NumpyWriter.npz(file, "data.npy", run % 3 == 1, bytes));
      }
      int hits = 1 + random.nextInt(4);
      for (int i = 0; i < hits; i++) {
        // Headers are short and worth hitting.
        int most = random.nextBoolean() ? Math.min(bytes.length, 220) : bytes.length;
        bytes[random.nextInt(most)] = (byte) random.nextInt(256);
      }
      int length = random.nextInt(4) == 0 ? random.nextInt(bytes.length) : bytes.length;
      Files.write(file, java.util.Arrays.copyOf(bytes, length));
      try {
        load(file);
      } catch (ConfigException e) {
        refused++;
        assertThat(e.getMessage()).contains("fuzz");
      }
    }
    assertThat(refused).isGreaterThan(1500);
  }
}
