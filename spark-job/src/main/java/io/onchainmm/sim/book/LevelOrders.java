package io.onchainmm.sim.book;

/**
 * The live orders of a flight by the level of the script at which they lie: what a change of a
 * level's size concerns is a list, whoever the orders belong to. Levels are numbered as in {@link
 * Script}; an order at a price that the tape never names is in no list, for nothing happens there.
 */
final class LevelOrders {
  private final PriceSlots slots;

  /** The first order at each level, chained by {@link Order#next}; null where there is none. */
  final Order[] first;

  LevelOrders(PriceSlots slots) {
    this.slots = slots;
    this.first = new Order[2 * slots.count()];
  }

  /** The order has come to life. */
  void add(Order order) {
    int slot = slots.of(order.priceTicks());
    if (slot < 0) {
      return;
    }
    int level = slot << 1 | order.side;
    Order second = first[level];
    order.level = level;
    order.previous = null;
    order.next = second;
    if (second != null) {
      second.previous = order;
    }
    first[level] = order;
  }

  /** The order is live no longer. */
  void remove(Order order) {
    if (order.level < 0) {
      return;
    }
    if (order.previous == null) {
      first[order.level] = order.next;
    } else {
      order.previous.next = order.next;
    }
    if (order.next != null) {
      order.next.previous = order.previous;
    }
    order.level = -1;
    order.previous = null;
    order.next = null;
  }
}
