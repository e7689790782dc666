package io.onchainmm.data;

import io.onchainmm.schema.Choice;
import io.onchainmm.schema.Key;
import io.onchainmm.sim.market.PoolTape;
import java.util.Locale;
import java.util.Optional;

/** Markets whose pool was recorded. */
public sealed interface PoolRecording extends PoolMarket, OwnSteps, MarketSpec
    permits PoolRecording.Aerodrome, PoolRecording.UniswapV3 {
  @Override
  default Kind kind() {
    return Kind.POOL;
  }

  @Override
  default String ownReference() {
    return PoolTape.SELF;
  }

  /** Which token is the inventory, 0 or 1. */
  int baseToken();

  /** Decimals of token 0. */
  int token0Decimals();

  /** Decimals of token 1. */
  int token1Decimals();

  /** Fee, basis points of the input. */
  int feeBps();

  /** USD per quote token. */
  double usdPerQuote();

  /** Half-life of the causal average that is the fair price where the pool's own price is. */
  double referenceHalfLifeSeconds();

  /** Recorded swaps of an Aerodrome basic pool on Base. */
  @Choice(value = "aerodrome", help = "Recorded swaps of an Aerodrome basic pool on Base (CSV)")
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
      @Key(help = "aerodrome_volatile or aerodrome_stable; absent = aerodrome_volatile")
          Optional<PoolTape.Curve> curve,
      @Key(help = "Market with an order book on which inventory can be hedged")
          Optional<String> hedge,
      @Key(
              help =
                  "Marks what does not exist in reality, a contract on a chain without it or data"
                      + " under another chain's rules; every report says so",
              otherwise = "false")
          boolean counterfactual)
      implements PoolRecording {
    /** A volatile pool without a hedge. */
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
          Optional.empty(),
          Optional.empty(),
          false);
    }

    @Override
    public PoolTape.Curve contract() {
      return curve.orElse(PoolTape.Curve.AERODROME_VOLATILE);
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
    public PoolTerms terms(String market) {
      return PoolTerms.of(market, this);
    }

    @Override
    public Aerodrome withoutPlaces() {
      return identity(referenceWithoutPlace(), referenceHalfLifeSeconds);
    }

    @Override
    public Aerodrome rawPart() {
      return identity("", 0);
    }

    private Aerodrome identity(String fair, double halfLifeSeconds) {
      return new Aerodrome(
          "",
          baseToken,
          token0Decimals,
          token1Decimals,
          feeBps,
          fair,
          halfLifeSeconds,
          usdPerQuote,
          tickUsd,
          lotBase,
          curve,
          Optional.empty(),
          false);
    }
  }

  /** Recorded swaps, mints and burns of a pool of concentrated liquidity. */
  @Choice(
      value = "uniswap_v3",
      help = "Recorded swaps, mints and burns of a pool of concentrated liquidity (CSV)")
  record UniswapV3(
      @Key(help = "File below data.root: events in chain order", identity = false) String path,
      @Key(
              help = "How the contract computes: uniswap_v3, pancake_v3 or slipstream",
              otherwise = "uniswap_v3")
          PoolTape.Curve curve,
      @Key(help = "Which token is the inventory: 0 or 1", min = 0, max = 1, otherwise = "1")
          int baseToken,
      @Key(help = "Decimals of token 0", min = 0, max = 36, otherwise = "6") int token0Decimals,
      @Key(help = "Decimals of token 1", min = 0, max = 36, otherwise = "18") int token1Decimals,
      @Key(help = "Pool fee, basis points", min = 0, max = 300, otherwise = "5") int feeBps,
      @Key(
              help = "Distance between ticks that can be initialised",
              min = 1,
              max = 2000,
              otherwise = "10")
          int tickSpacing,
      @Key(
              help = "Slipstream's dynamic fee (K, see ticks.fee_scaling); 0 = the fee stays",
              min = 0,
              max = 1000000000,
              otherwise = "0",
              when = "curve=slipstream")
          int feeScaling,
      @Key(
              help = "Most that a dynamic fee takes, basis points",
              min = 0,
              max = 500,
              otherwise = "100",
              when = "curve=slipstream")
          int feeCapBps,
      @Key(help = "Duration of one block or slot, seconds", min = 1, otherwise = "12")
          int blockSeconds,
      @Key(help = "Chain that the pool lies on", otherwise = "ethereum")
          SyntheticMarket.Chain network,
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
      @Key(help = "USD per quote token", otherwise = "1") double usdPerQuote,
      @Key(help = "Tick of the valuation price, USD per base token", above = 0) double tickUsd,
      @Key(help = "Lot, base tokens", above = 0) double lotBase,
      @Key(help = "Market with an order book on which inventory can be hedged")
          Optional<String> hedge,
      @Key(
              help =
                  "Marks what does not exist in reality, a contract on a chain without it or data"
                      + " under another chain's rules; every report says so",
              otherwise = "false")
          boolean counterfactual)
      implements PoolRecording {
    @Override
    public PoolTape.Curve contract() {
      return curve;
    }

    @Override
    public String venue() {
      return curve.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String chain() {
      return network.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public PoolTerms terms(String market) {
      return PoolTerms.of(market, this);
    }

    @Override
    public UniswapV3 withoutPlaces() {
      return identity(referenceWithoutPlace(), referenceHalfLifeSeconds);
    }

    @Override
    public UniswapV3 rawPart() {
      return identity("", 0);
    }

    private UniswapV3 identity(String fair, double halfLifeSeconds) {
      return new UniswapV3(
          "",
          curve,
          baseToken,
          token0Decimals,
          token1Decimals,
          feeBps,
          tickSpacing,
          feeScaling,
          feeCapBps,
          blockSeconds,
          network,
          fair,
          halfLifeSeconds,
          usdPerQuote,
          tickUsd,
          lotBase,
          Optional.empty(),
          false);
    }
  }
}
