package io.onchainmm.sim.book;

/** The market's book as an order finds it on arrival. */
interface Depth {
  /** Best bid in ticks, {@link Book#NONE} when there is none. */
  long bestBid();

  /** Best ask in ticks, {@link Book#NONE} when there is none. */
  long bestAsk();

  /**
   * What a new order finds ahead of it: the level's size, 0 for a level of its own, infinity when
   * the price lies beyond the last visible level, where the queue is unknown.
   */
  double queueAhead(boolean buy, long priceTicks);

  /** The side's next price with a size after {@code priceTicks}, {@link Book#NONE} if none. */
  long next(boolean buy, long priceTicks);

  /** Whether nothing is known. */
  default boolean unknown() {
    return bestBid() == Book.NONE && bestAsk() == Book.NONE;
  }
}
