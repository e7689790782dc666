package io.onchainmm.data;

import static io.onchainmm.data.NumpyWriter.BOTH;
import static io.onchainmm.data.NumpyWriter.BUY;
import static io.onchainmm.data.NumpyWriter.EXCHANGE;
import static io.onchainmm.data.NumpyWriter.LOCAL;
import static io.onchainmm.data.NumpyWriter.SELL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onchainmm.data.NumpyWriter.Row;
import io.onchainmm.schema.ConfigException;
import io.onchainmm.sim.market.BookTape;
import io.onchainmm.sim.market.Instrument;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HftbacktestLoaderTest {
  private static final Instrument BTC =
      new Instrument("btc", new BigDecimal("0.1"), new BigDecimal("0.001"), 0, 0);
  private static final Row BID = new Row(1 | BOTH | BUY, 1000, 1100, 10.1, 0.5);
  private static final Row ASK = new Row(4 | BOTH | SELL, 1000, 1100, 10.3, 0.25);
  private static final int DEPTH = 1;
  private static final int TRADE = 2;
  private static final int CLEAR = 3;

  @TempDir Path folder;

  private final BadRows strict = new BadRows(DataSpec.OnBadRow.FAIL);
  private final BadRows lenient = new BadRows(DataSpec.OnBadRow.SKIP);

  private BookTape tape(BadRows bad, Window window, Row... rows) {
    return tape(bad, window, NumpyWriter.events(List.of(rows)));
  }

  private BookTape tape(BadRows bad, Window window, byte[] array) {
    Path file = NumpyWriter.npz(folder.resolve("f.npz"), "data.npy", true, array);
    return new HftbacktestLoader("btc", BTC, bad).tape(List.of(file), window, 1_000_000);
  }

  private BookTape tape(Row... rows) {
    return tape(strict, Window.EVERYTHING, rows);
  }

  private static List<String> events(BookTape tape) {
    return java.util.stream.IntStream.range(0, tape.length())
        .mapToObj(
            i ->
                "%d %d %d %d"
                    .formatted(
                        tape.timeNanos[i], tape.kind[i], tape.priceTicks[i], tape.sizeLots[i]))
        .toList();
  }

  @Test
  void rowsBecomeTicksLotsAndReceipts() {
    BookTape tape = tape(BID, ASK, new Row(TRADE | BOTH | SELL, 1500, 1600, 10.1, 0.2));

    assertThat(events(tape)).containsExactly("1000 0 101 500", "1000 1 103 250", "1500 3 101 200");
    assertThat(tape.receiveNanos).containsExactly(1100, 1100, 1600);
    assertThat(tape.receiveOrder).containsExactly(0, 1, 2);
    assertThat(tape.rawRows()).isEqualTo(3);
    assertThat(tape.market()).isEqualTo("btc");
    assertThat(tape.synthetic()).isFalse();
  }

  @Test
  void theHalvesOfASplitRowAreOneEvent() {
    BookTape tape =
        tape(
            new Row(DEPTH | EXCHANGE | BUY, 1000, 1300, 10.1, 0.5),
            new Row(DEPTH | BOTH | SELL, 1050, 1200, 10.3, 0.2),
            new Row(DEPTH | LOCAL | BUY, 1000, 1300, 10.1, 0.5));

    assertThat(events(tape)).containsExactly("1000 0 101 500", "1050 1 103 200");
    assertThat(tape.receiveNanos).containsExactly(1300, 1200);
    assertThat(tape.receiveOrder).containsExactly(1, 0);
  }

  @Test
  void theHalfThatIsReceivedMayComeFirst() {
    BookTape tape =
        tape(
            new Row(TRADE | LOCAL | BUY, 1000, 1000, 10.1, 0.5),
            new Row(TRADE | EXCHANGE | BUY, 1000, 1000, 10.1, 0.5));

    assertThat(tape.length()).isEqualTo(1);
    assertThat(tape.receiveNanos).containsExactly(1000);
  }

  @Test
  void whatIsNeverReceivedComesLastAndWhatNeverHappenedIsLeftOut() {
    BookTape tape =
        tape(
            new Row(DEPTH | EXCHANGE | BUY, 1000, 0, 10.1, 0.5),
            ASK,
            new Row(DEPTH | LOCAL | SELL, 1050, 1200, 10.4, 0.2));

    assertThat(events(tape)).containsExactly("1000 0 101 500", "1000 1 103 250");
    assertThat(tape.receiveNanos).containsExactly(Long.MAX_VALUE, 1100);
    assertThat(tape.receiveOrder).containsExactly(1, 0);
    assertThat(strict.lines())
        .containsExactly(
            "1 rows were received (LOCAL_EVENT) but never happened at the exchange (EXCH_EVENT);"
                + " they were left out");
  }

  @Test
  void withoutAnyReceiptTheTapeHasNone() {
    assertThat(tape(new Row(DEPTH | EXCHANGE | BUY, 1000, 0, 10.1, 0.5)).receiveNanos).isNull();
  }

  @Test
  void aClearForgetsFromTheBestToItsPrice() {
    BookTape tape =
        tape(
            BID,
            new Row(DEPTH | BOTH | BUY, 1000, 1100, 10.0, 0.5),
            new Row(DEPTH | BOTH | BUY, 1000, 1100, 9.9, 0.5),
            ASK,
            new Row(CLEAR | BOTH | BUY, 1200, 1300, 10.0, 0),
            new Row(CLEAR | BOTH | SELL, 1200, 1300, Double.NaN, 0),
            new Row(DEPTH | BOTH | SELL, 1250, 1300, 10.5, 1),
            new Row(CLEAR | BOTH, 1300, 1400, 0, 0));

    assertThat(events(tape).subList(4, 10))
        .containsExactly(
            "1200 4 100 0",
            "1200 4 101 0",
            "1200 5 103 0",
            "1250 1 105 1000",
            "1300 4 99 0",
            "1300 5 105 0");
  }

  @Test
  void aSnapshotAfterALongSilenceEndsARun() {
    BookTape tape =
        tape(
            BID,
            new Row(DEPTH | BOTH | SELL, 5_000_000, 5_000_000, 10.4, 0.2),
            new Row(CLEAR | BOTH, 9_000_000, 9_000_000, 0, 0),
            new Row(4 | BOTH | SELL, 9_000_000, 9_000_000, 10.3, 0.2));

    assertThat(events(tape))
        .containsExactly(
            "1000 0 101 500", "5000000 1 104 200", "6000000 6 0 0", "9000000 1 103 200");
    assertThat(tape.receiveOrder).containsExactly(0, 1, 2, 3);
  }

  @Test
  void snapshotRowsWithoutTimesStandInFront() {
    BookTape tape = tape(new Row(4 | BOTH | BUY, 0, 0, 10.0, 1), BID);

    assertThat(events(tape)).containsExactly("1000 0 100 1000", "1000 0 101 500");
    assertThat(tape.receiveNanos).containsExactly(1100, 1100);
  }

  @Test
  void theWindowOpensWithTheBookThatWasThere() {
    BookTape tape =
        tape(
            strict,
            new Window(1400, 1600),
            BID,
            ASK,
            new Row(DEPTH | BOTH | SELL, 1100, 1200, 10.3, 0),
            new Row(DEPTH | BOTH | SELL, 1450, 1500, 10.4, 0.1),
            new Row(DEPTH | BOTH | SELL, 1600, 1700, 10.4, 0));

    assertThat(events(tape)).containsExactly("1400 0 101 500", "1450 1 104 100");
    assertThat(tape.receiveNanos).containsExactly(1400, 1500);
    assertThat(tape.rawRows()).isEqualTo(1);
    assertThat(tape(strict, new Window(1, 2), BID).length()).isZero();
  }

  @Test
  void receiptsBeforeTheirEventsAreAllMovedAndReported() {
    BookTape tape = tape(BID, new Row(TRADE | BOTH | BUY, 1500, 1450, 10.3, 0.1));

    assertThat(tape.receiveNanos).containsExactly(1150, 1500);
    assertThat(strict.lines())
        .containsExactly(
            "receipts came up to 50 ns before their events: all were moved later by that");
  }

  @Test
  void versionOneHasMicrosecondsAndMinusOne() {
    BookTape tape =
        tape(
            strict,
            Window.EVERYTHING,
            NumpyWriter.columns(
                new double[] {1, 10, -1, 1, 10.1, 0.5},
                new double[] {1, 11, 12, -1, 10.3, 0.5},
                new double[] {101, 11, 12, -1, 10.3, 0.5},
                new double[] {1, -1, 13, 1, 10.1, 0.5}));

    assertThat(events(tape)).containsExactly("10000 0 101 500", "11000 1 103 500");
    assertThat(tape.receiveNanos).containsExactly(13000, 12000);
  }

  @Test
  void filesFollowOneAnotherAndNeedOnlyOneArray() {
    byte[] first = NumpyWriter.events(List.of(BID));
    byte[] second = NumpyWriter.events(List.of(new Row(DEPTH | BOTH | BUY, 2000, 2100, 10, 1)));
    Path a = NumpyWriter.npz(folder.resolve("a.npz"), "arr_0.npy", false, first);
    Path b = folder.resolve("b.npy");
    try {
      Files.write(b, second);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }

    BookTape tape =
        new HftbacktestLoader("btc", BTC, strict).tape(List.of(a, b), Window.EVERYTHING, 1);

    assertThat(events(tape)).containsExactly("1000 0 101 500", "2000 0 100 1000");
    assertThatThrownBy(
            () ->
                new HftbacktestLoader("btc", BTC, strict).tape(List.of(b, a), Window.EVERYTHING, 1))
        .hasMessageContaining("a.npz:0  exch_ts: must be > 0 and not before the exchange row");
  }

  @ParameterizedTest
  @CsvSource({
    "0x01, 1000, 1100, 10.1, 1, ev: must have EXCH_EVENT or LOCAL_EVENT",
    "0xF0000001, 1000, 1100, 10.1, 1, ev: must not be on both sides",
    "0xC0000001, 1000, 1100, 10.1, 1, side: must be buy or sell",
    "0xE0000005, 1000, 1100, 10.1, 1, ev: must be a depth",
    "0xE000000A, 1000, 1100, 10.1, 1, ev: must be a depth",
    "0xE0000001, -5, 1100, 10.1, 1, exch_ts: must be > 0",
    "0xE0000001, 1000, -5, 10.1, 1, local_ts: must be > 0",
    "0xE0000001, 1000, 1100, NaN, 1, px: must be a number >= 0",
    "0xE0000001, 1000, 1100, 10.15, 1, px: must be a multiple of 0.1",
    "0xE0000001, 1000, 1100, 0, 1, px: must be > 0",
    "0xE0000001, 1000, 1100, 10.1, -1, qty: must be a number >= 0",
    "0xE0000001, 1000, 1100, 10.1, Infinity, qty: must be a number >= 0",
    "0xE0000001, 1000, 1100, 10.1, 0.0005, qty: must be a multiple of 0.001",
    "0xE0000001, 1000, 1100, 10.1, 1e12, qty: must be at most 2^40 steps of 0.001",
    "0xE0000002, 1000, 1100, 10.1, 0, qty: must be > 0 for a trade",
  })
  void aBadRowIsNamed(String flags, long exchange, long local, double px, double qty, String why) {
    Row row = new Row(Long.decode(flags), exchange, local, px, qty);

    assertThatThrownBy(() -> tape(row))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("f.npz:0  " + why);
    assertThat(tape(lenient, Window.EVERYTHING, row, BID).length()).isEqualTo(1);
    assertThat(lenient.lines().get(0)).startsWith("1 rows skipped: f.npz  " + why);
  }

  @ParameterizedTest
  @CsvSource({
    "1.5, 10, 11, 1, event: must be a code",
    "1, 10.5, 11, 1, exch_timestamp: must be whole microseconds",
    "1, 1e17, 11, 1, exch_timestamp: must be whole microseconds",
    "1, 10, 11, 2, side: must be",
    "1, -1, -1, 1, exch_timestamp: must be > 0 here or in local_timestamp",
  })
  void aBadRowOfVersionOneIsNamed(
      double event, double exch, double local, double side, String why) {
    byte[] array = NumpyWriter.columns(new double[] {event, exch, local, side, 10.1, 1});

    assertThatThrownBy(() -> tape(strict, Window.EVERYTHING, array))
        .hasMessageContaining("f.npz:0  " + why);
  }

  @Test
  void aFileThatIsNoneSaysWhatItIs() throws IOException {
    refused(Files.write(folder.resolve("x"), new byte[] {1, 2, 3}), "neither a zip (.npz) nor a");
    refused(folder.resolve("none"), "no such file");
    refused(
        Files.write(folder.resolve("z"), "PK but no zip".getBytes(StandardCharsets.UTF_8)),
        "truncated or damaged");
    byte[] good = NumpyWriter.events(List.of(BID, ASK));
    refused(
        NumpyWriter.npz(folder.resolve("y"), "readme", true, good), "exactly one, but holds []");
    refused(
        Files.write(folder.resolve("t"), Arrays.copyOf(good, good.length - 1)),
        "truncated or damaged");
    byte[] zipped =
        Files.readAllBytes(NumpyWriter.npz(folder.resolve("c"), "data.npy", true, good));
    zipped[200]++;
    refused(Files.write(folder.resolve("c"), zipped), "f");
    refused(
        NumpyWriter.npz(folder.resolve("e"), "data.npy", true, NumpyWriter.events(List.of())),
        "no usable row");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'descr': '<f4', 'fortran_order': False, 'shape': (1, 6), } | dtype: must be"
            + " hftbacktest's",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (1, 5), } | dtype: must be"
            + " hftbacktest's",
        "{'descr': '>f8', 'fortran_order': False, 'shape': (1, 6), } | dtype: must be"
            + " hftbacktest's",
        "{'descr': '<f8', 'fortran_order': True, 'shape': (1, 6), } | fortran_order: must be False",
        "{'descr': '<f8', 'fortran_order': False, 'shape': 6, } | shape: must be a tuple",
        "{'descr': '<f8', 'shape': (1, 6), } | header: must have descr, fortran_order and shape",
        "{'descr': '<f8', 'descr': '<f8'} | key descr twice",
        "[[[[[[[[[[[[1 | not a numpy header at character 9",
        "{'descr': lambda } | not a numpy header at character 10",
        "{'descr': 'x } | not a numpy header",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (9, 6), } | declares 9 rows",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (99999999999, 6), } | more than the",
      })
  void aHeaderThatIsNotTheirsIsRefused(String header, String why) throws IOException {
    refused(Files.write(folder.resolve("h"), NumpyWriter.array(3, header, new byte[48])), why);
  }

  @Test
  void anUnknownFormatVersionIsRefused() throws IOException {
    byte[] array = NumpyWriter.events(List.of(BID));
    array[6] = 9;
    refused(Files.write(folder.resolve("v"), array), "format version: must be 1.0, 2.0 or 3.0");
  }

  private void refused(Path file, String why) {
    assertThatThrownBy(
            () ->
                new HftbacktestLoader("btc", BTC, strict).tape(List.of(file), Window.EVERYTHING, 1))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(file.getFileName().toString())
        .hasMessageContaining(why);
  }
}
