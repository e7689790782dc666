package io.onchainmm.sim.book;

import java.util.Arrays;

/**
 * The orders that one trial holds, oldest first. An order that no message can refer to any more is
 * used again.
 *
 * <p>Plain package-private fields: {@link OrderDesk} is their only user.
 */
final class OpenOrders {
  private final QueueModel queue;

  Order[] open = new Order[8];
  int openCount;

  private Order[] free = new Order[8];
  private int freeCount;

  OpenOrders(QueueModel queue) {
    this.queue = queue;
  }

  /** A new order on its way. */
  Order add(long orderId, int side, long key, long lots) {
    Order order = freeCount == 0 ? new Order(queue) : free[--freeCount];
    order.open(orderId, side, key, lots);
    if (openCount == open.length) {
      open = Arrays.copyOf(open, 2 * openCount);
    }
    open[openCount++] = order;
    return order;
  }

  /** The trial knows that the order is finished and holds it no longer. */
  void finish(Order order) {
    order.finished = true;
    int i = 0;
    while (open[i] != order) {
      i++;
    }
    openCount--;
    for (; i < openCount; i++) {
      open[i] = open[i + 1];
    }
    recycle(order);
  }

  /** Keeps a finished order for later use when no message can refer to it any more. */
  void recycle(Order order) {
    if (order.finished && order.cancelsUnanswered == 0) {
      if (freeCount == free.length) {
        free = Arrays.copyOf(free, 2 * freeCount);
      }
      free[freeCount++] = order;
    }
  }
}
