package io.onchainmm.sim.book;

/**
 * Market-by-price depth of both sides. A new best that reaches the opposite best pushes it back to
 * its next level strictly beyond: the crossed levels are stale and hidden until they are set anew.
 */
final class Book implements Depth {
  /** Price of no level. */
  static final long NONE = Long.MIN_VALUE;

  private final Levels bids;
  private final Levels asks;

  Book() {
    this(new Levels(), new Levels());
  }

  Book(Levels bids, Levels asks) {
    this.bids = bids;
    this.asks = asks;
  }

  /** The bid level now holds {@code lots}; returns whether the best bid rose. */
  boolean setBid(long priceTicks, long lots) {
    return set(bids, asks, priceTicks, lots);
  }

  /** The ask level now holds {@code lots}; returns whether the best ask fell. */
  boolean setAsk(long priceTicks, long lots) {
    return set(asks, bids, -priceTicks, lots);
  }

  private static boolean set(Levels own, Levels opposite, long key, long lots) {
    long was = own.best();
    own.set(key, lots);
    if (own.best() <= was) {
      return false;
    }
    if (opposite.best() != Levels.NONE && opposite.best() >= -own.best()) {
      opposite.retreatBelow(-own.best());
    }
    return true;
  }

  /** Best bid in ticks, {@link #NONE} when there is none. */
  @Override
  public long bestBid() {
    return bids.best();
  }

  /** Best ask in ticks, {@link #NONE} when there is none. */
  @Override
  public long bestAsk() {
    return asks.best() == Levels.NONE ? NONE : -asks.best();
  }

  /** Whether both sides have a best. */
  boolean twoSided() {
    return bids.best() != Levels.NONE && asks.best() != Levels.NONE;
  }

  /** Whether nothing is known. */
  @Override
  public boolean unknown() {
    return bids.best() == Levels.NONE && asks.best() == Levels.NONE;
  }

  /** Best bid + best ask, half-ticks; only of a two-sided book. */
  long midHalfTicks() {
    return bids.best() - asks.best();
  }

  /** Size of the bid level, 0 if none. */
  long bidLots(long priceTicks) {
    return bids.at(priceTicks);
  }

  /** Size of the ask level, 0 if none. */
  long askLots(long priceTicks) {
    return asks.at(-priceTicks);
  }

  /**
   * What a new order finds ahead of it: the level's size, 0 for a level of its own, infinity when
   * the price lies beyond the last visible level, where the queue is unknown.
   */
  @Override
  public double queueAhead(boolean buy, long priceTicks) {
    Levels own = buy ? bids : asks;
    long key = buy ? priceTicks : -priceTicks;
    long lots = own.at(key);
    return lots == 0 && key < own.worst() ? Double.POSITIVE_INFINITY : lots;
  }

  @Override
  public long next(boolean buy, long priceTicks) {
    Levels own = buy ? bids : asks;
    long key = own.nextBelow(buy ? priceTicks : -priceTicks);
    return key == Levels.NONE ? NONE : buy ? key : -key;
  }

  /** Everything becomes unknown. */
  void clear() {
    bids.clear();
    asks.clear();
  }
}
