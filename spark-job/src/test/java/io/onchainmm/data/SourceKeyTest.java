package io.onchainmm.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onchainmm.lake.Table;
import io.onchainmm.schema.ConfigException;
import io.onchainmm.sim.market.PoolTape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceKeyTest {
  private static final TradeRecording.Binance BTC =
      new TradeRecording.Binance("btc.csv", "BTCUSDT", 0.01, 1e-5);

  @TempDir Path folder;

  @BeforeEach
  void files() throws IOException {
    Sources.write(folder, "btc.csv", "some trades");
    Sources.write(folder, "pool.csv", "some swaps");
    Sources.write(folder, "fair.csv", "some prices");
    Files.createDirectories(folder.resolve("hl"));
    Sources.write(folder.resolve("hl"), "trades_ETH.csv", "trades");
    Sources.write(folder.resolve("hl"), "orderbooks_ETH.csv.gz", "books");
  }

  private SourceKey keys(Map<String, MarketSpec> markets, long seed) {
    return new SourceKey(markets, Sources.data(folder, DataSpec.OnBadRow.FAIL), seed);
  }

  private String key(String market, MarketSpec spec) {
    return keys(Map.of(market, spec, "book", Sources.book(60)), 1).of(market);
  }

  @Test
  void contentsCountAndNamesOfFilesDoNot() {
    String key = key("btc", BTC);
    Sources.write(folder, "other.csv", "some trades");
    assertThat(key("btc", new TradeRecording.Binance("other.csv", "BTCUSDT", 0.01, 1e-5)))
        .isEqualTo(key);

    Sources.write(folder, "other.csv", "other trades");
    assertThat(key("btc", new TradeRecording.Binance("other.csv", "BTCUSDT", 0.01, 1e-5)))
        .isNotEqualTo(key);
    assertThat(key("btc2", BTC)).isNotEqualTo(key);
    assertThat(key).matches("[0-9a-f]{16}");
  }

  @Test
  void aFileThatChangesIsReadAgain() {
    SourceKey keys = keys(Map.of("btc", BTC), 1);
    String before = keys.of("btc");
    assertThat(keys.of("btc")).isEqualTo(before);

    Sources.write(folder, "btc.csv", "some more trades");
    assertThat(keys.of("btc")).isNotEqualTo(before);
  }

  @Test
  void theWindowCountsForTheMarketButNotForItsRawRows() {
    Map<String, MarketSpec> markets = Map.of("btc", BTC);
    DataSpec all = Sources.data(folder, DataSpec.OnBadRow.FAIL);
    DataSpec part =
        new DataSpec(
            folder.toString(),
            Optional.of("2025-09-04T19:50:00Z"),
            Optional.empty(),
            60,
            DataSpec.OnBadRow.FAIL);
    SourceKey whole = new SourceKey(markets, all, 1);
    SourceKey window = new SourceKey(markets, part, 1);

    assertThat(window.of("btc")).isNotEqualTo(whole.of("btc"));
    assertThat(window.raw(Table.TRADES, "btc")).isEqualTo(whole.raw(Table.TRADES, "btc"));
  }

  @Test
  void theSeedCountsForSyntheticMarketsOnly() {
    Map<String, MarketSpec> markets =
        Map.of(
            "btc",
            BTC,
            "book",
            Sources.book(60),
            "pool",
            Sources.pool("book", PoolTape.Curve.AERODROME_VOLATILE, 5));
    SourceKey one = keys(markets, 1);
    SourceKey two = keys(markets, 2);

    assertThat(two.of("btc")).isEqualTo(one.of("btc"));
    assertThat(two.of("book")).isNotEqualTo(one.of("book"));
    assertThat(two.of("pool")).isNotEqualTo(one.of("pool"));
    assertThat(two.raw(Table.SWAPS, "pool")).isNotEqualTo(one.raw(Table.SWAPS, "pool"));
  }

  @Test
  void theReferenceCountsForTheTapeButNotForTheSwaps() {
    Map<String, MarketSpec> self = Map.of("pool", Sources.aerodrome("pool.csv", 0, "self"));
    Map<String, MarketSpec> file =
        Map.of("pool", Sources.aerodrome("pool.csv", 0, "file:fair.csv"));

    assertThat(keys(file, 1).of("pool")).isNotEqualTo(keys(self, 1).of("pool"));
    assertThat(keys(file, 1).raw(Table.SWAPS, "pool"))
        .isEqualTo(keys(self, 1).raw(Table.SWAPS, "pool"));
    String before = keys(file, 1).of("pool");
    Sources.write(folder, "fair.csv", "other prices");
    assertThat(keys(file, 1).of("pool")).isNotEqualTo(before);
  }

  @Test
  void tradesAndBooksHaveFilesOfTheirOwn() {
    SourceKey keys = keys(Map.of("eth", new BookRecording.Hyperliquid("ETH", "hl", 4)), 1);

    assertThat(keys.raw(Table.TRADES, "eth").upstream())
        .isNotEqualTo(keys.raw(Table.BOOKS, "eth").upstream());
    assertThat(keys.raw(Table.BOOKS, "eth").stage()).isEqualTo("raw-books");
    assertThat(keys.of("eth")).hasSize(16);
  }

  private static MarketSpec quotedBook(Optional<String> hedge) {
    return new SyntheticMarket.Book(
        60, 2500, 0.1, 0.001, 0.8, 1.2, 0.6, 2500, 8000, Optional.empty(), hedge);
  }

  /** The key of a market's tape holds the data of its hedge; its own raw rows do not. */
  @Test
  void theMarketOfTheHedgeCountsForTheTapeButNotForTheRows() {
    MarketSpec perp = new BookRecording.Hyperliquid("ETH", "hl", 4);
    Map<String, MarketSpec> bare = Map.of("spot", quotedBook(Optional.empty()), "perp", perp);
    Map<String, MarketSpec> hedged = Map.of("spot", quotedBook(Optional.of("perp")), "perp", perp);

    assertThat(keys(hedged, 1).of("spot")).isNotEqualTo(keys(bare, 1).of("spot"));
    assertThat(keys(hedged, 1).of("perp")).isEqualTo(keys(bare, 1).of("perp"));
    assertThat(keys(hedged, 1).raw(Table.TRADES, "spot"))
        .isEqualTo(keys(bare, 1).raw(Table.TRADES, "spot"));
    String before = keys(hedged, 1).of("spot");
    String alone = keys(bare, 1).of("spot");
    Sources.write(folder.resolve("hl"), "orderbooks_ETH.csv.gz", "other books");
    assertThat(keys(hedged, 1).of("spot")).isNotEqualTo(before);
    assertThat(keys(bare, 1).of("spot")).isEqualTo(alone);
  }

  /** The hedge's own hedge is nobody's business: two books may hedge on each other. */
  @Test
  void booksThatHedgeOnEachOtherHaveKeysOfTheirOwn() {
    Map<String, MarketSpec> both =
        Map.of("a", quotedBook(Optional.of("b")), "b", quotedBook(Optional.of("a")));

    assertThat(keys(both, 1).of("a")).isNotEqualTo(keys(both, 1).of("b"));
    Map<String, MarketSpec> onItself = Map.of("btc", BTC, "a", quotedBook(Optional.of("btc")));
    assertThatThrownBy(() -> keys(onItself, 1).of("a"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("markets.a.hedge: must be a market with an order book");
  }

  @Test
  void whatIsMissingIsNamed() {
    SourceKey keys =
        keys(
            Map.of(
                "gone",
                new TradeRecording.Binance("gone.csv", "X", 0.01, 1e-5),
                "pool",
                Sources.pool("btc", PoolTape.Curve.PANCAKE_V2, 25),
                "lost",
                Sources.pool("nowhere", PoolTape.Curve.PANCAKE_V2, 25),
                "btc",
                BTC),
            1);

    assertThatThrownBy(() -> keys.of("gone"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("gone.csv: no such file");
    assertThatThrownBy(() -> keys.of("other"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("market other: is not among the markets (btc, gone, lost, pool)");
    assertThatThrownBy(() -> keys.of("pool"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("markets.pool.reference: must be a market with an order book");
    assertThatThrownBy(() -> keys.of("lost")).hasMessageContaining("nowhere is none");
  }
}
