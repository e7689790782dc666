package io.onchainmm.data;

import io.onchainmm.schema.Choice;
import io.onchainmm.schema.Key;
import io.onchainmm.sim.market.PoolTape;
import java.util.Optional;

/** Markets whose pool was recorded. */
public sealed interface PoolRecording extends PoolMarket, OwnSteps, MarketSpec
    permits PoolRecording.Aerodrome {
  @Override
  default Kind kind() {
    return Kind.POOL;
  }

  @Override
  default String ownReference() {
    return PoolTape.SELF;
  }

  /** Half-life of the causal average that is the fair price where the pool's own price is. */
  double referenceHalfLifeSeconds();

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
          Optional<String> hedge,
      @Key(
              help =
                  "Marks what does not exist in reality, a contract on a chain without it or data"
                      + " under another chain's rules; every report says so",
              otherwise = "false")
          boolean counterfactual)
      implements PoolRecording {
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
          Optional.empty(),
          false);
    }

    @Override
    public PoolTape.Curve contract() {
      return PoolTape.Curve.AERODROME_VOLATILE;
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
          lotBase);
    }
  }
}
