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
 *       price. A trade at our price first eats what is ahead of us; only the excess fills us, and
 *       what fills one order of ours is gone for the next one at that price.
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
  private static final byte ACCEPTED = 2;
  private static final byte REJECTED = 3;
  private static final byte FILLED = 4;
  private static final byte CANCELLED = 5;
  private static final byte NOT_FOUND = 6;

  private final LatencyModel latency;
  private final QueueModel queue;
  private final FillListener listener;
  private final OpenOrders orders = new OpenOrders();
  private final MessageQueue requests = new MessageQueue();
  private final MessageQueue answers = new MessageQueue();
  private final long[] bestKey = {NONE, NONE};
  private final long[] worstKey = {Long.MAX_VALUE, Long.MAX_VALUE};
  private long knownPositionLots;
  private long sent;
  private long rejects;

  /** Is told of every execution, at the exchange's time. */
  interface FillListener {
    /**
     * One execution.
     *
     * @param markHalfTicks mark in force before the instant of the event that fills
     */
    void onFill(
        long exchangeNanos, int side, long priceTicks, long lots, long markHalfTicks, long orderId);

    /** The trial has learnt of an execution. */
    default void onKnownFill(int side, long priceTicks, long lots) {}
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
    requests.send(latency.arrivalOf(localNanos), slot, NEW, lots);
  }

  /**
   * Cancels every order that can be cancelled and is not at its side's target, oldest first.
   *
   * @param bidTicks wanted bid, {@link #NONE} if none
   * @param askTicks wanted ask, {@link #NONE} if none
   */
  void cancelAllBut(long localNanos, long bidTicks, long askTicks) {
    for (int i = 0; i < orders.openCount; i++) {
      int slot = orders.open[i];
      long target = orders.side[slot] == BUY ? bidTicks : askTicks;
      boolean wanted = target != NONE && key(orders.side[slot], target) == orders.key[slot];
      if (!wanted && orders.accepted[slot] && !orders.cancelling[slot]) {
        orders.cancelling[slot] = true;
        orders.cancelsUnanswered[slot]++;
        requests.send(latency.arrivalOf(localNanos), slot, CANCEL, 0);
      }
    }
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

  /** Reads the answers that have come by {@code localNanos}. */
  void takeAnswers(long localNanos) {
    while (answers.due() <= localNanos) {
      int slot = answers.slot();
      switch (answers.kind()) {
        case ACCEPTED -> orders.accepted[slot] = true;
        case REJECTED -> orders.finish(slot);
        case FILLED -> knowFill(slot, answers.lots());
        case CANCELLED -> {
          orders.cancelsUnanswered[slot] -= (int) answers.lots();
          orders.finish(slot);
        }
        case NOT_FOUND -> {
          orders.cancelsUnanswered[slot]--;
          orders.cancelling[slot] = false;
          orders.recycle(slot);
        }
        default -> throw new IllegalStateException("Not an answer: " + answers.kind());
      }
      answers.remove();
    }
  }

  private void knowFill(int slot, long lots) {
    int side = orders.side[slot];
    knownPositionLots += side == BUY ? lots : -lots;
    listener.onKnownFill(side, side == BUY ? orders.key[slot] : -orders.key[slot], lots);
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

  /**
   * When the next request reaches the exchange, {@link MessageQueue#NEVER} if none is under way.
   */
  long nextArrivalNanos() {
    return requests.due();
  }

  /** The next request reaches the exchange. */
  void arrive(Book book) {
    int slot = requests.slot();
    long nanos = requests.due();
    if (requests.kind() == NEW) {
      accept(nanos, slot, book);
    } else if (orders.state[slot] == OpenOrders.LIVE) {
      orders.state[slot] = OpenOrders.DONE;
      answer(nanos, slot, CANCELLED, 1);
    } else {
      answer(nanos, slot, NOT_FOUND, 0);
    }
    requests.remove();
    findBounds();
  }

  private void accept(long nanos, int slot, Book book) {
    boolean buy = orders.side[slot] == BUY;
    long price = buy ? orders.key[slot] : -orders.key[slot];
    long opposite = buy ? book.bestAsk() : book.bestBid();
    boolean crosses = opposite != Book.NONE && (buy ? price >= opposite : price <= opposite);
    if (crosses || book.unknown()) {
      rejects++;
      orders.state[slot] = OpenOrders.DONE;
      answer(nanos, slot, REJECTED, 0);
    } else {
      orders.state[slot] = OpenOrders.LIVE;
      orders.ahead[slot] = book.queueAhead(buy, price);
      answer(nanos, slot, ACCEPTED, 0);
    }
  }

  /** The level on our own side now holds {@code lots}. */
  void onDepth(int side, long key, long lots) {
    for (int i = 0; i < orders.openCount; i++) {
      int slot = orders.open[i];
      if (isLive(slot, side) && orders.key[slot] == key) {
        orders.ahead[slot] = queue.afterDepth(orders.ahead[slot], lots);
      }
    }
  }

  /** The opposite best reached {@code key}: fills all orders at least as aggressive. */
  void onReached(int side, long key, long nanos, long mark) {
    fillAll(side, key, nanos, mark);
    findBounds();
  }

  /** An aggressor traded {@code lots} at {@code key}. */
  void onTrade(int side, long key, long lots, long nanos, long mark) {
    fillAll(side, key + 1, nanos, mark);
    double volume = lots;
    for (int i = 0; i < orders.openCount; i++) {
      int slot = orders.open[i];
      if (isLive(slot, side) && orders.key[slot] == key) {
        long reached = Math.round(volume - orders.ahead[slot]);
        if (reached > 0) {
          long filled = Math.min(reached, orders.leaves[slot]);
          fill(slot, filled, nanos, mark);
          orders.ahead[slot] = 0;
          volume -= filled;
        } else {
          orders.ahead[slot] -= volume;
        }
      }
    }
    findBounds();
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

  private void fillAll(int side, long fromKey, long nanos, long mark) {
    for (int i = 0; i < orders.openCount; i++) {
      int slot = orders.open[i];
      if (isLive(slot, side) && orders.key[slot] >= fromKey) {
        fill(slot, orders.leaves[slot], nanos, mark);
      }
    }
  }

  private void fill(int slot, long lots, long nanos, long mark) {
    int side = orders.side[slot];
    long price = side == BUY ? orders.key[slot] : -orders.key[slot];
    orders.leaves[slot] -= lots;
    if (orders.leaves[slot] == 0) {
      orders.state[slot] = OpenOrders.DONE;
    }
    answer(nanos, slot, FILLED, lots);
    listener.onFill(nanos, side, price, lots, mark, orders.id[slot]);
  }

  private boolean isLive(int slot, int side) {
    return orders.state[slot] == OpenOrders.LIVE && orders.side[slot] == side;
  }

  private void answer(long nanos, int slot, byte kind, long lots) {
    answers.send(latency.answerOf(nanos), slot, kind, lots);
  }

  private void findBounds() {
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
