package io.onchainmm.data;

import io.onchainmm.sim.market.BookTape;

/** The trades on a tape; their ids count from 1. */
final class TapeTrades {
  private TapeTrades() {}

  static TradeColumns of(BookTape tape) {
    TradeColumns trades = new TradeColumns();
    for (int i = 0; i < tape.length(); i++) {
      boolean buy = tape.kind[i] == BookTape.BUY_TRADE;
      if (buy || tape.kind[i] == BookTape.SELL_TRADE) {
        trades.add(
            tape.timeNanos[i],
            trades.size() + 1L,
            buy ? TradeColumns.BUY : TradeColumns.SELL,
            tape.priceTicks[i],
            tape.sizeLots[i]);
      }
    }
    return trades;
  }
}
