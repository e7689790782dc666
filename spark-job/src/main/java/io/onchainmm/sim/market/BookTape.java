package io.onchainmm.sim.market;

import java.util.Optional;

/**
 * The tape of a market-by-price order book: level changes and trades, in exchange order (at equal
 * times the order of the arrays is the order of events; trades of a block precede the book that
 * results from them).
 *
 * <p>25 bytes an event: {@code timeNanos[i]} exchange time, {@code kind[i]} one of the constants,
 * {@code priceTicks[i]}, {@code sizeLots[i]} (the level's <em>new</em> total for depth, the traded
 * size for trades, 0 otherwise).
 */
public final class BookTape implements Tape {
  private static final long serialVersionUID = 1L;

  /** Bid level at the price now holds {@code sizeLots} (0 = gone). */
  public static final byte BID_DEPTH = 0;

  /** Ask level at the price now holds {@code sizeLots} (0 = gone). */
  public static final byte ASK_DEPTH = 1;

  /** A buyer aggressed at the price. */
  public static final byte BUY_TRADE = 2;

  /** A seller aggressed at the price. */
  public static final byte SELL_TRADE = 3;

  /**
   * The bid level left the visible window: its size is unknown from here on. The book forgets it;
   * queue positions there are kept (nothing is known to have been cancelled).
   */
  public static final byte BID_FORGET = 4;

  /** The ask level left the visible window; see {@link #BID_FORGET}. */
  public static final byte ASK_FORGET = 5;

  /**
   * The recording stopped here and goes on later (a gap longer than configured): the book becomes
   * unknown, all our orders are taken away unfilled, and calibration windows restart.
   */
  public static final byte GAP = 6;

  public final long[] timeNanos;
  public final byte[] kind;
  public final long[] priceTicks;
  public final long[] sizeLots;

  /**
   * Rank of a depth event that is no single order's doing, or that only removes what the trade
   * before it took.
   */
  public static final int NO_ORDER = -1;

  /**
   * Order-level tapes: for a depth event that takes size away, the index of the event that brought
   * the order which left (so that one of our orders knows whether it stood ahead), else {@link
   * #NO_ORDER}. Null on market-by-price tapes.
   */
  public final int[] rank;

  /**
   * When each event reached the recorder, indexed like the events; null when that was not recorded.
   */
  public final long[] receiveNanos;

  /**
   * The events in the order of their receipt: {@code receiveOrder[j]} is the index of the j-th
   * event received. Null with {@link #receiveNanos}.
   */
  public final int[] receiveOrder;

  private final String market;
  private final Instrument instrument;
  private final int length;
  private final boolean synthetic;
  private final long rawRows;
  private final HedgeMarket hedge;

  /**
   * Wraps the arrays without copying; the caller gives them up. They may be longer than {@code
   * length}. Throws {@link IllegalArgumentException} when times go back.
   */
  public BookTape(
      String market,
      Instrument instrument,
      int length,
      long[] timeNanos,
      byte[] kind,
      long[] priceTicks,
      long[] sizeLots,
      boolean synthetic,
      long rawRows) {
    this(
        market,
        instrument,
        length,
        timeNanos,
        kind,
        priceTicks,
        sizeLots,
        null,
        null,
        null,
        synthetic,
        rawRows,
        null);
  }

  private BookTape(
      String market,
      Instrument instrument,
      int length,
      long[] timeNanos,
      byte[] kind,
      long[] priceTicks,
      long[] sizeLots,
      int[] rank,
      long[] receiveNanos,
      int[] receiveOrder,
      boolean synthetic,
      long rawRows,
      HedgeMarket hedge) {
    for (int i = 1; i < length; i++) {
      if (timeNanos[i] < timeNanos[i - 1]) {
        throw new IllegalArgumentException(
            "Event %d of %s is at %d ns, before its predecessor at %d ns"
                .formatted(i, market, timeNanos[i], timeNanos[i - 1]));
      }
    }
    this.market = market;
    this.instrument = instrument;
    this.length = length;
    this.timeNanos = timeNanos;
    this.kind = kind;
    this.priceTicks = priceTicks;
    this.sizeLots = sizeLots;
    this.rank = rank;
    this.receiveNanos = receiveNanos;
    this.receiveOrder = receiveOrder;
    this.synthetic = synthetic;
    this.rawRows = rawRows;
    this.hedge = hedge;
  }

  /** The same tape with the ranks of an order-level source; see {@link #rank}. */
  public BookTape withRanks(int[] ranks) {
    if (ranks.length < length) {
      throw new IllegalArgumentException(
          "%s has %d events, but %d ranks".formatted(market, length, ranks.length));
    }
    return new BookTape(
        market,
        instrument,
        length,
        timeNanos,
        kind,
        priceTicks,
        sizeLots,
        ranks,
        receiveNanos,
        receiveOrder,
        synthetic,
        rawRows,
        hedge);
  }

  /**
   * The same tape with recorded receipts.
   *
   * @param nanos receive time of each event
   * @param order the events in the order of their receipt; along it times must not go back
   */
  public BookTape withReceipts(long[] nanos, int[] order) {
    for (int j = 1; j < length; j++) {
      if (nanos[order[j]] < nanos[order[j - 1]]) {
        throw new IllegalArgumentException(
            "Event %d of %s was received at %d ns, before its predecessor at %d ns"
                .formatted(order[j], market, nanos[order[j]], nanos[order[j - 1]]));
      }
    }
    return new BookTape(
        market,
        instrument,
        length,
        timeNanos,
        kind,
        priceTicks,
        sizeLots,
        rank,
        nanos,
        order,
        synthetic,
        rawRows,
        hedge);
  }

  @Override
  public String market() {
    return market;
  }

  @Override
  public Instrument instrument() {
    return instrument;
  }

  @Override
  public int length() {
    return length;
  }

  @Override
  public long startNanos() {
    return length == 0 ? 0 : timeNanos[0];
  }

  @Override
  public long endNanos() {
    return length == 0 ? 0 : timeNanos[length - 1];
  }

  @Override
  public Optional<HedgeMarket> hedge() {
    return Optional.ofNullable(hedge);
  }

  @Override
  public BookTape withHedge(HedgeMarket market) {
    return new BookTape(
        this.market,
        instrument,
        length,
        timeNanos,
        kind,
        priceTicks,
        sizeLots,
        rank,
        receiveNanos,
        receiveOrder,
        synthetic,
        rawRows,
        market);
  }

  @Override
  public boolean synthetic() {
    return synthetic;
  }

  @Override
  public long rawRows() {
    return rawRows;
  }
}
