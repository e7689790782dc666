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
  private final Clearing clearing;
  private final OpenOrders orders;
  private final MessageQueue requests = new MessageQueue();
  private final MessageQueue answers = new MessageQueue();
  private final MessageQueue refusals = new MessageQueue();
  private final long[] bestKey = {NONE, NONE};
  private long knownPositionLots;
  private boolean stale;

  /** The answers that have come by then have been read. */
  private long readNanos = Long.MIN_VALUE;

  /** Where the flight looks for live orders; null outside of one. */
  private LevelOrders levels;

  private int lane;

  private long sent;
  private long rejects;
  private long forcedNanos = MessageQueue.NEVER;

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

    /** Whether it never has two live orders at one price. */
    default boolean keepsPricesApart() {
      return false;
    }

    /** What the exchange was to do by force at this time. */
    default void onForced(long exchangeNanos, Depth book) {}
  }

  OrderDesk(LatencyModel latency, QueueModel queue, FillListener listener) {
    this(latency, queue, listener, Clearing.NONE);
  }

  OrderDesk(LatencyModel latency, QueueModel queue, FillListener listener, Clearing clearing) {
    this.latency = latency;
    this.queue = queue;
    this.orders = new OpenOrders(queue);
    this.listener = listener;
    this.clearing = clearing;
  }

  /** Price as a key that grows with aggressiveness. */
  static long key(int side, long priceTicks) {
    return side == BUY ? priceTicks : -priceTicks;
  }

  // ---- the trial's side -------------------------------------------------------------------

  /** Sends a new post-only order. */
  void send(long localNanos, int side, long priceTicks, long lots) {
    Order order = orders.add(++sent, side, key(side, priceTicks), lots);
    order.sentNanos = localNanos;
    request(localNanos, order, NEW, lots);
  }

  private void request(long localNanos, Order order, byte kind, long lots) {
    listener.onSent(localNanos, order.id, order.side, order.priceTicks(), kind == CANCEL);
    long arrival = latency.arrivalOf(localNanos);
    if (arrival == LatencyModel.REFUSED) {
      rejects += kind == NEW ? 1 : 0;
      order.state = kind == NEW ? Order.DONE : order.state;
      refusals.send(latency.refusedAt(localNanos), order, kind == NEW ? REJECTED : NOT_FOUND, 0);
    } else {
      requests.send(arrival, order, kind, lots);
    }
  }

  /** Cancels every order that can be cancelled and whose price is not wanted, oldest first. */
  void cancelAllBut(long localNanos, Wanted wanted) {
    cancelAllBut(localNanos, wanted, Long.MIN_VALUE);
  }

  /** The same, and cancels also what was sent before {@code oldestNanos}. */
  void cancelAllBut(long localNanos, Wanted wanted, long oldestNanos) {
    for (int i = 0; i < orders.openCount; i++) {
      Order order = orders.open[i];
      if (canCancel(order)
          && (order.sentNanos < oldestNanos || !wanted.contains(order.side, order.priceTicks()))) {
        cancel(localNanos, order);
      }
    }
  }

  private boolean canCancel(Order order) {
    return order.acceptedNanos <= readNanos && !order.cancelling;
  }

  private void cancel(long localNanos, Order order) {
    order.cancelling = true;
    order.cancelsUnanswered++;
    request(localNanos, order, CANCEL, 0);
  }

  /** Cancels one order, if it is held and can be cancelled. */
  void cancel(long localNanos, long orderId) {
    for (int i = 0; i < orders.openCount; i++) {
      Order order = orders.open[i];
      if (order.id == orderId && canCancel(order)) {
        cancel(localNanos, order);
      }
    }
  }

  /** Lots ahead of a held order, as its queue model has it; NaN if it is not held. */
  double aheadLots(long orderId) {
    for (int i = 0; i < orders.openCount; i++) {
      if (orders.open[i].id == orderId) {
        return orders.open[i].place.ahead;
      }
    }
    return Double.NaN;
  }

  /** Whether an order of that side at that price is held. */
  boolean holds(int side, long priceTicks) {
    long key = key(side, priceTicks);
    for (int i = 0; i < orders.openCount; i++) {
      Order order = orders.open[i];
      if (order.side == side && order.key == key) {
        return true;
      }
    }
    return false;
  }

  /** Unfilled lots of all held orders of that side, as known. */
  long heldLots(int side) {
    long lots = 0;
    for (int i = 0; i < orders.openCount; i++) {
      Order order = orders.open[i];
      lots += order.side == side ? order.knownLeaves : 0;
    }
    return lots;
  }

  /** Position as known from the answers. */
  long knownPositionLots() {
    return knownPositionLots;
  }

  /** The trial has learnt that its position changed by force. */
  void learn(long lots) {
    knownPositionLots += lots;
  }

  /** When the trial would know what the exchange tells it at this time. */
  long answerNanos(long exchangeNanos) {
    return latency.answerOf(exchangeNanos);
  }

  /** Number of new orders sent. */
  long sent() {
    return sent;
  }

  /** Number of new orders rejected so far, known or not. */
  long rejects() {
    return rejects;
  }

  /**
   * When the next answer is known that ends or fills an order or a cancel, {@link
   * MessageQueue#NEVER} if none is under way. An acceptance is a time that the order keeps.
   */
  long nextAnswerNanos() {
    return Math.min(answers.due(), refusals.due());
  }

  /** Reads the answers that have come by {@code localNanos}. */
  void takeAnswers(long localNanos) {
    readNanos = Math.max(readNanos, localNanos);
    while (nextAnswerNanos() <= localNanos) {
      MessageQueue next = answers.due() <= refusals.due() ? answers : refusals;
      take(next.order(), next.kind(), next.lots());
      next.remove();
    }
  }

  private void take(Order order, byte kind, long lots) {
    switch (kind) {
      case REJECTED -> orders.finish(order);
      case FILLED -> knowFill(order, lots);
      case CANCELLED -> {
        order.cancelsUnanswered -= (int) lots;
        orders.finish(order);
      }
      case NOT_FOUND -> {
        order.cancelsUnanswered--;
        order.cancelling = false;
        orders.recycle(order);
      }
      default -> throw new IllegalStateException("Not an answer: " + kind);
    }
  }

  private void knowFill(Order order, long lots) {
    int side = order.side;
    knownPositionLots += side == BUY ? lots : -lots;
    listener.onKnownFill(side, order.priceTicks(), lots);
    order.knownLeaves -= lots;
    order.cancelling = false;
    if (order.knownLeaves == 0) {
      orders.finish(order);
    }
  }

  // ---- the exchange's side ----------------------------------------------------------------

  /** Key of the most aggressive live order of the side, {@link #NONE} if there is none. */
  long bestKey(int side) {
    return bestKey[side];
  }

  /** From here on the live orders are in the lists of a flight, as those of that lane. */
  void list(LevelOrders lists, int ofLane) {
    unlist();
    levels = lists;
    lane = ofLane;
    for (int i = 0; i < orders.openCount; i++) {
      if (orders.open[i].state == Order.LIVE) {
        enlist(orders.open[i]);
      }
    }
  }

  private void enlist(Order order) {
    order.lane = lane;
    levels.add(order, sharesPlaces());
  }

  /**
   * Whether its orders may stand in places that several lanes share: no order of its own, and no
   * fill of one, is ever in the way of another at a price.
   */
  boolean sharesPlaces() {
    return listener.keepsPricesApart() && !queue.throughVolume();
  }

  /** From here on no live order is in the lists of a flight. */
  void unlist() {
    for (int i = 0; levels != null && i < orders.openCount; i++) {
      levels.remove(orders.open[i]);
    }
    levels = null;
  }

  /**
   * When the next request reaches the exchange, or the exchange acts by force; {@link
   * MessageQueue#NEVER} if nothing is under way.
   */
  long nextArrivalNanos() {
    return Math.min(requests.due(), forcedNanos);
  }

  /** The exchange will act by force then, before requests of the same instant. */
  void forceAt(long nanos) {
    forcedNanos = nanos;
  }

  /**
   * The next request reaches the exchange.
   *
   * @param eventsBefore how many events of the tape have happened
   */
  void arrive(Depth book, int eventsBefore) {
    if (forcedNanos <= requests.due()) {
      long forced = forcedNanos;
      forcedNanos = MessageQueue.NEVER;
      listener.onForced(forced, book);
      return;
    }
    Order order = requests.order();
    long nanos = requests.due();
    if (requests.kind() == NEW) {
      accept(nanos, order, book, eventsBefore);
    } else if (clearing.takesCancel(nanos) && order.state == Order.LIVE) {
      end(order);
      findBounds(order.side);
      arrived(nanos, order, CANCELLED, 1);
    } else {
      arrived(nanos, order, NOT_FOUND, 0);
    }
    requests.remove();
  }

  private void accept(long nanos, Order order, Depth book, int eventsBefore) {
    boolean buy = order.side == BUY;
    long price = order.priceTicks();
    long opposite = buy ? book.bestAsk() : book.bestBid();
    boolean crosses = opposite != Book.NONE && (buy ? price >= opposite : price <= opposite);
    if (!takes(nanos, order) || crosses || book.unknown()) {
      rejects++;
      order.state = Order.DONE;
      arrived(nanos, order, REJECTED, 0);
    } else {
      order.state = Order.LIVE;
      order.own.open(queue.onArrival(book.queueAhead(buy, price)), eventsBefore);
      bestKey[order.side] = Math.max(bestKey[order.side], order.key);
      if (levels != null) {
        enlist(order);
      }
      order.acceptedNanos = answers.pass(latency.answerOf(nanos));
      listener.onArrival(nanos, order.acceptedNanos, order.id, ACCEPTED, order.place.ahead);
    }
  }

  private boolean takes(long nanos, Order order) {
    if (clearing == Clearing.NONE) {
      return true;
    }
    long resting = 0;
    int live = 0;
    for (int i = 0; i < orders.openCount; i++) {
      Order other = orders.open[i];
      if (other.state == Order.LIVE) {
        live++;
        resting += other.side == order.side ? other.leaves : 0;
      }
    }
    return clearing.takesOrder(nanos, order.side, resting, order.leaves, live);
  }

  private void arrived(long nanos, Order order, byte answer, long lots) {
    long known = answer(nanos, order, answer, lots);
    listener.onArrival(nanos, known, order.id, answer, order.place.ahead);
  }

  /**
   * The level on our own side changed.
   *
   * @param rank event that brought the order which left, negative if there is none; see {@code
   *     BookTape.rank}
   */
  void onDepth(int side, long key, long before, long now, int rank) {
    for (int i = 0; i < orders.openCount; i++) {
      Order order = orders.open[i];
      if (isLive(order, side) && order.key == key) {
        order.place.onDepth(before, now, rank);
      }
    }
  }

  /** The opposite best, {@code shown} lots, reached {@code key}: at least as aggressive fill. */
  void onReached(int side, long key, long shown, long nanos, long mark) {
    fillThrough(side, key, shown, nanos, mark);
    findBoundsIfStale(side);
  }

  /** An aggressor traded {@code lots} at {@code key}. */
  void onTrade(int side, long key, long lots, long nanos, long mark) {
    double volume = fillThrough(side, key + 1, lots, nanos, mark);
    for (int i = 0; i < orders.openCount; i++) {
      Order order = orders.open[i];
      if (isLive(order, side) && order.key == key) {
        order.place.pending += lots;
        volume -= tradeAt(order, volume, nanos, mark);
      }
    }
    findBoundsIfStale(side);
  }

  /** A trade went through the price; an order in a shared place is not at it. */
  void onTradeThrough(int side, long key, long lots, long nanos, long mark) {
    fillThrough(side, key + 1, lots, nanos, mark);
    findBoundsIfStale(side);
  }

  /** A trade at the price of an order in a shared place reached it by so many lots. */
  void onReachedInPlace(Order order, long reached, long nanos, long mark) {
    fill(order, order.place.met(reached, order.leaves), nanos, mark);
    findBoundsIfStale(order.side);
  }

  /** A trade at the order's price; returns how much of it our next order cannot have. */
  private double tradeAt(Order order, double volume, long nanos, long mark) {
    long reached = order.place.onTrade(volume);
    if (reached == 0) {
      return 0;
    }
    long filled = fill(order, order.place.met(reached, order.leaves), nanos, mark);
    return queue.whole() ? 0 : filled;
  }

  /** The recording was interrupted: what lay in the book is gone unfilled. */
  void onGap(long nanos) {
    takeAway(nanos);
  }

  /** All live orders are gone unfilled. */
  void takeAway(long nanos) {
    for (int i = 0; i < orders.openCount; i++) {
      Order order = orders.open[i];
      if (order.state == Order.LIVE) {
        end(order);
        answer(nanos, order, CANCELLED, 0);
      }
    }
    findBounds(BUY);
    findBounds(SELL);
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
      Order order = orders.open[i];
      if (isLive(order, side) && order.key >= fromKey) {
        fill(order, order.leaves, nanos, mark);
      }
    }
    return lots;
  }

  private long fillBestFirst(int side, long fromKey, long lots, long nanos, long mark) {
    long left = lots;
    for (Order order = best(side, fromKey);
        order != null && left > 0;
        order = best(side, fromKey)) {
      // The market went past it: nobody at its price can be ahead any more.
      order.place.ahead = 0;
      left -= fill(order, Math.min(left, order.leaves), nanos, mark);
    }
    return left;
  }

  /** The most aggressive live order of the side, of equals the oldest; null if there is none. */
  private Order best(int side, long fromKey) {
    Order best = null;
    for (int i = 0; i < orders.openCount; i++) {
      Order order = orders.open[i];
      if (isLive(order, side) && order.key >= fromKey && (best == null || order.key > best.key)) {
        best = order;
      }
    }
    return best;
  }

  /** Fills, and returns the lots; an order that the account cannot carry goes unfilled. */
  private long fill(Order order, long lots, long nanos, long mark) {
    if (!clearing.carries(order.side, lots, mark)) {
      end(order);
      stale = true;
      answer(nanos, order, CANCELLED, 0);
      return 0;
    }
    order.leaves -= lots;
    if (order.leaves == 0) {
      end(order);
      stale = true;
    }
    long known = answer(nanos, order, FILLED, lots);
    listener.onFill(nanos, known, order.side, order.priceTicks(), lots, mark, order.id);
    return lots;
  }

  private boolean isLive(Order order, int side) {
    return order.state == Order.LIVE && order.side == side;
  }

  private long answer(long nanos, Order order, byte kind, long lots) {
    return answers.send(latency.answerOf(nanos), order, kind, lots);
  }

  /** A live order leaves the book. */
  private void end(Order order) {
    order.state = Order.DONE;
    if (levels != null) {
      levels.remove(order);
    }
  }

  private void findBoundsIfStale(int side) {
    if (stale) {
      stale = false;
      findBounds(side);
    }
  }

  private void findBounds(int side) {
    long best = NONE;
    for (int i = 0; i < orders.openCount; i++) {
      Order order = orders.open[i];
      if (isLive(order, side)) {
        best = Math.max(best, order.key);
      }
    }
    bestKey[side] = best;
  }
}
