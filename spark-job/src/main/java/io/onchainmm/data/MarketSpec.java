package io.onchainmm.data;

import io.onchainmm.schema.Choice;
import io.onchainmm.schema.Key;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/** One market of the block {@code markets}: what is traded there and where its events come from. */
public sealed interface MarketSpec extends Serializable {

  /** The kind of venue behind the market. */
  enum Kind {
    /** An order book with depth: orders can be placed. */
    BOOK,
    /** A constant-product pool: swaps can be sent. */
    POOL,
    /** Trades alone: bars and features, but nothing to quote against. */
    TRADES
  }

  /** What can be done here. */
  Kind kind();

  /** Venue as shown in {@code TRIALS.venue}. */
  String venue();

  /** Chain as shown in {@code TRIALS.chain}. */
  String chain();

  /** Whether its events are generated. */
  boolean synthetic();

  /** The market whose price is the fair price here, if any. */
  default Optional<String> referenceMarket() {
    return Optional.empty();
  }

  /** The market on which inventory can be hedged, if it names one. */
  default Optional<String> hedge() {
    return Optional.empty();
  }

  /** The embedded synthetic order book, with known A, k and σ. */
  @Choice(value = "synthetic_book", help = "Generated order book with known A, k and sigma")
  record SyntheticBook(
      @Key(help = "Length, seconds", above = 0, max = 864000, otherwise = "3600")
          double durationSeconds,
      @Key(help = "Price at the start, USD", above = 0, otherwise = "2500") double startPriceUsd,
      @Key(help = "Tick, USD", above = 0, otherwise = "0.1") double tickUsd,
      @Key(help = "Lot, base units", above = 0, otherwise = "0.001") double lotBase,
      @Key(
              help = "Volatility, basis points per square root of a second",
              min = 0,
              otherwise = "0.8")
          double sigmaBps,
      @Key(
              help = "Arrivals of aggressors per second and side at zero depth",
              above = 0,
              otherwise = "1.2")
          double intensityA,
      @Key(help = "Decay of the arrivals with depth, per basis point", above = 0, otherwise = "0.6")
          double intensityK,
      @Key(help = "Mean size of an aggressor, USD", above = 0, otherwise = "2500") double tradeUsd,
      @Key(help = "Mean size of a level near the touch, USD", above = 0, otherwise = "8000")
          double levelUsd,
      @Key(help = "Synthetic book whose price path this one shares") Optional<String> reference,
      @Key(help = "Market with an order book on which inventory can be hedged")
          Optional<String> hedge)
      implements MarketSpec {

    /** Without a hedge. */
    public SyntheticBook(
        double durationSeconds,
        double startPriceUsd,
        double tickUsd,
        double lotBase,
        double sigmaBps,
        double intensityA,
        double intensityK,
        double tradeUsd,
        double levelUsd) {
      this(
          durationSeconds,
          startPriceUsd,
          tickUsd,
          lotBase,
          sigmaBps,
          intensityA,
          intensityK,
          tradeUsd,
          levelUsd,
          Optional.empty(),
          Optional.empty());
    }

    @Override
    public Optional<String> referenceMarket() {
      return reference;
    }

    @Override
    public Kind kind() {
      return Kind.BOOK;
    }

    @Override
    public String venue() {
      return "synthetic_book";
    }

    @Override
    public String chain() {
      return "none";
    }

    @Override
    public boolean synthetic() {
      return true;
    }
  }

  /** A generated market in which fills are exactly what the theory of quoting assumes. */
  @Choice(
      value = "synthetic_poisson",
      help =
          "Generated market of Avellaneda and Stoikov (2008): steps of the mid, one sweep a side")
  record SyntheticPoisson(
      @Key(help = "Length, seconds", above = 0, max = 864000, otherwise = "600")
          double durationSeconds,
      @Key(help = "Price at the start, USD", above = 0, otherwise = "100") double startPriceUsd,
      @Key(help = "Tick, USD", above = 0, otherwise = "0.0001") double tickUsd,
      @Key(help = "Lot, base units", above = 0, otherwise = "1") double lotBase,
      @Key(
              help = "Volatility, basis points of the start per square root of a second",
              min = 0,
              otherwise = "1")
          double sigmaBps,
      @Key(help = "Sweeps per second and side at zero depth", above = 0, otherwise = "1")
          double intensityA,
      @Key(help = "Decay of the sweeps with depth, per basis point", above = 0, otherwise = "0.5")
          double intensityK,
      @Key(help = "Length of one step, seconds", above = 0, otherwise = "0.005") double stepSeconds)
      implements MarketSpec {
    @Override
    public Kind kind() {
      return Kind.BOOK;
    }

    @Override
    public String venue() {
      return "synthetic_poisson";
    }

    @Override
    public String chain() {
      return "none";
    }

    @Override
    public boolean synthetic() {
      return true;
    }
  }

  /** The embedded synthetic pool, moved by arbitrageurs and noise around a reference market. */
  @Choice(value = "synthetic_pool", help = "Generated constant-product pool around a reference")
  record SyntheticPool(
      @Key(
              help =
                  "Fair price: a market with an order book, file:PATH (CSV time_ns, price_usd), or"
                      + " path = a path of its own",
              otherwise = "synthetic_book")
          String reference,
      @Key(help = "How the contract computes", otherwise = "aerodrome_volatile") Curve curve,
      @Key(help = "Pool fee, basis points", min = 0, max = 300, otherwise = "5") int feeBps,
      @Key(help = "Value of both reserves together, USD", above = 0, otherwise = "2000000")
          double reservesUsd,
      @Key(help = "Uninformed swaps per second", min = 0, otherwise = "0.4") double noisePerSecond,
      @Key(help = "Median uninformed swap, USD", above = 0, otherwise = "1000") double noiseUsd,
      @Key(
              help = "Spread of uninformed swaps: standard deviation of the logarithm",
              min = 0,
              otherwise = "1")
          double noiseLogSd,
      @Key(
              help =
                  "Share of blocks that an arbitrageur opens by moving the pool back to the band"
                      + " around the fair price",
              min = 0,
              max = 1,
              otherwise = "0.6")
          double arbitrageShare,
      @Key(help = "Duration of one block, seconds", above = 0, otherwise = "2") double blockSeconds,
      @Key(
              help =
                  "fixed = a block every block_seconds; poisson = after exponential times of that"
                      + " mean, to the millisecond",
              otherwise = "fixed")
          BlockLaw blocks,
      @Key(help = "The fair price where reference is no market", otherwise = "{}")
          FairPathSpec fair,
      @Key(help = "Chain whose costs are assumed", otherwise = "base") Chain network,
      @Key(help = "Market with an order book on which inventory can be hedged")
          Optional<String> hedge)
      implements MarketSpec {
    /** A fair price of the pool's own, from no market and no file. */
    static final String PATH = "path";

    /** Without a hedge. */
    public SyntheticPool(
        String reference,
        Curve curve,
        int feeBps,
        double reservesUsd,
        double noisePerSecond,
        double noiseUsd,
        double noiseLogSd,
        double arbitrageShare,
        double blockSeconds,
        Chain network) {
      this(
          reference,
          curve,
          feeBps,
          reservesUsd,
          noisePerSecond,
          noiseUsd,
          noiseLogSd,
          arbitrageShare,
          blockSeconds,
          BlockLaw.FIXED,
          FairPathSpec.DEFAULT,
          network,
          Optional.empty());
    }

    @Override
    public Kind kind() {
      return Kind.POOL;
    }

    @Override
    public String venue() {
      return "synthetic_pool";
    }

    @Override
    public String chain() {
      return network.name().toLowerCase(java.util.Locale.ROOT);
    }

    @Override
    public boolean synthetic() {
      return true;
    }

    @Override
    public Optional<String> referenceMarket() {
      return reference.equals(PATH) || reference.startsWith("file:")
          ? Optional.empty()
          : Optional.of(reference);
    }
  }

  /** Recorded Hyperliquid book snapshots and trades. */
  @Choice(value = "hyperliquid", help = "Recorded Hyperliquid book snapshots and trades (CSV)")
  record Hyperliquid(
      @Key(help = "Coin, as in the file names") String coin,
      @Key(
              help =
                  "Folder below data.root with orderbooks_<coin>.csv.gz and trades_<coin>.csv.gz",
              identity = false)
          String path,
      @Key(help = "Decimals of a size on this venue (szDecimals)", min = 0, max = 6)
          int sizeDecimals,
      @Key(help = "Market with an order book on which inventory can be hedged")
          Optional<String> hedge)
      implements MarketSpec {

    /** Without a hedge. */
    public Hyperliquid(String coin, String path, int sizeDecimals) {
      this(coin, path, sizeDecimals, Optional.empty());
    }

    @Override
    public Kind kind() {
      return Kind.BOOK;
    }

    @Override
    public String venue() {
      return "hyperliquid";
    }

    @Override
    public String chain() {
      return "hyperliquid";
    }

    @Override
    public boolean synthetic() {
      return false;
    }
  }

  /** Recorded market-by-price events in the files of hftbacktest. */
  @Choice(
      value = "hftbacktest",
      help = "Recorded market-by-price events in hftbacktest's files (.npz or .npy)")
  record Hftbacktest(
      @Key(
              help = "Files below data.root, in order of time; each is one array of events",
              identity = false)
          List<String> files,
      @Key(help = "Tick, USD (tick_size of hftbacktest)", above = 0) double tickUsd,
      @Key(help = "Lot, base units (lot_size of hftbacktest)", above = 0) double lotBase,
      @Key(help = "Market with an order book on which inventory can be hedged")
          Optional<String> hedge)
      implements MarketSpec {

    /** Without a hedge. */
    public Hftbacktest(List<String> files, double tickUsd, double lotBase) {
      this(files, tickUsd, lotBase, Optional.empty());
    }

    /** Keeps its own copy; there must be a file. */
    public Hftbacktest {
      files = List.copyOf(files);
      if (files.isEmpty()) {
        throw new IllegalArgumentException("files must name at least one file");
      }
    }

    @Override
    public Kind kind() {
      return Kind.BOOK;
    }

    @Override
    public String venue() {
      return "hftbacktest";
    }

    @Override
    public String chain() {
      return "none";
    }

    @Override
    public boolean synthetic() {
      return false;
    }
  }

  /** A recorded log of single orders, matched again. */
  @Choice(
      value = "order_events",
      help = "Recorded log of single orders (gzip), matched again: true places in the queues")
  record OrderEvents(
      @Key(help = "File below data.root", identity = false) String path,
      @Key(help = "Tick, USD", above = 0) double tickUsd,
      @Key(help = "Lot, base units, a multiple of amount_step", above = 0) double lotBase,
      @Key(
              help = "Smallest step of an amount in the log, base units",
              above = 0,
              otherwise = "1e-8")
          double amountStep,
      @Key(help = "Market with an order book on which inventory can be hedged")
          Optional<String> hedge)
      implements MarketSpec {

    /** Without a hedge. */
    public OrderEvents(String path, double tickUsd, double lotBase, double amountStep) {
      this(path, tickUsd, lotBase, amountStep, Optional.empty());
    }

    @Override
    public Kind kind() {
      return Kind.BOOK;
    }

    @Override
    public String venue() {
      return "order_events";
    }

    @Override
    public String chain() {
      return "none";
    }

    @Override
    public boolean synthetic() {
      return false;
    }
  }

  /** Recorded swaps of an Aerodrome volatile pool on Base. */
  @Choice(value = "aerodrome", help = "Recorded swaps of an Aerodrome volatile pool on Base (CSV)")
  record Aerodrome(
      @Key(help = "File below data.root: swaps with reserves", identity = false) String path,
      @Key(help = "Which token is the inventory: 0 or 1", min = 0, max = 1, otherwise = "0")
          int baseToken,
      @Key(help = "Decimals of token 0", min = 0, max = 36, otherwise = "18") int token0Decimals,
      @Key(help = "Decimals of token 1", min = 0, max = 36, otherwise = "18") int token1Decimals,
      @Key(help = "Pool fee, basis points", min = 0, max = 300, otherwise = "30") int feeBps,
      @Key(
              help =
                  "Fair price: self = causal average of the pool's own price, or file:<path> below"
                      + " data.root (CSV time_ns,price_usd), or the name of another market")
          String reference,
      @Key(
              help = "Half-life of the causal average, seconds (reference: self)",
              above = 0,
              otherwise = "600")
          double referenceHalfLifeSeconds,
      @Key(help = "USD per quote token") double usdPerQuote,
      @Key(help = "Tick of the valuation price, USD per base token", above = 0) double tickUsd,
      @Key(help = "Lot, base tokens", above = 0) double lotBase,
      @Key(help = "Market with an order book on which inventory can be hedged")
          Optional<String> hedge)
      implements MarketSpec {

    /** Without a hedge. */
    public Aerodrome(
        String path,
        int baseToken,
        int token0Decimals,
        int token1Decimals,
        int feeBps,
        String reference,
        double referenceHalfLifeSeconds,
        double usdPerQuote,
        double tickUsd,
        double lotBase) {
      this(
          path,
          baseToken,
          token0Decimals,
          token1Decimals,
          feeBps,
          reference,
          referenceHalfLifeSeconds,
          usdPerQuote,
          tickUsd,
          lotBase,
          Optional.empty());
    }

    @Override
    public Kind kind() {
      return Kind.POOL;
    }

    @Override
    public String venue() {
      return "aerodrome";
    }

    @Override
    public String chain() {
      return "base";
    }

    @Override
    public boolean synthetic() {
      return false;
    }

    @Override
    public Optional<String> referenceMarket() {
      return reference.equals("self") || reference.startsWith("file:")
          ? Optional.empty()
          : Optional.of(reference);
    }
  }

  /** Recorded Binance trades. */
  @Choice(value = "binance_trades", help = "Recorded Binance trade ticks (CSV): bars, no quoting")
  record BinanceTrades(
      @Key(help = "File below data.root", identity = false) String path,
      @Key(help = "Name for people, e.g. BTCUSDT") String symbol,
      @Key(help = "Tick, USD", above = 0) double tickUsd,
      @Key(help = "Lot, base units", above = 0) double lotBase)
      implements MarketSpec {
    @Override
    public Kind kind() {
      return Kind.TRADES;
    }

    @Override
    public String venue() {
      return "binance";
    }

    @Override
    public String chain() {
      return "none";
    }

    @Override
    public boolean synthetic() {
      return false;
    }
  }

  /** Swap arithmetic of a pool. */
  enum Curve {
    PANCAKE_V2,
    AERODROME_VOLATILE
  }

  /** When blocks of a synthetic chain come. */
  enum BlockLaw {
    FIXED,
    POISSON
  }

  /** Chains whose pools can be played. */
  enum Chain {
    BASE,
    ARBITRUM
  }
}
