package io.onchainmm.sim.book;

/**
 * A place in the queue of one level, and the live orders that stand there. How a place moves
 * depends on the market and the queue model alone, so orders of several lanes that came together
 * share one, and it is computed once for all of them.
 *
 * <p>Plain package-private fields: {@link LevelOrders} and {@link OrderDesk} are their users.
 */
final class QueuePlace {
  private QueueModel queue;

  /** Lots of others ahead, an estimate. */
  double ahead;

  /** Lots traded at the level since the level last changed. */
  double pending;

  /** How many events of the tape had happened when its orders came into the book. */
  int eventsBefore;

  /** Whether trades move it as a whole; otherwise the desk of its only order does. */
  boolean shared;

  /** The next and the previous place at the level. */
  QueuePlace next;

  QueuePlace previous;

  /** The first order here, chained by {@link Order#next}. */
  Order first;

  QueuePlace(QueueModel queue) {
    this.queue = queue;
  }

  /** A new order comes. */
  void open(double lotsAhead, int events) {
    ahead = lotsAhead;
    pending = 0;
    eventsBefore = events;
  }

  /** A shared place for an order that comes. */
  void share(QueuePlace own) {
    queue = own.queue;
    set(own);
  }

  /** Is where the other is. */
  void set(QueuePlace other) {
    ahead = other.ahead;
    pending = other.pending;
    eventsBefore = other.eventsBefore;
  }

  /** Whether both will always be in one place. */
  // Equal models are one object in a venue.
  @SuppressWarnings("ReferenceEquality")
  boolean is(QueuePlace other) {
    return Double.doubleToRawLongBits(ahead) == Double.doubleToRawLongBits(other.ahead)
        && Double.doubleToRawLongBits(pending) == Double.doubleToRawLongBits(other.pending)
        && eventsBefore == other.eventsBefore
        && queue == other.queue;
  }

  /**
   * The level changed its size.
   *
   * @param rank event that brought the order which left, negative if there is none; see {@code
   *     BookTape.rank}
   */
  void onDepth(long before, long now, int rank) {
    boolean leftAhead = rank >= 0 && rank < eventsBefore;
    ahead = queue.afterDepth(ahead, pending, before, now, leftAhead);
    pending = 0;
  }

  /**
   * Of {@code volume} lots that traded here, what an order meets at most; 0 when none is reached.
   */
  long onTrade(double volume) {
    long reached = Math.round(volume - ahead);
    if (reached <= 0) {
      ahead = queue.afterTrade(ahead, volume);
      return 0;
    }
    ahead = 0;
    return reached;
  }

  /** What an order of {@code leaves} lots is filled by when it meets {@code reached}. */
  long met(long reached, long leaves) {
    return queue.whole() ? leaves : Math.min(reached, leaves);
  }
}
