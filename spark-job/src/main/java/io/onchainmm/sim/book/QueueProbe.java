package io.onchainmm.sim.book;

import io.onchainmm.sim.market.BookTape;
import io.onchainmm.sim.venue.BookSpec;
import java.util.Arrays;

/**
 * Plays hypothetical orders of one lot under one queue model, without delays, and notes when each
 * is filled. The orders are not in each other's way: each stands alone against the tape.
 */
final class QueueProbe implements Trader {
  /** Fill time of an order that is not filled before its horizon. */
  static final long UNFILLED = Long.MAX_VALUE;

  private final PassiveOrders orders;
  private final OrderDesk desk;
  private final long[] filledNanos;
  private final double[] ahead;
  private int placed;
  private int expired;
  private long backwards;

  /**
   * @param queue the model; {@code fills} must be whole, so that no order eats what another waits
   *     for
   */
  QueueProbe(PassiveOrders orders, BookSpec queue, BookTape tape) {
    if (queue.fills() != BookSpec.Fills.WHOLE) {
      throw new IllegalArgumentException("Orders that stand alone need fills: whole");
    }
    this.orders = orders;
    this.desk =
        new OrderDesk(
            new Latencies.Constant(0, 0),
            QueueModel.of(queue, tape.instrument().lotBase(), tape.rank != null),
            this);
    this.filledNanos = new long[orders.count()];
    this.ahead = new double[orders.count()];
    Arrays.fill(filledNanos, UNFILLED);
  }

  @Override
  public OrderDesk desk() {
    return desk;
  }

  @Override
  public long nextWakeNanos() {
    long placing = placed < orders.count() ? orders.placedNanos(placed) : NEVER;
    return expired < placed ? Math.min(placing, expiry(expired)) : placing;
  }

  private long expiry(int i) {
    return orders.placedNanos(i) + orders.plan().horizonNanos();
  }

  @Override
  public void wake(long localNanos, long markHalfTicks) {
    desk.takeAnswers(localNanos);
    look();
    while (expired < placed && expiry(expired) <= localNanos) {
      desk.cancel(localNanos, ++expired);
    }
    while (placed < orders.count() && orders.placedNanos(placed) <= localNanos) {
      desk.send(localNanos, orders.side(placed), orders.priceTicks(placed), 1);
      placed++;
    }
  }

  /** Counts the places that have grown since the last look. */
  private void look() {
    for (int i = expired; i < placed; i++) {
      double now = desk.aheadLots(i + 1L);
      if (now > ahead[i]) {
        backwards++;
      }
      ahead[i] = now;
    }
  }

  /** The desk numbers orders from 1 in the order in which they are sent. */
  @Override
  public void onFill(
      long exchangeNanos,
      long knownNanos,
      int side,
      long priceTicks,
      long lots,
      long markHalfTicks,
      long orderId) {
    filledNanos[(int) orderId - 1] = exchangeNanos;
  }

  @Override
  public void onArrival(
      long exchangeNanos, long knownNanos, long orderId, byte answer, double aheadLots) {
    if (answer == OrderDesk.ACCEPTED) {
      ahead[(int) orderId - 1] = aheadLots;
    }
  }

  /** When the i-th order was filled, {@link #UNFILLED} if it was not. */
  long filledNanos(int i) {
    return filledNanos[i];
  }

  /** How often a place was seen to move back. */
  long backwards() {
    return backwards;
  }
}
