package io.onchainmm.sim.book;

/**
 * One trial's orders on both ends of the channel: what the trial sends and knows, and what becomes
 * of its orders at the exchange.
 *
 * <p>Rules of the exchange:
 *
 * <ul>
 *   <li>All orders are limit and post-only: rejected when they reach the opposite best on arrival,
 *       or when the book is unknown.
 *   <li>A trade through our price, or the opposite best reaching it, fills all that is left, at our
 *       price ({@code through_volume}: at most its own size, the better-priced of our orders
 *       first). A trade at our price first eats what is ahead of us; only the excess fills us, and
 *       what fills one order of ours is gone for the next one at that price. {@code fills: whole}:
 *       an order that is reached is filled whole, and no order of ours is in another's way.
 *   <li>We are never seen by the market: the recorded book does not change by our fills.
 * </ul>
 *
 * <p>Rules of the trial's side: an order is <em>held</em> until it is known to be finished; it can
 * be cancelled while it is known to be accepted and no cancel is under way. A partial fill ends the
 * waiting for a cancel's answer.
 */
final class OrderDesk {
  static final int BUY = 0;
  static final int SELL = 1;

  /** Key of no order: less aggressive than any. */
  static final long NONE = Long.MIN_VALUE;

  private static final byte NEW = 0;
  private static final byte CANCEL = 1;
  static final byte ACCEPTED = 2;
  static final byte REJECTED = 3;
  private static final byte FILLED = 4;
  static final byte CANCELLED = 5;
  static final byte NOT_FOUND = 6;

  private final LatencyModel latency;
  private final QueueModel queue;
  private final FillListener listener;
  private final OpenOrders orders = new OpenOrders();
  private final MessageQueue requests = new MessageQueue();
  private final MessageQueue answers = new MessageQueue();
  private final MessageQueue refusals = new MessageQueue();
  private final long[] bestKey = {NONE, NONE};
  private final long[] worstKey = {Long.MAX_VALUE, Long.MAX_VALUE};
  private long knownPositionLots;
  private long liveChanges;
  private boolean stale;
  private long sent;
  private long rejects;

  /** Is told what becomes of the orders. */
  interface FillListener {
    /**
     * One execution at the exchange.
     *
     * @param knownNanos when the trial will know of it
     * @param markHalfTicks mark in force before the instant of the event that fills
     */
    void onFill(
        long exchangeNanos,
        long knownNanos,
        int side,
        long priceTicks,
        long lots,
        long markHalfTicks,
        long orderId);

    /** The trial has learnt of an execution. */
    default void onKnownFill(int side, long priceTicks, long lots) {}

    /** A request was sent. */
    default void onSent(long localNanos, long orderId, int side, long priceTicks, boolean cancel) {}

    /**
     * A request has reached the exchange.
     *
     * @param answer one of {@link #ACCEPTED}, {@link #REJECTED}, {@link #CANCELLED}, {@link
     *     #NOT_FOUND}
     * @param aheadLots lots ahead of an accepted order
     */
    default void onArrival(
        long exchangeNanos, long knownNanos, long orderId, byte answer, double aheadLots) {}
  }

  OrderDesk(LatencyModel latency, QueueModel queue, FillListener listener) {
    this.latency = latency;
    this.queue = queue;
    this.listener = listener;
  }

  /** Price as a key that grows with aggressiveness. */
  static long key(int side, long priceTicks) {
    return side == BUY ? priceTicks : -priceTicks;
  }

  // ---- the trial's side -------------------------------------------------------------------

  /** Sends a new post-only order. */
  void send(long localNanos, int side, long priceTicks, long lots) {
    int slot = orders.add(++sent, side, key(side, priceTicks), lots);
    request(localNanos, slot, NEW, lots);
  }

  private void request(long localNanos, int slot, byte kind, long lots) {
    listener.onSent(localNanos, orders.id[slot], orders.side[slot], price(slot), kind == CANCEL);
    long arrival = latency.arrivalOf(localNanos);
    if (arrival == LatencyModel.REFUSED) {
      rejects += kind == NEW ? 1 : 0;
      orders.state[slot] = kind == NEW ? OpenOrders.DONE : orders.state[slot];
      refusals.send(latency.refusedAt(localNanos), slot, kind == NEW ? REJECTED : NOT_FOUND, 0);
    } else {
      requests.send(arrival, slot, kind, lots);
    }
  }

  /** Cancels every order that can be cancelled and whose price is not wanted, oldest first. */
  void cancelAllBut(long localNanos, Wanted wanted) {
    for (int i = 0; i < orders.openCount; i++) {
      int slot = orders.open[i];
      if (orders.accepted[slot]
          && !orders.cancelling[slot]
          && !wanted.contains(orders.side[slot], price(slot))) {
        cancelSlot(localNanos, slot);
      }
    }
  }

  private void cancelSlot(long localNanos, int slot) {
    orders.cancelling[slot] = true;
    orders.cancelsUnanswered[slot]++;
    request(localNanos, slot, CANCEL, 0);
  }

  /** Cancels one order, if it is held and can be cancelled. */
  void cancel(long localNanos, long orderId) {
    for (int i = 0; i < orders.openCount; i++) {
      int slot = orders.open[i];
      if (orders.id[slot] == orderId && orders.accepted[slot] && !orders.cancelling[slot]) {
        cancelSlot(localNanos, slot);
      }
    }
  }

  private long price(int slot) {
    return orders.side[slot] == BUY ? orders.key[slot] : -orders.key[slot];
  }

  /** Lots ahead of a held order, as its queue model has it; NaN if it is not held. */
  double aheadLots(long orderId) {
    for (int i = 0; i < orders.openCount; i++) {
      if (orders.id[orders.open[i]] == orderId) {
        return orders.ahead[orders.open[i]];
      }
    }
    return Double.NaN;
  }

  /** Whether an order of that side at that price is held. */
  boolean holds(int side, long priceTicks) {
    long key = key(side, priceTicks);
    for (int i = 0; i < orders.openCount; i++) {
      int slot = orders.open[i];
      if (orders.side[slot] == side && orders.key[slot] == key) {
        return true;
      }
    }
    return false;
  }

  /** Unfilled lots of all held orders of that side, as known. */
  long heldLots(int side) {
    long lots = 0;
    for (int i = 0; i < orders.openCount; i++) {
      int slot = orders.open[i];
      lots += orders.side[slot] == side ? orders.knownLeaves[slot] : 0;
    }
    return lots;
  }

  /** Position as known from the answers. */
  long knownPositionLots() {
    return knownPositionLots;
  }

  /** Number of new orders sent. */
  long sent() {
    return sent;
  }

  /** Number of new orders rejected so far, known or not. */
  long rejects() {
    return rejects;
  }

  /** When the next answer is known, {@link MessageQueue#NEVER} if none is under way. */
  long nextAnswerNanos() {
    return Math.min(answers.due(), refusals.due());
  }

  /** Reads the answers that have come by {@code localNanos}. */
  void takeAnswers(long localNanos) {
    while (nextAnswerNanos() <= localNanos) {
      MessageQueue next = answers.due() <= refusals.due() ? answers : refusals;
      take(next.slot(), next.kind(), next.lots());
      next.remove();
    }
  }

  private void take(int slot, byte kind, long lots) {
    switch (kind) {
      case ACCEPTED -> orders.accepted[slot] = true;
      case REJECTED -> orders.finish(slot);
      case FILLED -> knowFill(slot, lots);
      case CANCELLED -> {
        orders.cancelsUnanswered[slot] -= (int) lots;
        orders.finish(slot);
      }
      case NOT_FOUND -> {
        orders.cancelsUnanswered[slot]--;
        orders.cancelling[slot] = false;
        orders.recycle(slot);
      }
      default -> throw new IllegalStateException("Not an answer: " + kind);
    }
  }

  private void knowFill(int slot, long lots) {
    int side = orders.side[slot];
    knownPositionLots += side == BUY ? lots : -lots;
    listener.onKnownFill(side, price(slot), lots);
    orders.knownLeaves[slot] -= lots;
    orders.cancelling[slot] = false;
    if (orders.knownLeaves[slot] == 0) {
      orders.finish(slot);
    }
  }

  // ---- the exchange's side ----------------------------------------------------------------

  /** Key of the most aggressive live order of the side, {@link #NONE} if there is none. */
  long bestKey(int side) {
    return bestKey[side];
  }

  /** Key of the least aggressive live order of the side; the largest long if there is none. */
  long worstKey(int side) {
    return worstKey[side];
  }

  /** Grows whenever an order comes to life or ends. */
  long liveChanges() {
    return liveChanges;
  }

  /** Number of orders that the trial holds. */
  int heldCount() {
    return orders.openCount;
  }

  /** Whether the i-th order held is live. */
  boolean live(int i) {
    return orders.state[orders.open[i]] == OpenOrders.LIVE;
  }

  /** Side of the i-th order held. */
  int side(int i) {
    return orders.side[orders.open[i]];
  }

  /** Price of the i-th order held. */
  long priceTicks(int i) {
    return price(orders.open[i]);
  }

  /**
   * When the next request reaches the exchange, {@link MessageQueue#NEVER} if none is under way.
   */
  long nextArrivalNanos() {
    return requests.due();
  }

  /**
   * The next request reaches the exchange.
   *
   * @param eventsBefore how many events of the tape have happened
   */
  void arrive(Depth book, int eventsBefore) {
    int slot = requests.slot();
    long nanos = requests.due();
    if (requests.kind() == NEW) {
      accept(nanos, slot, book, eventsBefore);
    } else if (orders.state[slot] == OpenOrders.LIVE) {
      orders.state[slot] = OpenOrders.DONE;
      arrived(nanos, slot, CANCELLED, 1);
    } else {
      arrived(nanos, slot, NOT_FOUND, 0);
    }
    requests.remove();
    findBounds();
  }

  private void accept(long nanos, int slot, Depth book, int eventsBefore) {
    boolean buy = orders.side[slot] == BUY;
    long price = price(slot);
    long opposite = buy ? book.bestAsk() : book.bestBid();
    boolean crosses = opposite != Book.NONE && (buy ? price >= opposite : price <= opposite);
    if (crosses || book.unknown()) {
      rejects++;
      orders.state[slot] = OpenOrders.DONE;
      arrived(nanos, slot, REJECTED, 0);
    } else {
      orders.state[slot] = OpenOrders.LIVE;
      orders.ahead[slot] = queue.onArrival(book.queueAhead(buy, price));
      orders.eventsBefore[slot] = eventsBefore;
      arrived(nanos, slot, ACCEPTED, 0);
    }
  }

  private void arrived(long nanos, int slot, byte answer, long lots) {
    long known = answer(nanos, slot, answer, lots);
    listener.onArrival(nanos, known, orders.id[slot], answer, orders.ahead[slot]);
  }

  /**
   * The level on our own side changed.
   *
   * @param rank event that brought the order which left, negative if there is none; see {@code
   *     BookTape.rank}
   */
  void onDepth(int side, long key, long before, long now, int rank) {
    for (int i = 0; i < orders.openCount; i++) {
      int slot = orders.open[i];
      if (isLive(slot, side) && orders.key[slot] == key) {
        boolean leftAhead = rank >= 0 && rank < orders.eventsBefore[slot];
        orders.ahead[slot] =
            queue.afterDepth(orders.ahead[slot], orders.pending[slot], before, now, leftAhead);
        orders.pending[slot] = 0;
      }
    }
  }

  /** The opposite best, {@code shown} lots, reached {@code key}: at least as aggressive fill. */
  void onReached(int side, long key, long shown, long nanos, long mark) {
    fillThrough(side, key, shown, nanos, mark);
    findBoundsIfStale();
  }

  /** An aggressor traded {@code lots} at {@code key}. */
  void onTrade(int side, long key, long lots, long nanos, long mark) {
    double volume = fillThrough(side, key + 1, lots, nanos, mark);
    for (int i = 0; i < orders.openCount; i++) {
      int slot = orders.open[i];
      if (isLive(slot, side) && orders.key[slot] == key) {
        orders.pending[slot] += lots;
        volume -= tradeAt(slot, volume, nanos, mark);
      }
    }
    findBoundsIfStale();
  }

  /** A trade at the order's price; returns how much of it our next order cannot have. */
  private double tradeAt(int slot, double volume, long nanos, long mark) {
    long reached = Math.round(volume - orders.ahead[slot]);
    if (reached <= 0) {
      orders.ahead[slot] = queue.afterTrade(orders.ahead[slot], volume);
      return 0;
    }
    orders.ahead[slot] = 0;
    long filled = queue.whole() ? orders.leaves[slot] : Math.min(reached, orders.leaves[slot]);
    fill(slot, filled, nanos, mark);
    return queue.whole() ? 0 : filled;
  }

  /** The recording was interrupted: what lay in the book is gone unfilled. */
  void onGap(long nanos) {
    for (int i = 0; i < orders.openCount; i++) {
      int slot = orders.open[i];
      if (orders.state[slot] == OpenOrders.LIVE) {
        orders.state[slot] = OpenOrders.DONE;
        answer(nanos, slot, CANCELLED, 0);
      }
    }
    findBounds();
  }

  /** Fills what the market went through; returns what is left of {@code lots}. */
  private long fillThrough(int side, long fromKey, long lots, long nanos, long mark) {
    if (bestKey[side] < fromKey) {
      return lots;
    }
    if (queue.throughVolume()) {
      return fillBestFirst(side, fromKey, lots, nanos, mark);
    }
    for (int i = 0; i < orders.openCount; i++) {
      int slot = orders.open[i];
      if (isLive(slot, side) && orders.key[slot] >= fromKey) {
        fill(slot, orders.leaves[slot], nanos, mark);
      }
    }
    return lots;
  }

  private long fillBestFirst(int side, long fromKey, long lots, long nanos, long mark) {
    long left = lots;
    for (int slot = best(side, fromKey); slot >= 0 && left > 0; slot = best(side, fromKey)) {
      long filled = Math.min(left, orders.leaves[slot]);
      // The market went past it: nobody at its price can be ahead any more.
      orders.ahead[slot] = 0;
      fill(slot, filled, nanos, mark);
      left -= filled;
    }
    return left;
  }

  /** The most aggressive live order of the side, of equals the oldest; −1 if there is none. */
  private int best(int side, long fromKey) {
    int best = -1;
    for (int i = 0; i < orders.openCount; i++) {
      int slot = orders.open[i];
      if (isLive(slot, side)
          && orders.key[slot] >= fromKey
          && (best < 0 || orders.key[slot] > orders.key[best])) {
        best = slot;
      }
    }
    return best;
  }

  private void fill(int slot, long lots, long nanos, long mark) {
    orders.leaves[slot] -= lots;
    if (orders.leaves[slot] == 0) {
      orders.state[slot] = OpenOrders.DONE;
      stale = true;
    }
    long known = answer(nanos, slot, FILLED, lots);
    listener.onFill(nanos, known, orders.side[slot], price(slot), lots, mark, orders.id[slot]);
  }

  private boolean isLive(int slot, int side) {
    return orders.state[slot] == OpenOrders.LIVE && orders.side[slot] == side;
  }

  private long answer(long nanos, int slot, byte kind, long lots) {
    return answers.send(latency.answerOf(nanos), slot, kind, lots);
  }

  private void findBoundsIfStale() {
    if (stale) {
      findBounds();
    }
  }

  private void findBounds() {
    stale = false;
    liveChanges++;
    bestKey[BUY] = NONE;
    bestKey[SELL] = NONE;
    worstKey[BUY] = Long.MAX_VALUE;
    worstKey[SELL] = Long.MAX_VALUE;
    for (int i = 0; i < orders.openCount; i++) {
      int slot = orders.open[i];
      if (orders.state[slot] == OpenOrders.LIVE) {
        int side = orders.side[slot];
        bestKey[side] = Math.max(bestKey[side], orders.key[slot]);
        worstKey[side] = Math.min(worstKey[side], orders.key[slot]);
      }
    }
  }
}
