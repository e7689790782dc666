package io.onchainmm.sim.book;

import io.onchainmm.sim.market.BookTape;
import io.onchainmm.sim.market.Rng;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Hypothetical passive orders in a recorded book: when, on which side and at which price each would
 * have been placed. Whoever plays them meets the same questions.
 *
 * <p>Time is cut into spans of equal length. At a random time in each, on a random side, one order
 * is placed at each distance from the best price of that side. An order that would not have lived
 * to its horizon because the tape ends or is interrupted is left out.
 */
public final class PassiveOrders {
  private final Plan plan;
  private long[] placedNanos = new long[1024];
  private byte[] side = new byte[1024];
  private byte[] distance = new byte[1024];
  private long[] priceTicks = new long[1024];
  private long[] aheadLots = new long[1024];
  private int count;

  /** What a distance counts. */
  public enum Step {
    /** Ticks of price, whether somebody stands there or not. */
    TICKS,
    /** Levels that hold orders. */
    LEVELS
  }

  /**
   * How orders are placed.
   *
   * @param everyNanos length of a span
   * @param horizonNanos how long an order stays
   * @param deepest largest distance behind the best price; the smallest is 0
   * @param step what a distance counts
   * @param seed keys the times and sides
   */
  public record Plan(long everyNanos, long horizonNanos, int deepest, Step step, long seed) {
    /** Most distances. */
    public static final int MOST_DISTANCES = 20;

    /** Checks the numbers. */
    public Plan {
      if (everyNanos < 1 || horizonNanos < 1 || deepest < 0 || deepest > MOST_DISTANCES) {
        throw new IllegalArgumentException(
            "Orders must come every > 0 ns, stay > 0 ns, and lie 0 to %d behind, not %d, %d, %d"
                .formatted(MOST_DISTANCES, everyNanos, horizonNanos, deepest));
      }
    }
  }

  private PassiveOrders(Plan plan) {
    this.plan = plan;
  }

  /** The orders that the plan places in the tape, in order of time. */
  public static PassiveOrders of(BookTape tape, Plan plan) {
    PassiveOrders orders = new PassiveOrders(plan);
    orders.place(tape);
    return orders;
  }

  private void place(BookTape tape) {
    NavigableMap<Long, Long> bids = new TreeMap<>();
    NavigableMap<Long, Long> asks = new TreeMap<>();
    long key = Rng.key(plan.seed(), tape.market());
    int span = 0;
    long next = timeIn(span, tape, key);
    for (int i = 0; i < tape.length(); i++) {
      while (tape.timeNanos[i] > next) {
        boolean buy = Rng.uniform(key, Rng.HYPOTHETICAL_SIDES, span) < 0.5;
        if (!bids.isEmpty() && !asks.isEmpty() && livesOn(tape, i, next)) {
          addAll(next, buy, buy ? bids.descendingMap() : asks);
        }
        next = timeIn(++span, tape, key);
      }
      apply(tape, i, bids, asks);
    }
  }

  private long timeIn(int span, BookTape tape, long key) {
    double within = Rng.uniform(key, Rng.HYPOTHETICAL_TIMES, span);
    return tape.startNanos() + Math.round((span + within) * plan.everyNanos());
  }

  /** Whether nothing interrupts the tape before the horizon of an order placed before event i. */
  private boolean livesOn(BookTape tape, int i, long nanos) {
    long end = nanos + plan.horizonNanos();
    if (end > tape.endNanos()) {
      return false;
    }
    for (int j = i; tape.timeNanos[j] < end; j++) {
      if (tape.kind[j] == BookTape.GAP) {
        return false;
      }
    }
    return true;
  }

  private static void apply(
      BookTape tape, int i, NavigableMap<Long, Long> bids, NavigableMap<Long, Long> asks) {
    long price = tape.priceTicks[i];
    switch (tape.kind[i]) {
      case BookTape.BID_DEPTH, BookTape.BID_FORGET -> put(bids, price, tape.sizeLots[i]);
      case BookTape.ASK_DEPTH, BookTape.ASK_FORGET -> put(asks, price, tape.sizeLots[i]);
      case BookTape.GAP -> {
        bids.clear();
        asks.clear();
      }
      default -> {}
    }
  }

  private static void put(NavigableMap<Long, Long> levels, long price, long lots) {
    if (lots == 0) {
      levels.remove(price);
    } else {
      levels.put(price, lots);
    }
  }

  /** One order at each distance; {@code best} has the side's levels, best first. */
  private void addAll(long nanos, boolean buy, NavigableMap<Long, Long> best) {
    Iterator<Long> levels = best.keySet().iterator();
    for (int away = 0; away <= plan.deepest(); away++) {
      if (plan.step() == Step.TICKS) {
        add(nanos, buy, away, best.firstKey() + (buy ? -away : away), best);
      } else if (levels.hasNext()) {
        add(nanos, buy, away, levels.next(), best);
      }
    }
  }

  private void add(long nanos, boolean buy, int away, long price, NavigableMap<Long, Long> levels) {
    if (count == side.length) {
      grow(2 * count);
    }
    placedNanos[count] = nanos;
    side[count] = (byte) (buy ? OrderDesk.BUY : OrderDesk.SELL);
    distance[count] = (byte) away;
    priceTicks[count] = price;
    aheadLots[count++] = levels.getOrDefault(price, 0L);
  }

  private void grow(int length) {
    placedNanos = Arrays.copyOf(placedNanos, length);
    side = Arrays.copyOf(side, length);
    distance = Arrays.copyOf(distance, length);
    priceTicks = Arrays.copyOf(priceTicks, length);
    aheadLots = Arrays.copyOf(aheadLots, length);
  }

  /** How they were placed. */
  public Plan plan() {
    return plan;
  }

  /** How many there are. */
  public int count() {
    return count;
  }

  /** When the i-th is placed. */
  long placedNanos(int i) {
    return placedNanos[i];
  }

  /** {@link OrderDesk#BUY} or {@link OrderDesk#SELL}. */
  int side(int i) {
    return side[i];
  }

  /** How far behind the best price it lies. */
  int distance(int i) {
    return distance[i];
  }

  /** Its price. */
  long priceTicks(int i) {
    return priceTicks[i];
  }

  /** Lots at its price when it comes. */
  long aheadLots(int i) {
    return aheadLots[i];
  }
}
