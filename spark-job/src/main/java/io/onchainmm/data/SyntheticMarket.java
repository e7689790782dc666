package io.onchainmm.data;

import io.onchainmm.schema.Choice;
import io.onchainmm.schema.Key;
import io.onchainmm.sim.market.PoolTape;
import java.util.Locale;
import java.util.Optional;

/** Markets whose events are generated. */
public sealed interface SyntheticMarket extends MarketSpec
    permits SyntheticMarket.Book, SyntheticMarket.Poisson, SyntheticMarket.Pool, SyntheticOrders {
  @Override
  default Kind kind() {
    return Kind.BOOK;
  }

  @Override
  default boolean synthetic() {
    return true;
  }

  /** The embedded synthetic order book, with known A, k and σ. */
  @Choice(value = "synthetic_book", help = "Generated order book with known A, k and sigma")
  record Book(
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
      implements SyntheticMarket, OwnSteps {
    /** Without a hedge. */
    public Book(
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
    public String venue() {
      return "synthetic_book";
    }

    @Override
    public Book withoutPlaces() {
      return new Book(
          durationSeconds,
          startPriceUsd,
          tickUsd,
          lotBase,
          sigmaBps,
          intensityA,
          intensityK,
          tradeUsd,
          levelUsd,
          reference,
          Optional.empty());
    }
  }

  /** A generated market in which fills are exactly what the theory of quoting assumes. */
  @Choice(
      value = "synthetic_poisson",
      help =
          "Generated market of Avellaneda and Stoikov (2008): steps of the mid, one sweep a side")
  record Poisson(
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
      @Key(help = "Length of one step, seconds", above = 0, otherwise = "0.005") double stepSeconds,
      @Key(help = "Market with an order book on which inventory can be hedged")
          Optional<String> hedge)
      implements SyntheticMarket, OwnSteps {
    /** Without a hedge. */
    public Poisson(
        double durationSeconds,
        double startPriceUsd,
        double tickUsd,
        double lotBase,
        double sigmaBps,
        double intensityA,
        double intensityK,
        double stepSeconds) {
      this(
          durationSeconds,
          startPriceUsd,
          tickUsd,
          lotBase,
          sigmaBps,
          intensityA,
          intensityK,
          stepSeconds,
          Optional.empty());
    }

    @Override
    public String venue() {
      return "synthetic_poisson";
    }

    @Override
    public Poisson withoutPlaces() {
      return new Poisson(
          durationSeconds,
          startPriceUsd,
          tickUsd,
          lotBase,
          sigmaBps,
          intensityA,
          intensityK,
          stepSeconds);
    }
  }

  /** The embedded synthetic pool, moved by arbitrageurs and noise around a reference market. */
  @Choice(value = "synthetic_pool", help = "Generated pool of any curve around a reference")
  record Pool(
      @Key(
              help =
                  "Fair price: a market with an order book, file:PATH (CSV time_ns, price_usd), or"
                      + " path = a path of its own",
              otherwise = "synthetic_book")
          String reference,
      @Key(help = "How the contract computes", otherwise = "aerodrome_volatile")
          PoolTape.Curve curve,
      @Key(help = "Pool fee, basis points", min = 0, max = 300, otherwise = "5") int feeBps,
      @Key(
              help = "Liquidity between ticks",
              otherwise = "{}",
              when = "curve=pancake_v3|slipstream|uniswap_v3")
          TicksSpec ticks,
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
      @Key(help = "Chain that the pool is taken to lie on", otherwise = "base") Chain network,
      @Key(help = "Market with an order book on which inventory can be hedged")
          Optional<String> hedge,
      @Key(
              help =
                  "Marks what does not exist in reality, a contract on a chain without it or data"
                      + " under another chain's rules; every report says so",
              otherwise = "false")
          boolean counterfactual)
      implements SyntheticMarket, PoolMarket {
    /** A fair price of the pool's own, from no market and no file. */
    static final String PATH = "path";

    /** Without a hedge. */
    public Pool(
        String reference,
        PoolTape.Curve curve,
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
          TicksSpec.DEFAULT,
          reservesUsd,
          noisePerSecond,
          noiseUsd,
          noiseLogSd,
          arbitrageShare,
          blockSeconds,
          BlockLaw.FIXED,
          FairPathSpec.DEFAULT,
          network,
          Optional.empty(),
          false);
    }

    @Override
    public PoolTape.Curve contract() {
      return curve;
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
      return network.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String ownReference() {
      return PATH;
    }

    @Override
    public PoolTerms terms(String market) {
      return PoolTerms.of(market, this);
    }

    @Override
    public Pool withoutPlaces() {
      return new Pool(
          referenceWithoutPlace(),
          curve,
          feeBps,
          ticks,
          reservesUsd,
          noisePerSecond,
          noiseUsd,
          noiseLogSd,
          arbitrageShare,
          blockSeconds,
          blocks,
          fair,
          network,
          Optional.empty(),
          false);
    }
  }

  /** When blocks of a synthetic chain come. */
  enum BlockLaw {
    FIXED,
    POISSON
  }

  /** Chains whose pools can be played. */
  enum Chain {
    BASE,
    ARBITRUM,
    SOLANA,
    ETHEREUM,
    HYPERLIQUID
  }
}
