package io.onchainmm.data;

/**
 * One row of an event feed.
 *
 * @param side {@link TradeColumns#BUY} (bids, buyers), {@link TradeColumns#SELL}, or 0 for both
 * @param priceTicks for a clear the last price that is cleared, {@link #EVERYTHING} for the side
 * @param exchangeNanos when it happened
 * @param receiveNanos when it reached the recorder
 */
record FeedEvent(
    Kind kind, int side, long priceTicks, long sizeLots, long exchangeNanos, long receiveNanos) {

  /** Price of a clear that takes the whole side. */
  static final long EVERYTHING = 0;

  /** What happened. */
  enum Kind {
    /** A level now holds this size. */
    DEPTH,
    /** A trade. */
    TRADE,
    /** Levels from the best to this price are no longer known. */
    CLEAR,
    /** A level of a snapshot; changes the book as {@link #DEPTH} does. */
    SNAPSHOT
  }
}
