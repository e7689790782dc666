package io.onchainmm.sim.book;

/**
 * The live orders of a flight by the level of the script at which they lie: what a change of a
 * level's size concerns is a list of places in its queue, whoever the orders there belong to.
 * Levels are numbered as in {@link Script}; an order at a price that the tape never names is in no
 * list, for nothing happens there.
 */
final class LevelOrders {
  private final PriceSlots slots;

  /**
   * The first place at each level, chained by {@link QueuePlace#next}; null where there is none.
   */
  final QueuePlace[] first;

  /** Shared places that are free, chained by {@link QueuePlace#next}. */
  private QueuePlace free;

  LevelOrders(PriceSlots slots) {
    this.slots = slots;
    this.first = new QueuePlace[2 * slots.count()];
  }

  /**
   * The order has come to life in its own place.
   *
   * @param shares whether trades at the level may move it together with orders of other lanes
   */
  void add(Order order, boolean shares) {
    int slot = slots.of(order.priceTicks());
    if (slot < 0) {
      return;
    }
    int level = slot << 1 | order.side;
    order.level = level;
    if (!shares) {
      order.own.shared = false;
      link(order.own, level);
    } else {
      order.place = shared(order.own, level);
    }
    enter(order, order.place);
  }

  private QueuePlace shared(QueuePlace own, int level) {
    for (QueuePlace place = first[level]; place != null; place = place.next) {
      if (place.shared && place.is(own)) {
        return place;
      }
    }
    QueuePlace place = free;
    if (place == null) {
      place = new QueuePlace(null);
      place.shared = true;
    } else {
      free = place.next;
    }
    place.share(own);
    link(place, level);
    return place;
  }

  private void link(QueuePlace place, int level) {
    QueuePlace second = first[level];
    place.previous = null;
    place.next = second;
    if (second != null) {
      second.previous = place;
    }
    first[level] = place;
  }

  private static void enter(Order order, QueuePlace place) {
    Order second = place.first;
    order.previous = null;
    order.next = second;
    if (second != null) {
      second.previous = order;
    }
    place.first = order;
  }

  /** The order is live no longer, or in no list; it keeps its place for itself. */
  void remove(Order order) {
    if (order.level < 0) {
      return;
    }
    QueuePlace place = order.place;
    if (order.previous == null) {
      place.first = order.next;
    } else {
      order.previous.next = order.next;
    }
    if (order.next != null) {
      order.next.previous = order.previous;
    }
    if (place.first == null) {
      unlink(place, order.level);
    }
    if (place.shared) {
      order.own.set(place);
      order.place = order.own;
    }
    order.level = -1;
    order.previous = null;
    order.next = null;
  }

  private void unlink(QueuePlace place, int level) {
    if (place.previous == null) {
      first[level] = place.next;
    } else {
      place.previous.next = place.next;
    }
    if (place.next != null) {
      place.next.previous = place.previous;
    }
    if (place.shared) {
      place.next = free;
      free = place;
    }
  }
}
