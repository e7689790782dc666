package io.onchainmm.sim.book;

/**
 * One order of a trial as both ends of the channel have it: what the exchange knows of it (state,
 * rest, place in the queue) and what the trial knows (rest, acceptance, unanswered cancels). Used
 * again for later orders of the same trial.
 *
 * <p>Plain package-private fields, one object an order: what an event changes lies in one place.
 */
final class Order {
  /** Sent, not there yet. */
  static final byte IN_FLIGHT = 0;

  /** In the book. */
  static final byte LIVE = 1;

  /** Filled, cancelled, rejected or taken away. */
  static final byte DONE = 2;

  /** How its place in the queue moves; that of its trial. */
  private final QueueModel queue;

  long id;

  /** {@link OrderDesk#BUY} or {@link OrderDesk#SELL}. */
  int side;

  /** Price for buys, negative price for sells: the larger, the more aggressive. */
  long key;

  /** Exchange: state. */
  byte state;

  /** Exchange: unfilled lots. */
  long leaves;

  /** Exchange: lots of others ahead in the queue, an estimate. */
  double ahead;

  /** Exchange: lots traded at its level since the level last changed. */
  double pending;

  /** Exchange: how many events of the tape had happened when it came into the book. */
  int eventsBefore;

  /** Trial: when it was sent. */
  long sentNanos;

  /** Trial: unfilled lots as answered. */
  long knownLeaves;

  /** Trial: whether it is known to have been accepted. */
  boolean accepted;

  /** Trial: whether a cancel is under way for all it knows. */
  boolean cancelling;

  /** Cancels whose answer has not come. */
  int cancelsUnanswered;

  /** Trial: known to be finished. */
  boolean finished;

  /** Where {@link LevelOrders} has it; −1 = nowhere. */
  int level = -1;

  Order previous;
  Order next;

  Order(QueueModel queue) {
    this.queue = queue;
  }

  /** A new order on its way. */
  void open(long orderId, int orderSide, long orderKey, long lots) {
    id = orderId;
    side = orderSide;
    key = orderKey;
    state = IN_FLIGHT;
    leaves = lots;
    ahead = 0;
    pending = 0;
    knownLeaves = lots;
    accepted = false;
    cancelling = false;
    cancelsUnanswered = 0;
    finished = false;
  }

  long priceTicks() {
    return side == OrderDesk.BUY ? key : -key;
  }

  /**
   * Its level changed its size.
   *
   * @param rank event that brought the order which left, negative if there is none; see {@code
   *     BookTape.rank}
   */
  void onDepth(long before, long now, int rank) {
    boolean leftAhead = rank >= 0 && rank < eventsBefore;
    ahead = queue.afterDepth(ahead, pending, before, now, leftAhead);
    pending = 0;
  }
}
