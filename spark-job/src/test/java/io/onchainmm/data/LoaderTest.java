package io.onchainmm.data;

import static io.onchainmm.data.Sources.BINANCE_HEADER;
import static io.onchainmm.data.Sources.BOOKS_HEADER;
import static io.onchainmm.data.Sources.ETH;
import static io.onchainmm.data.Sources.SWAPS_HEADER;
import static io.onchainmm.data.Sources.TRADES_HEADER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onchainmm.schema.ConfigException;
import io.onchainmm.sim.market.Instrument;
import io.onchainmm.sim.market.PriceSeries;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoaderTest {
  private static final String TRADE = "1.0,4268.9,0.5,buy,7,1757015216253\n";
  private static final String BOOK =
      "1.0,1,1757015216253,4268.9,10.1,4269.0,5.5,4268.8,0.1,4269.1,4.7\n";
  private static final String SWAP = "p,3,0,9,100,1768354231,aa,0,1000,2000,900000,500000\n";
  private static final String TICK = "1,2,1723161255342,5,61837.63000000,0.02000000,1,\n";
  private static final Instrument BTC =
      new Instrument("BTC", new BigDecimal("0.01"), new BigDecimal("0.00001"), 0, 0);
  private static final Instrument TOKEN =
      new Instrument("T", new BigDecimal("1e-8"), BigDecimal.TEN, 0, 0);

  @TempDir Path folder;

  private final BadRows strict = new BadRows(DataSpec.OnBadRow.FAIL);
  private final BadRows lenient = new BadRows(DataSpec.OnBadRow.SKIP);

  private static TradeColumns trades(Path file, BadRows bad) {
    return new HyperliquidLoader(ETH).trades(file, bad);
  }

  private static BookColumns books(Path file, BadRows bad) {
    return new HyperliquidLoader(ETH).books(file, bad);
  }

  private static TradeColumns ticks(Path file, BadRows bad) {
    return new BinanceLoader(BTC).trades(file, bad);
  }

  private static SwapColumns swaps(Path file, BadRows bad) {
    return new AerodromeLoader(Sources.aerodrome("", 0, "self")).swaps(file, bad);
  }

  @Test
  void tradesBecomeTicksAndLots() {
    TradeColumns found = trades(Sources.write(folder, "t.csv.gz", TRADES_HEADER + TRADE), strict);

    assertThat(found.size()).isEqualTo(1);
    assertThat(found.timeNanos.get(0)).isEqualTo(1757015216253000000L);
    assertThat(found.priceTicks.get(0)).isEqualTo(426890);
    assertThat(found.sizeLots.get(0)).isEqualTo(5000);
    assertThat(found.side.get(0)).isEqualTo(TradeColumns.BUY);
    assertThat(found.tradeId.get(0)).isEqualTo(7);
  }

  @Test
  void repeatedTradesCountOnceAndTimeOrdersTheRest() {
    String text =
        TRADES_HEADER
            + "1,4268.9,0.5,buy,7,2000\n"
            + "1,4268.8,0.1,sell,8,1000\n"
            + "1,4268.9,0.5,buy,7,2000\n"
            + "1,4268.7,0.2,sell,7,1000\n";

    TradeColumns found = trades(Sources.write(folder, "t.csv", text), strict);

    assertThat(found.sizeLots.toArray()).containsExactly(1000, 2000, 5000);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      delimiter = '|',
      value = {
        "NaN,1,buy,1,5|price: must be a finite decimal number, but was NaN",
        "Infinity,1,buy,1,5|price: must be a finite decimal number, but was Infinity",
        "1e999999999,1,buy,1,5|price: must be a finite decimal number, but was 1e999999999",
        "1,-1,buy,1,5|size: must be > 0, but was -1",
        "1,0,buy,1,5|size: must be > 0, but was 0",
        "1.001,1,buy,1,5|price: must be a multiple of 0.01, but was 1.001",
        "1,1,B,1,5|side: must be buy or sell, but was B",
        "1,1,buy,x,5|trade_id: must be a whole number from 0 to 2^63 - 1, but was x",
        "1,1,buy,-2,5|trade_id: must be a whole number from 0 to 2^63 - 1, but was -2",
        "1,1,buy,1,0|exchange_timestamp: must be a time after 1970 and before 2262, but was 0",
        "1,1,buy,1,9223372036854775807|exchange_timestamp: must be a time after 1970",
        "1,1,buy,1|fields: must be as many as in the header (6), but was 5",
        ",1,buy,1,5|price: must be a finite decimal number, but was empty",
      })
  void aBadTradeNamesFileLineAndReason(String row, String reason) {
    Path file =
        Sources.write(folder, "trades_ETH.csv.gz", TRADES_HEADER + TRADE + "1," + row + "\n");

    assertThatThrownBy(() -> trades(file, strict))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("trades_ETH.csv.gz:3  " + reason)
        .hasMessageEndingWith("Set data.on_bad_row: skip to leave such rows out.");

    assertThat(trades(file, lenient).size()).isEqualTo(1);
    assertThat(lenient.lines()).hasSize(1);
    assertThat(lenient.lines().get(0)).startsWith("1 rows skipped: trades_ETH.csv.gz  ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "5,4269.0,1,4269.0,1,,,,|bid_price_0: must be below the best ask 4269.0, but was 4269.0",
        "5,4268.9,1,4269.0,1,4268.9,1,,|bid_price_1: must be further from the touch",
        "5,4268.9,1,4269.0,1,,,4268.9,1|ask_price_1: must be further from the touch",
        "5,4268.9,-1,4269.0,1,,,,|bid_size_0: must be > 0, but was -1",
        "5,4268.9,,4269.0,1,,,,|bid_size_0: must be a finite decimal number, but was empty",
        "4,4268.9,2,4269.0,1,,,,|exchange_timestamp: must be after the row before, but was 4",
        "4,4268.9,1,4269.1,1,,,,|exchange_timestamp: must be after the row before, but was 4",
        "4,4268.9,1,4269.0,1,4268.8,1,,|exchange_timestamp: must be after the row before",
        "3,4268.9,1,4269.0,1,,,,|exchange_timestamp: must be after the row before, but was 3",
      })
  void aBadBookNamesFileLineAndReason(String row, String reason) {
    // Columns come as bid, ask, bid, ask; the rows above list level 0, then the bid and ask of 1.
    String good = "1,1,4,4268.9,1,4269.0,1,,,,\n";
    Path file = Sources.write(folder, "orderbooks_ETH.csv", BOOKS_HEADER + good + "1,1," + row);

    assertThatThrownBy(() -> books(file, strict))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("orderbooks_ETH.csv:3  " + reason);

    assertThat(books(file, lenient).size()).isEqualTo(1);
    assertThat(lenient.lines()).hasSize(1);
  }

  @Test
  void aRepeatedBookCountsOnce() {
    Path file = Sources.write(folder, "b.csv", BOOKS_HEADER + BOOK + BOOK);

    assertThat(books(file, strict).size()).isEqualTo(1);
  }

  @Test
  void missingLevelsEndASide() {
    String text = BOOKS_HEADER + BOOK + "1,1,1757015216254,,,4269.0,5.5,,,,\n";
    BookColumns found = books(Sources.write(folder, "b.csv", text), strict);

    assertThat(found.bids.depth(0)).isEqualTo(2);
    assertThat(found.asks.priceTicks(0, 1)).isEqualTo(426910);
    assertThat(found.asks.sizeLots(0, 1)).isEqualTo(47000);
    assertThat(found.bids.depth(1)).isZero();
    assertThat(found.asks.depth(1)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "p,3,1,9,99,1768354231,aa,0,1,2,9,5|block_number: must not be before the row before",
        "p,3,1,9,100,1768354230,aa,0,1,2,9,5|block_time: must not be before the row before",
        "p,2,1,9,100,1768354231,aa,0,1,2,9,5|segment: must not be before the row before",
        "p,3,1,9,100,1768354231,aa,2,1,2,9,5|zero_for_one: must be 0 or 1, but was 2",
        "p,3,1,9,100,1768354231,aa,0,0,2,9,5|amount_in: must be a whole number from 1 to 2^128",
        "p,3,1,9,100,1768354231,aa,0,1.5,2,9,5|amount_in: must be a whole number from 1 to 2^128",
        "p,3,1,9,100,1768354231,aa,0,1,9,9,5|amount_out: must be below the reserve it is taken",
      })
  void aBadSwapNamesFileLineAndReason(String row, String reason) {
    Path file = Sources.write(folder, "swaps.csv.gz", SWAPS_HEADER + SWAP + row + "\n");

    assertThatThrownBy(() -> swaps(file, strict))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("swaps.csv.gz:3  " + reason);

    assertThat(swaps(file, lenient).size()).isEqualTo(1);
  }

  @Test
  void amountsAbove128BitsAreBad() {
    String tooBig = BigInteger.ONE.shiftLeft(128).toString();
    Path file = Sources.write(folder, "s.csv", SWAPS_HEADER + SWAP.replace("1000,", tooBig + ","));
    Path digits =
        Sources.write(folder, "d.csv", SWAPS_HEADER + SWAP.replace("1000,", "9".repeat(500) + ","));

    assertThatThrownBy(() -> swaps(file, strict)).hasMessageContaining("amount_in: must be");
    assertThatThrownBy(() -> swaps(digits, strict)).hasMessageContaining("...");
  }

  @Test
  void theBaseTokenDecidesWhatIsBought() {
    Path file = Sources.write(folder, "s.csv", SWAPS_HEADER + SWAP);

    SwapColumns.Swap zero =
        new AerodromeLoader(Sources.aerodrome("", 0, "self")).swaps(file, strict).get(0);
    SwapColumns.Swap one =
        new AerodromeLoader(Sources.aerodrome("", 1, "self")).swaps(file, strict).get(0);

    assertThat(zero.baseIn()).isFalse();
    assertThat(zero.reserveBase()).isEqualTo(900000);
    assertThat(one.baseIn()).isTrue();
    assertThat(one.reserveBase()).isEqualTo(500000);
    assertThat(one.reserveQuote()).isEqualTo(900000);
  }

  @Test
  void binanceMakersWhoBuyWereSoldTo() {
    String text =
        BINANCE_HEADER
            + TICK
            + "1,2,1723161255343,6,61837.63,0.04800000,0,MARKET\n"
            + "1,2,1723161255343,7,61837.63,0.04800000,0,INSURANCE_FUND\n";
    TradeColumns found = ticks(Sources.write(folder, "b.csv", text), strict);

    assertThat(found.side.toArray()).containsExactly(TradeColumns.SELL, TradeColumns.BUY);
    assertThat(found.priceTicks.get(0)).isEqualTo(6183763);
    assertThat(found.sizeLots.get(1)).isEqualTo(4800);
  }

  @Test
  void binanceTimeMustNotGoBack() {
    String text = BINANCE_HEADER + TICK + TICK.replace("255342", "255341");
    Path file = Sources.write(folder, "b.csv", text);

    assertThatThrownBy(() -> ticks(file, strict))
        .hasMessageContaining("b.csv:3  trade_time_ms: must not be before the row before");
  }

  @Test
  void referenceFilesGiveHalfTicks() {
    Path file = Sources.write(folder, "r.csv", "time_ns,price_usd\n10,0.0003\n20,0.00030001\n");

    PriceSeries series = ReferenceFile.read(file, TOKEN, strict);

    assertThat(series.timeNanos).containsExactly(10, 20);
    assertThat(series.halfTicks).containsExactly(60000, 60002);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "10,1|time_ns: must be after the row before, but was 10",
        "11,-1|price_usd: must be at least a quarter of a tick, but was -1",
        "11,1e90|price_usd: must be at least a quarter of a tick, but was 1e90",
        "11,NaN|price_usd: must be a finite decimal number, but was NaN",
      })
  void aBadReferenceNamesFileLineAndReason(String row, String reason) {
    Path file = Sources.write(folder, "r.csv", "time_ns,price_usd\n10,1\n" + row + "\n");

    assertThatThrownBy(() -> ReferenceFile.read(file, TOKEN, strict))
        .hasMessageContaining("r.csv:3  " + reason);
  }

  @Test
  void unusableFilesAreNamedByEveryLoader() throws IOException {
    for (BiConsumer<Path, BadRows> loader :
        Arrays.<BiConsumer<Path, BadRows>>asList(
            LoaderTest::trades, LoaderTest::books, LoaderTest::ticks, LoaderTest::swaps)) {
      for (BadRows bad : Arrays.asList(strict, lenient)) {
        assertUnusable(loader, bad, folder.resolve("absent.csv.gz"), "no such file");
        assertUnusable(loader, bad, Sources.write(folder, "e.csv.gz", ""), "is empty");
        assertUnusable(loader, bad, Files.write(folder.resolve("e.csv"), new byte[0]), "is empty");
        assertUnusable(
            loader, bad, Sources.write(folder, "h.csv", "a,b\n1,2\n"), "h.csv:1  header: column");
      }
    }
    assertUnusable(
        LoaderTest::trades, strict, Sources.write(folder, "n.csv", TRADES_HEADER), "no usable row");
  }

  private static void assertUnusable(
      BiConsumer<Path, BadRows> loader, BadRows bad, Path file, String reason) {
    assertThatThrownBy(() -> loader.accept(file, bad))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(file.getFileName().toString())
        .hasMessageContaining(reason);
  }

  @Test
  void aTruncatedGzipIsRefusedWhereverItEnds() throws IOException {
    StringBuilder text = new StringBuilder(TRADES_HEADER);
    for (int i = 0; i < 2000; i++) {
      text.append("1.0,4268.9,0.5,buy,%d,%d\n".formatted(i * 7919L % 10007, 1757015216253L + i));
    }
    byte[] whole = Files.readAllBytes(Sources.write(folder, "w.csv.gz", text.toString()));
    for (int length :
        new int[] {3, 12, 200, whole.length / 2, whole.length - 9, whole.length - 1}) {
      Path cut = Files.write(folder.resolve("cut.csv.gz"), Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> trades(cut, lenient))
          .as("%d bytes", length)
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining("truncated or damaged");
    }
  }

  @Test
  void aDamagedGzipIsRefused() throws IOException {
    byte[] whole =
        Files.readAllBytes(Sources.write(folder, "w.csv.gz", TRADES_HEADER + TRADE.repeat(50)));
    whole[whole.length - 6] ^= 1;
    Path damaged = Files.write(folder.resolve("d.csv.gz"), whole);

    assertThatThrownBy(() -> trades(damaged, strict)).hasMessageContaining("truncated or damaged");
  }
}
