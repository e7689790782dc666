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

  long id;

  /** {@link OrderDesk#BUY} or {@link OrderDesk#SELL}. */
  int side;

  /** Price for buys, negative price for sells: the larger, the more aggressive. */
  long key;

  /** Exchange: state. */
  byte state;

  /** Exchange: unfilled lots. */
  long leaves;

  /** Exchange: its place in the queue while it is not shared. */
  final QueuePlace own;

  /** Exchange: its place in the queue. */
  QueuePlace place;

  /** Trial: when it was sent. */
  long sentNanos;

  /** Trial: unfilled lots as answered. */
  long knownLeaves;

  /** Trial: when it is known to have been accepted, {@link MessageQueue#NEVER} until it is. */
  long acceptedNanos;

  /** Trial: whether a cancel is under way for all it knows. */
  boolean cancelling;

  /** Cancels whose answer has not come. */
  int cancelsUnanswered;

  /** Trial: known to be finished. */
  boolean finished;

  /** Where {@link LevelOrders} has it; −1 = nowhere. */
  int level = -1;

  /** Lane of the flight to which its trial belongs. */
  int lane;

  /** The previous and the next order in its place. */
  Order previous;

  Order next;

  Order(QueueModel queue) {
    own = new QueuePlace(queue);
    place = own;
  }

  /** A new order on its way. */
  void open(long orderId, int orderSide, long orderKey, long lots) {
    id = orderId;
    side = orderSide;
    key = orderKey;
    state = IN_FLIGHT;
    leaves = lots;
    own.ahead = 0;
    knownLeaves = lots;
    acceptedNanos = MessageQueue.NEVER;
    cancelling = false;
    cancelsUnanswered = 0;
    finished = false;
  }

  long priceTicks() {
    return side == OrderDesk.BUY ? key : -key;
  }
}
