package io.onchainmm.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.onchainmm.cli.Cli;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Small hand-written recordings, good and bad, through the commands. */
class RecordingsIT {
  private static final String HEADER =
      "local_recv_ts,event_time_ms,trade_time_ms,trade_id,price,qty,buyer_is_maker,x_field\n";
  private static final String MARKET =
      """
      experiment: {id: %1$s}
      data: {root: %2$s%3$s}
      market: ticks
      markets:
        ticks: {type: binance_trades, path: %4$s, symbol: X, tick_usd: 0.01, lot_base: 0.001}
      bars: {type: tick, threshold_trades: 2}
      features: {include: [rsi]}
      """;

  @TempDir static Path folder;
  private static Workbench bench;

  @BeforeAll
  static void open() {
    bench = new Workbench(folder);
  }

  private static String trade(int number, String price, String size) {
    long millis = 1_723_161_255_000L + number;
    return "1,%d,%d,%d,%s,%s,%d,\n".formatted(millis, millis, number, price, size, number % 2);
  }

  private static String trades(int count) {
    StringBuilder text = new StringBuilder(HEADER);
    for (int i = 0; i < count; i++) {
      text.append(trade(i, "100.%02d".formatted(i % 50), "0.5"));
    }
    return text.toString();
  }

  private static Cli.Ran load(String name, String more) {
    return bench.run("data", bench.write("data.yml", MARKET.formatted("x", folder, more, name)));
  }

  private static byte[] zipped(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  @Test
  void tradesBecomeBarsOnce() {
    bench.write("good.csv", trades(10));

    Cli.Ran ran = load("good.csv", "");
    Cli.Ran again = load("good.csv", "");

    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.out())
        .contains("made bars", "made features", "Tables  " + bench.lakehouse())
        .containsPattern(
            "ticks +[0-9a-f]{16} +5 +10 +2024-08-08T23:54:15.001Z +2024-08-08T23:54:15.009Z");
    assertThat(again.code()).isZero();
    assertThat(again.out())
        .doesNotContain("made bars")
        .containsPattern("ticks +[0-9a-f]{16} +5 +10 ");
  }

  @Test
  void rowsMayBeLeftOutWhenAskedFor() {
    bench.write("skips.csv", trades(4) + trade(4, "NaN", "1") + trade(5, "100.01", "1"));

    Cli.Ran ran = load("skips.csv", ", on_bad_row: skip");

    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.out()).contains("market ticks: 1 rows skipped: skips.csv  price: must be");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "9|NaN|1|bad.csv:4  price: must be a finite decimal number, but was NaN",
        "9|100.00|-1|bad.csv:4  qty: must be > 0, but was -1",
        "0|100.00|1|bad.csv:4  trade_time_ms: must not be before the row before",
      })
  void aBadRowIsNamed(int number, String price, String size, String reason) {
    bench.write("bad.csv", trades(2) + trade(number, price, size));

    refused(load("bad.csv", ""), reason, "Set data.on_bad_row: skip");
  }

  @Test
  void unusableFilesAreNamed() throws IOException {
    byte[] whole = zipped(trades(1000));
    Files.write(folder.resolve("cut.csv.gz"), Arrays.copyOf(whole, whole.length / 2));
    bench.write("empty.csv", "");

    refused(load("cut.csv.gz", ""), "cut.csv.gz", "truncated or damaged");
    refused(load("empty.csv", ""), "empty.csv", "is empty");
    refused(load("absent.csv", ""), "absent.csv: no such file", "data.root");
  }

  private static void refused(Cli.Ran ran, String... texts) {
    assertThat(ran.code()).as(ran.err()).isEqualTo(2);
    assertThat(ran.err()).contains(texts).doesNotContain("\tat ", "Unforeseen");
  }

  @Test
  void aWindowWithoutDataIsAFailureOfItsTrialsAlone() {
    bench.write(
        "hl/orderbooks_X.csv",
        """
        timestamp,sequence,exchange_timestamp,bid_price_0,bid_size_0,ask_price_0,ask_size_0
        1,1,1757015216000,100.1,1,100.2,1
        1,2,1757015217000,100.1,2,100.2,1
        """);
    bench.write(
        "hl/trades_X.csv",
        """
        timestamp,price,size,side,trade_id,exchange_timestamp
        1,100.1,0.5,sell,1,1757015216500
        """);
    String yaml =
        """
        experiment: {id: nothing_there}
        data: {root: %s, from: "2030-01-01T00:00:00Z"}
        market: [synthetic_book, x]
        markets:
          synthetic_book: {type: synthetic_book, duration_seconds: 60}
          x: {type: hyperliquid, coin: X, path: hl, size_decimals: 2}
        calibration: {window_seconds: 30}
        """
            .formatted(folder);

    Cli.Ran ran = bench.run("grid", bench.write("nothing.yml", yaml));

    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.out()).contains("1 completed, 1 failed (1 MISSING_DATA); see ");
    assertThat(bench.results().resolve("nothing_there/failures.csv"))
        .content()
        .contains("MISSING_DATA", "has no book from 2030-01-01T00:00:00Z");
  }
}
