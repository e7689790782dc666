package io.onchainmm.data;

import io.onchainmm.schema.Choice;
import io.onchainmm.schema.Key;

/** Markets of which only the trades were recorded. */
public sealed interface TradeRecording extends MarketSpec permits TradeRecording.Binance {
  @Override
  default Kind kind() {
    return Kind.TRADES;
  }

  /** Recorded Binance trades. */
  @Choice(value = "binance_trades", help = "Recorded Binance trade ticks (CSV): bars, no quoting")
  record Binance(
      @Key(help = "File below data.root", identity = false) String path,
      @Key(help = "Name for people, e.g. BTCUSDT") String symbol,
      @Key(help = "Tick, USD", above = 0) double tickUsd,
      @Key(help = "Lot, base units", above = 0) double lotBase)
      implements TradeRecording, OwnSteps {
    @Override
    public String venue() {
      return "binance";
    }

    @Override
    public Binance withoutPlaces() {
      return new Binance("", symbol, tickUsd, lotBase);
    }
  }
}
