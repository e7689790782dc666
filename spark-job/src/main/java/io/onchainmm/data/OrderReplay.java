package io.onchainmm.data;

import io.onchainmm.sim.matching.FifoBook;
import io.onchainmm.sim.matching.OrderEvents;
import io.onchainmm.sim.matching.OrderRules;
import io.onchainmm.sim.matching.TimeInForce;
import java.util.HashMap;
import java.util.Map;

/**
 * Sends a recorded log of orders through a {@link FifoBook}, which matches each new order at once.
 *
 * <p>The venue reports the same matches a moment later, step by step, as changes and deletions: a
 * change to more than is left here, or the deletion of what is gone here, confirms what the book
 * knows and does nothing. A change to less, a change of price and the deletion of what rests are
 * obeyed. An order from before the recording appears with its first change.
 *
 * <p>A deletion that was lost would leave a ghost that spoils the touch for ever after. Hence at a
 * snapshot every order that is more than five seconds old and priced better than the snapshot's
 * best is dropped.
 */
final class OrderReplay implements OrderLog.Listener {
  private static final long GHOST_NANOS = 5_000_000_000L;

  private final long countFromNanos;
  private final OrderTape tape;
  private final OrderEvents events = new OrderEvents();
  private final FifoBook book = new FifoBook(OrderRules.none(), events);
  private final Map<Long, Long> createdNanos = new HashMap<>();
  private final Map<Long, Long> limitTicks = new HashMap<>();
  private long firstId = Long.MAX_VALUE;
  private long snapshots;
  private long touchesAgree;
  private long ghosts;

  /**
   * @param countFromNanos snapshots before this time are not counted: the book of a recording that
   *     starts empty is incomplete at first
   * @param tape is told what the book does
   */
  OrderReplay(long countFromNanos, OrderTape tape) {
    this.countFromNanos = countFromNanos;
    this.tape = tape;
  }

  @Override
  public void created(long nanos, long orderId, boolean buy, long priceTicks, long lots) {
    tape.at(nanos);
    firstId = Math.min(firstId, orderId);
    arrive(nanos, orderId, buy, priceTicks, lots);
  }

  private void arrive(long nanos, long orderId, boolean buy, long priceTicks, long lots) {
    createdNanos.put(orderId, nanos);
    limitTicks.put(orderId, priceTicks);
    book.submit(orderId, FifoBook.ANONYMOUS, buy, priceTicks, lots, TimeInForce.GTC, false);
    write();
  }

  @Override
  public void changed(long nanos, long orderId, boolean buy, long priceTicks, long lots) {
    tape.at(nanos);
    if (book.rests(orderId)) {
      boolean moved = limitTicks.get(orderId) != priceTicks;
      if (moved || lots < book.leavesLots(orderId)) {
        limitTicks.put(orderId, priceTicks);
        book.replace(orderId, priceTicks, lots, TimeInForce.GTC);
        write();
      }
    } else if (orderId < firstId) {
      arrive(nanos, orderId, buy, priceTicks, lots);
    }
  }

  @Override
  public void deleted(long nanos, long orderId, long lots) {
    tape.at(nanos);
    createdNanos.remove(orderId);
    limitTicks.remove(orderId);
    if (book.rests(orderId)) {
      book.cancel(orderId);
      write();
    }
  }

  @Override
  public void snapshot(long nanos, long bidTicks, long askTicks) {
    tape.at(nanos);
    dropGhosts(nanos, true, bidTicks);
    dropGhosts(nanos, false, askTicks);
    if (nanos >= countFromNanos) {
      snapshots++;
      touchesAgree += book.bestBid() == bidTicks && book.bestAsk() == askTicks ? 1 : 0;
    }
  }

  /** Walks the levels better than the snapshot's best, and there the queues from the front. */
  private void dropGhosts(long nanos, boolean bids, long bestTicks) {
    long price = bids ? book.bestBid() : book.bestAsk();
    while (bids ? price > bestTicks : price < bestTicks) {
      long next = book.nextLevel(bids, price);
      long oldest = book.firstOrder(price, 0);
      while (oldest != 0 && nanos - createdNanos.getOrDefault(oldest, nanos) > GHOST_NANOS) {
        book.cancel(oldest);
        write();
        ghosts++;
        oldest = book.firstOrder(price, 0);
      }
      price = next;
    }
  }

  private void write() {
    tape.command(events);
    events.clear();
  }

  FifoBook book() {
    return book;
  }

  long snapshots() {
    return snapshots;
  }

  /** Counted snapshots with the same best bid and best ask as the book. */
  long touchesAgree() {
    return touchesAgree;
  }

  /** Orders dropped at snapshots. */
  long ghosts() {
    return ghosts;
  }
}
