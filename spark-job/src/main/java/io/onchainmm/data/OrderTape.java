package io.onchainmm.data;

import io.onchainmm.sim.market.BookTape;
import io.onchainmm.sim.market.Instrument;
import io.onchainmm.sim.matching.OrderEvents;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes down what a matching book did as a {@link BookTape} with ranks: level totals, trades with
 * their aggressor, and for each order that shrinks or leaves unfilled the event that brought it.
 *
 * <p>A trade is followed by the level that it leaves, which has no rank: the trade says already
 * what went. Orders are counted in whole lots of the tape, each rounded up, so that an order is in
 * its level until its last part is gone, and levels are sums of their orders at any time.
 *
 * <p>Events before the window only build up the book; it is written in full where the window begins
 * and after a silence that is too long, which is a gap.
 */
final class OrderTape {
  private final long stepsPerLot;
  private final Window window;
  private final long maxGapNanos;
  private final TapeBuilder tape = new TapeBuilder();
  private final Map<Long, Resting> orders = new HashMap<>();
  private final TreeMap<Long, Long> bids = new TreeMap<>();
  private final TreeMap<Long, Long> asks = new TreeMap<>();
  private int[] ranks = new int[1024];
  private long nanos = Long.MIN_VALUE;
  private boolean written;
  private long rows;

  /** An order at rest: what it has left, and the event that brought it. */
  private static final class Resting {
    final boolean buy;
    final long priceTicks;
    long steps;
    int broughtBy;

    Resting(boolean buy, long priceTicks, long steps, int broughtBy) {
      this.buy = buy;
      this.priceTicks = priceTicks;
      this.steps = steps;
      this.broughtBy = broughtBy;
    }
  }

  /**
   * @param stepsPerLot what the book counts, per lot of the tape
   * @param window what is written
   * @param maxGapNanos longest silence within a run
   */
  OrderTape(long stepsPerLot, Window window, long maxGapNanos) {
    this.stepsPerLot = stepsPerLot;
    this.window = window;
    this.maxGapNanos = maxGapNanos;
  }

  /** Something was heard at this time; what follows happens then. Times must not go back. */
  void at(long nowNanos) {
    boolean silence = nanos != Long.MIN_VALUE && nowNanos - nanos > maxGapNanos;
    if (silence && written) {
      // Nobody knows of a gap before the silence has lasted that long.
      nanos += maxGapNanos;
      add(BookTape.GAP, 0, 0, BookTape.NO_ORDER);
      written = false;
    }
    nanos = nowNanos;
    if (inWindow()) {
      rows++;
      if (!written) {
        writeBook();
      }
    }
  }

  private boolean inWindow() {
    return nanos >= window.fromNanos() && nanos < window.toNanos();
  }

  private void writeBook() {
    orders.values().forEach(order -> order.broughtBy = tape.length());
    bids.descendingMap().forEach((price, lots) -> depth(true, price, lots, BookTape.NO_ORDER));
    asks.forEach((price, lots) -> depth(false, price, lots, BookTape.NO_ORDER));
    written = true;
  }

  /** Writes what one command did. */
  void command(OrderEvents events) {
    int incoming = 0;
    long left = 0;
    for (int i = 0; i < events.size(); i++) {
      long id = events.orderId(i);
      switch (events.kind(i)) {
        case OrderEvents.ACCEPTED -> {
          incoming = i;
          left = events.lots(i);
        }
        case OrderEvents.TRADED -> {
          left -= events.lots(i);
          trade(events, i);
        }
        case OrderEvents.REDUCED -> shrink(orders.get(id), events.lots(i));
        case OrderEvents.CANCELLED -> {
          Resting gone = orders.remove(id);
          if (gone == null) {
            left = 0;
          } else {
            shrink(gone, 0);
          }
        }
        case OrderEvents.EXPIRED -> left = 0;
        default -> {}
      }
    }
    if (left > 0) {
      rest(events, incoming, left);
    }
  }

  private void trade(OrderEvents events, int i) {
    long makerId = events.makerId(i);
    Resting maker = orders.get(makerId);
    long was = lots(maker.steps);
    maker.steps = events.makerLeavesLots(i);
    long traded = was - lots(maker.steps);
    if (maker.steps == 0) {
      orders.remove(makerId);
    }
    if (traded > 0) {
      byte kind = events.buy(i) ? BookTape.BUY_TRADE : BookTape.SELL_TRADE;
      add(kind, maker.priceTicks, traded, BookTape.NO_ORDER);
      change(maker, -traded, BookTape.NO_ORDER);
    }
  }

  private void shrink(Resting order, long steps) {
    long less = lots(order.steps) - lots(steps);
    order.steps = steps;
    if (less > 0) {
      change(order, -less, order.broughtBy);
    }
  }

  private void rest(OrderEvents events, int accepted, long steps) {
    Resting order =
        new Resting(events.buy(accepted), events.priceTicks(accepted), steps, tape.length());
    orders.put(events.orderId(accepted), order);
    change(order, lots(steps), BookTape.NO_ORDER);
  }

  private long lots(long steps) {
    return (steps + stepsPerLot - 1) / stepsPerLot;
  }

  private void change(Resting order, long moreLots, int rank) {
    TreeMap<Long, Long> side = order.buy ? bids : asks;
    long now = side.merge(order.priceTicks, moreLots, Long::sum);
    if (now == 0) {
      side.remove(order.priceTicks);
    }
    depth(order.buy, order.priceTicks, now, rank);
  }

  private void depth(boolean bid, long priceTicks, long lots, int rank) {
    add(bid ? BookTape.BID_DEPTH : BookTape.ASK_DEPTH, priceTicks, lots, rank);
  }

  private void add(byte kind, long priceTicks, long lots, int rank) {
    if (inWindow()) {
      if (tape.length() == ranks.length) {
        ranks = Arrays.copyOf(ranks, 2 * ranks.length);
      }
      ranks[tape.length()] = rank;
      tape.add(nanos, kind, priceTicks, lots);
    }
  }

  /** Number of events written. */
  int length() {
    return tape.length();
  }

  /** The tape; nothing may be written afterwards. */
  BookTape build(String market, Instrument instrument, boolean synthetic) {
    return tape.build(market, instrument, synthetic, rows).withRanks(ranks);
  }
}
