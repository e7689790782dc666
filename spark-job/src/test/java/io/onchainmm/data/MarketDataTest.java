package io.onchainmm.data;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onchainmm.SparkForTests;
import io.onchainmm.lake.Lakehouse;
import io.onchainmm.lake.Table;
import io.onchainmm.schema.ConfigException;
import io.onchainmm.sim.market.BookTape;
import io.onchainmm.sim.market.FailureReason;
import io.onchainmm.sim.market.Mids;
import io.onchainmm.sim.market.PoolTape;
import io.onchainmm.sim.market.TrialFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarketDataTest {
  private static final String BOOK = "1.0,1,%d,4268.9,10.1,4269.0,5.5,4268.8,0.1,4269.1,4.7\n";
  private static final BookRecording.Hyperliquid ETH =
      new BookRecording.Hyperliquid("ETH", "hl", 4);

  private static final String TRADES =
      """
      1,4268.9,0.5,sell,7,1757015216500
      1,4269.0,0.25,buy,8,1757015217000
      1,4269.0,0.25,buy,9,1757015209000
      """;

  /** One lakehouse for all tests: making tables is what costs time. */
  @TempDir static Path shared;

  private static Lakehouse lakehouse;

  @TempDir Path folder;

  @BeforeAll
  static void open() {
    lakehouse = new Lakehouse(SparkForTests.session(), shared);
  }

  private static MarketData data(Map<String, MarketSpec> markets, DataSpec spec) {
    return new MarketData(lakehouse, markets, spec, 42);
  }

  private static long rows(Table table, String market) {
    return lakehouse.read(table).where(col("market").equalTo(market)).count();
  }

  private DataSpec strict() {
    return Sources.data(folder, DataSpec.OnBadRow.FAIL);
  }

  private void hyperliquid(String trades) throws IOException {
    Path hl = Files.createDirectories(folder.resolve("hl"));
    Sources.write(
        hl,
        "orderbooks_ETH.csv.gz",
        Sources.BOOKS_HEADER
            + BOOK.formatted(1757015216000L)
            + BOOK.formatted(1757015217000L)
            + BOOK.formatted(1757015218000L));
    Sources.write(hl, "trades_ETH.csv.gz", Sources.TRADES_HEADER + trades);
  }

  @Test
  void aRecordedBookIsLoadedOnceAndCompiled() throws IOException {
    hyperliquid(TRADES);
    MarketData data = data(Map.of("eth", ETH), strict());

    BookTape tape = (BookTape) data.tape("eth");

    assertThat(tape.kind)
        .startsWith(
            BookTape.BID_DEPTH,
            BookTape.BID_DEPTH,
            BookTape.ASK_DEPTH,
            BookTape.ASK_DEPTH,
            BookTape.SELL_TRADE,
            BookTape.BUY_TRADE);
    assertThat(tape.length()).isEqualTo(6);
    assertThat(tape.rawRows()).isEqualTo(6);
    assertThat(data.tape("eth")).isSameAs(tape);
    Row first = data.trades("eth").orderBy("seq").first();
    assertThat(first.<Long>getAs("seq")).isZero();
    assertThat(first.<String>getAs("trade_id")).isEqualTo("9");
    assertThat(first.<Long>getAs("price_ticks")).isEqualTo(426900);
    assertThat(first.<Double>getAs("price")).isEqualTo(4269.0);
    assertThat(first.<Double>getAs("size")).isEqualTo(0.25);
    assertThat(first.getAs("time").toString()).isEqualTo("2025-09-04 19:46:49.0");
    assertThat(first.<String>getAs("market")).isEqualTo("eth");

    MarketData again = data(Map.of("eth", ETH), strict());
    BookTape same = (BookTape) again.tape("eth");
    assertThat(same.timeNanos).isEqualTo(tape.timeNanos);
    assertThat(rows(Table.TRADES, "eth")).isEqualTo(3);
    assertThat(rows(Table.BOOKS, "eth")).isEqualTo(3);
  }

  @Test
  void theWindowCutsTradesAndBooks() throws IOException {
    hyperliquid(TRADES);
    DataSpec window =
        new DataSpec(
            folder.toString(),
            Optional.of("2025-09-04T19:46:57Z"),
            Optional.of("2025-09-04T19:46:58Z"),
            60,
            DataSpec.OnBadRow.FAIL);
    MarketData data = data(Map.of("eth", ETH), window);

    assertThat(data.tape("eth").rawRows()).isEqualTo(2);
    assertThat(data.trades("eth").count()).isEqualTo(1);
  }

  @Test
  void aWindowWithoutDataSaysSo() throws IOException {
    hyperliquid(TRADES);
    Sources.write(
        folder,
        "pool.csv",
        Sources.SWAPS_HEADER + "p,3,0,9,100,1768354231,aa,0,1000,2000,900000,500000\n");
    DataSpec window =
        new DataSpec(
            folder.toString(),
            Optional.of("2024-01-01T00:00:00Z"),
            Optional.of("2024-01-02T00:00:00Z"),
            60,
            DataSpec.OnBadRow.FAIL);
    MarketData data =
        data(Map.of("eth", ETH, "aero", Sources.aerodrome("pool.csv", 0, "self")), window);

    for (String market : new String[] {"eth", "aero"}) {
      assertThatThrownBy(() -> data.tape(market))
          .isInstanceOf(TrialFailure.class)
          .hasMessageContaining("Market " + market + " has no ")
          .hasMessageContaining("from 2024-01-01T00:00:00Z to 2024-01-02T00:00:00Z")
          .satisfies(
              e -> assertThat(((TrialFailure) e).reason()).isEqualTo(FailureReason.MISSING_DATA));
    }
  }

  @Test
  void skippedRowsAreCountedAndReported() throws IOException {
    hyperliquid("1,4268.9,-1,sell,7,1757015216500\n1,4268.9,1,sell,8,1757015216500\n");
    MarketData data = data(Map.of("bad", ETH), Sources.data(folder, DataSpec.OnBadRow.SKIP));

    assertThat(data.trades("bad").count()).isEqualTo(1);
    assertThat(data.notes())
        .containsExactly("market bad: 1 rows skipped: trades_ETH.csv.gz  size: must be > 0");
    assertThat(
            lakehouse
                .read(Table.ARTIFACTS)
                .where(col("notes").equalTo("1 rows skipped: trades_ETH.csv.gz  size: must be > 0"))
                .count())
        .isEqualTo(1);
  }

  @Test
  void eventFilesAreReadStraightAndTheirTradesStored() {
    long bid = 1 | NumpyWriter.BOTH | NumpyWriter.BUY;
    long sale = 2 | NumpyWriter.BOTH | NumpyWriter.SELL;
    NumpyWriter.npz(
        folder.resolve("a.npz"),
        "data.npy",
        false,
        NumpyWriter.events(
            List.of(
                new NumpyWriter.Row(bid, 1000, 900, 10.1, 1),
                new NumpyWriter.Row(sale, 2000, 2000, 10.1, 0.5))));
    MarketSpec events = new BookRecording.Hftbacktest(List.of("a.npz"), 0.1, 0.001);
    MarketData data = data(Map.of("mine", events), strict());

    BookTape tape = (BookTape) data.tape("mine");
    assertThat(tape.receiveNanos).containsExactly(1000, 2100);
    Row trade = data.trades("mine").first();
    assertThat(trade.<Long>getAs("time_nanos")).isEqualTo(2000);
    assertThat(trade.<Integer>getAs("side")).isEqualTo(TradeColumns.SELL);
    assertThat(trade.<Long>getAs("size_lots")).isEqualTo(500);
    assertThat(data.notes()).hasSize(1).first().asString().contains("up to 100 ns before");

    DataSpec later =
        new DataSpec(
            folder.toString(),
            Optional.of("2024-01-01T00:00:00Z"),
            Optional.empty(),
            60,
            DataSpec.OnBadRow.FAIL);
    assertThatThrownBy(() -> data(Map.of("mine", events), later).tape("mine"))
        .isInstanceOf(TrialFailure.class)
        .hasMessageContaining("Market mine has no event from 2024-01-01T00:00:00Z");
    assertThatThrownBy(() -> new BookRecording.Hftbacktest(List.of(), 0.1, 0.001))
        .hasMessageContaining("files must name at least one file");
  }

  @Test
  void aLogOfOrdersBecomesATapeWithRanks() {
    String order =
        "%d order_%s {\"price\": \"%s\", \"amount\": \"%s\", \"id\": %d, \"order_type\": %d}\n";
    Sources.write(
        folder,
        "orders.log.gz",
        order.formatted(1000, "created", "10.00", "2.00000001", 1, 0)
            + order.formatted(2000, "created", "10.00", "1", 2, 0)
            + order.formatted(3000, "created", "9.99", "0.5", 3, 1)
            + order.formatted(4000, "deleted", "10.00", "1", 2, 0));
    MarketSpec events = new BookRecording.OrderEvents("orders.log.gz", 0.01, 1e-6, 1e-8);
    MarketData data = data(Map.of("btc", events), strict());

    BookTape tape = (BookTape) data.tape("btc");
    assertThat(Arrays.copyOf(tape.kind, tape.length()))
        .containsExactly(
            BookTape.BID_DEPTH,
            BookTape.BID_DEPTH,
            BookTape.SELL_TRADE,
            BookTape.BID_DEPTH,
            BookTape.BID_DEPTH);
    // The first order counts a lot more than its whole lots; trades are what it lost of them.
    assertThat(Arrays.copyOf(tape.sizeLots, 5))
        .containsExactly(2_000_001, 3_000_001, 500_000, 2_500_001, 1_500_001);
    assertThat(Arrays.copyOf(tape.rank, 5)).containsExactly(-1, -1, -1, -1, 1);
    assertThat(data.trades("btc").count()).isEqualTo(1);

    DataSpec later =
        new DataSpec(
            folder.toString(),
            Optional.of("2024-01-01T00:00:00Z"),
            Optional.empty(),
            60,
            DataSpec.OnBadRow.FAIL);
    assertThatThrownBy(() -> data(Map.of("btc", events), later).tape("btc"))
        .isInstanceOf(TrialFailure.class)
        .hasMessageContaining("Market btc has no order from 2024-01-01T00:00:00Z");
    MarketSpec odd = new BookRecording.OrderEvents("orders.log.gz", 0.01, 1e-6, 3e-8);
    assertThatThrownBy(() -> data(Map.of("btc", odd), strict()).tape("btc"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("markets.btc.lot_base: must be a multiple of amount_step");
  }

  @Test
  void tradesAloneCannotBeQuoted() {
    Sources.write(
        folder,
        "btc.csv",
        Sources.BINANCE_HEADER + "1,2,1723161255342,5,61837.63000000,0.02000000,1,\n");
    MarketSpec btc = new TradeRecording.Binance("btc.csv", "BTCUSDT", 0.01, 1e-5);
    MarketData data = data(Map.of("btc", btc), strict());

    assertThat(data.trades("btc").count()).isEqualTo(1);
    assertThat(data.instrument("btc").symbol()).isEqualTo("BTCUSDT");
    assertThatThrownBy(() -> data.tape("btc"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("market btc: has trades but no book or pool");
  }

  @Test
  void aRecordedPoolKnowsItsReference() {
    Sources.write(
        folder,
        "pool.csv.gz",
        Sources.SWAPS_HEADER
            + "p,3,0,9,100,1768354231,aa,0,3172800000000000,32584835901663932830473,"
            + "3029678409191905851075736,290952852501035542\n"
            + "p,3,1,10,100,1768354231,aa,1,27536819838270765193588,2669729991884800,"
            + "2997093573290241918245263,294116134101035542\n");
    Sources.write(folder, "fair.csv", "time_ns,price_usd\n1768354000000000000,0.00031\n");
    Map<String, MarketSpec> markets =
        Map.of(
            "self", Sources.aerodrome("pool.csv.gz", 0, "self"),
            "file", Sources.aerodrome("pool.csv.gz", 0, "file:fair.csv"),
            "book", Sources.aerodrome("pool.csv.gz", 0, "syn"),
            "syn", Sources.book(60));
    MarketData data = data(markets, strict());

    PoolTape self = (PoolTape) data.tape("self");
    assertThat(self.referenceLabel).isEqualTo("self");
    assertThat(self.length()).isEqualTo(3);
    assertThat(self.reference.at(1768354231000000000L)).isZero();
    assertThat(self.reference.at(1768354233000000000L) * 0.5e-8).isBetween(3.1e-4, 3.3e-4);
    assertThat(((PoolTape) data.tape("file")).reference.halfTicks).containsExactly(62000);
    PoolTape book = (PoolTape) data.tape("book");
    assertThat(book.referenceLabel).isEqualTo("syn");
    long mid = Mids.of((BookTape) data.tape("syn")).halfTicks[0];
    assertThat(book.reference.halfTicks[0]).isEqualTo(mid * 10_000_000);
    assertThat(data.trades("self").count()).isEqualTo(2);
  }

  private static SyntheticMarket.Pool pool(String reference) {
    return new SyntheticMarket.Pool(
        reference,
        PoolTape.Curve.AERODROME_VOLATILE,
        5,
        TicksSpec.DEFAULT,
        1e6,
        0.4,
        1000,
        1,
        1,
        2,
        SyntheticMarket.BlockLaw.FIXED,
        new FairPathSpec(0.01, 0.001, 2500, 0.8, 120),
        SyntheticMarket.Chain.BASE,
        Optional.empty(),
        false);
  }

  @Test
  void aSyntheticPoolFollowsAFileOrAPathOfItsOwn() {
    Sources.write(folder, "fair.csv", "time_ns,price_usd\n1000000000,2000\n61000000000,2100\n");
    Map<String, MarketSpec> markets = Map.of("filed", pool("file:fair.csv"), "own", pool("path"));
    MarketData data = data(markets, strict());

    PoolTape filed = (PoolTape) data.tape("filed");
    assertThat(filed.reference.halfTicks).containsExactly(400_000, 420_000);
    assertThat(filed.referenceLabel).isEqualTo("file:fair.csv");
    assertThat(filed.startNanos()).isBetween(1_000_000_000L, 61_000_000_000L);
    assertThat(filed.endNanos()).isLessThanOrEqualTo(61_000_000_000L);
    PoolTape own = (PoolTape) data.tape("own");
    assertThat(own.reference.length()).isEqualTo(61);
    assertThat(own.reference.halfTicks[0]).isEqualTo(500_000);
    assertThat(own.referenceLabel).isEqualTo("path");
    assertThat(own.synthetic()).isTrue();
    assertThat(data.instrument("own").lotBase()).isEqualTo(0.001);

    String key = data.keys().of("filed");
    Sources.write(folder, "fair.csv", "time_ns,price_usd\n1000000000,2000\n61000000000,2200\n");
    assertThat(data(markets, strict()).keys().of("filed")).isNotEqualTo(key);
  }

  @Test
  void syntheticMarketsAreTheSameEachTimeAndIgnoreTheWindow() {
    Map<String, MarketSpec> markets =
        Map.of(
            "book",
            Sources.book(120),
            "pool",
            Sources.pool("book", PoolTape.Curve.AERODROME_VOLATILE, 5));
    DataSpec window =
        new DataSpec(
            folder.toString(),
            Optional.of("2020-01-01T00:00:00Z"),
            Optional.of("2020-01-02T00:00:00Z"),
            60,
            DataSpec.OnBadRow.FAIL);
    MarketData data = data(markets, window);
    Dataset<Row> trades = data.trades("book");
    PoolTape pool = (PoolTape) data.tape("pool");

    assertThat(data.tape("book").synthetic()).isTrue();
    assertThat(pool.synthetic()).isTrue();
    assertThat(trades.count()).isGreaterThan(100);
    assertThat(data.trades("pool").count()).isEqualTo(pool.rawRows());
    PoolTape again = (PoolTape) data(markets, strict()).tape("pool");
    assertThat(again.amountInLow).isEqualTo(pool.amountInLow);
    assertThat(again.reference.halfTicks).isEqualTo(pool.reference.halfTicks);
    assertThat(rows(Table.SWAPS, "pool")).isEqualTo(pool.rawRows());
  }
}
