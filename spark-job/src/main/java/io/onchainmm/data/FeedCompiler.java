package io.onchainmm.data;

import io.onchainmm.sim.market.BookTape;
import io.onchainmm.sim.market.Instrument;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Puts the rows of an event feed on a {@link BookTape} in the order of the exchange, with the order
 * and the times of their receipt beside it.
 *
 * <p>A clear becomes one {@code FORGET} for each level it takes: nothing traded and nobody is known
 * to have left, so no order of ours moves in a queue that nobody left. When a clear or a snapshot
 * follows a silence longer than allowed, the recording was interrupted and a {@code GAP} says so;
 * silence alone changes nothing, since a feed of changes is silent where nothing changes.
 *
 * <p>What happened before the window is not on the tape, but the book that it left is, as the first
 * events.
 */
final class FeedCompiler {
  private static final long NEVER = Long.MAX_VALUE;

  private final Window window;
  private final long maxGapNanos;
  private final TapeBuilder tape = new TapeBuilder();
  private final LongColumn received = new LongColumn();
  private final LongColumn sequence = new LongColumn();
  private final NavigableMap<Long, Long> bids = new TreeMap<>();
  private final NavigableMap<Long, Long> asks = new TreeMap<>();
  private final Map<FeedEvent, Deque<Placed>> unreceived = new HashMap<>();
  private final Map<FeedEvent, Deque<Long>> unhappened = new HashMap<>();
  private boolean open;
  private long lastNanos;
  private long rows;
  private long receipts;
  private long shiftNanos;

  /** The events of the tape that one row became, not yet received. */
  private record Placed(int from, int to) {}

  FeedCompiler(Window window, long maxGapNanos) {
    this.window = window;
    this.maxGapNanos = maxGapNanos;
    this.lastNanos = Long.MIN_VALUE;
  }

  /** A row for both orders. */
  void both(FeedEvent event, long number) {
    Placed placed = place(event);
    receive(placed, event.receiveNanos(), number);
  }

  /** A row for the order of the exchange alone; where it is received another row says, or none. */
  void happened(FeedEvent event, FeedEvent key) {
    Placed placed = place(event);
    Deque<Long> earlier = unhappened.get(key);
    if (earlier != null && !earlier.isEmpty()) {
      receive(placed, event.receiveNanos(), earlier.remove());
    } else {
      unreceived.computeIfAbsent(key, k -> new ArrayDeque<>()).add(placed);
    }
  }

  /** A row for the order of receipt alone; where it happened another row says. */
  void received(FeedEvent event, FeedEvent key, long number) {
    Deque<Placed> earlier = unreceived.get(key);
    if (earlier != null && !earlier.isEmpty()) {
      receive(earlier.remove(), event.receiveNanos(), number);
    } else {
      unhappened.computeIfAbsent(key, k -> new ArrayDeque<>()).add(number);
    }
  }

  /** Rows that were received but never happened. */
  long withoutOrigin() {
    return unhappened.values().stream().mapToLong(Deque::size).sum();
  }

  /** By how much all receipts were moved so that none comes before its event. */
  long shiftNanos() {
    return shiftNanos;
  }

  private Placed place(FeedEvent event) {
    long nanos = event.exchangeNanos();
    if (nanos >= window.toNanos()) {
      return new Placed(tape.length(), tape.length());
    }
    boolean begins =
        event.kind() == FeedEvent.Kind.CLEAR || event.kind() == FeedEvent.Kind.SNAPSHOT;
    if (nanos >= window.fromNanos()) {
      open();
      if (begins && rows > 0 && nanos - lastNanos > maxGapNanos) {
        interrupt(lastNanos + maxGapNanos);
      }
      rows++;
    }
    lastNanos = nanos;
    int from = tape.length();
    switch (event.kind()) {
      case DEPTH, SNAPSHOT -> depth(event);
      case TRADE ->
          add(
              nanos,
              buy(event) ? BookTape.BUY_TRADE : BookTape.SELL_TRADE,
              event.priceTicks(),
              event.sizeLots());
      case CLEAR -> clear(event);
    }
    return new Placed(from, tape.length());
  }

  private static boolean buy(FeedEvent event) {
    return event.side() == TradeColumns.BUY;
  }

  private void depth(FeedEvent event) {
    NavigableMap<Long, Long> levels = buy(event) ? bids : asks;
    if (event.sizeLots() > 0) {
      levels.put(event.priceTicks(), event.sizeLots());
    } else {
      levels.remove(event.priceTicks());
    }
    byte kind = buy(event) ? BookTape.BID_DEPTH : BookTape.ASK_DEPTH;
    add(event.exchangeNanos(), kind, event.priceTicks(), event.sizeLots());
  }

  private void clear(FeedEvent event) {
    boolean everything = event.priceTicks() == FeedEvent.EVERYTHING || event.side() == 0;
    long price = event.priceTicks();
    if (event.side() >= 0) {
      forget(everything ? bids : bids.tailMap(price, true), BookTape.BID_FORGET, event);
    }
    if (event.side() <= 0) {
      forget(everything ? asks : asks.headMap(price, true), BookTape.ASK_FORGET, event);
    }
  }

  /** From the best outwards does not matter to anybody; upwards is the order on the tape. */
  private void forget(NavigableMap<Long, Long> levels, byte kind, FeedEvent event) {
    List<Long> prices = new ArrayList<>(levels.keySet());
    levels.clear();
    prices.forEach(price -> add(event.exchangeNanos(), kind, price, 0));
  }

  /** The book that was there before the window. */
  private void open() {
    if (open) {
      return;
    }
    open = true;
    bids.descendingMap().forEach((price, lots) -> known(BookTape.BID_DEPTH, price, lots));
    asks.forEach((price, lots) -> known(BookTape.ASK_DEPTH, price, lots));
  }

  private void known(byte kind, long price, long lots) {
    tape.add(window.fromNanos(), kind, price, lots);
    received.add(window.fromNanos());
    sequence.add(-1);
  }

  private void interrupt(long nanos) {
    tape.add(nanos, BookTape.GAP, 0, 0);
    received.add(nanos);
    sequence.add(-1);
    bids.clear();
    asks.clear();
  }

  private void add(long nanos, byte kind, long ticks, long lots) {
    if (open) {
      tape.add(nanos, kind, ticks, lots);
      received.add(NEVER);
      sequence.add(NEVER);
    }
  }

  private void receive(Placed placed, long nanos, long number) {
    for (int i = placed.from(); i < placed.to(); i++) {
      received.set(i, nanos);
      sequence.set(i, number);
      receipts++;
    }
  }

  /**
   * The tape; this must not be used afterwards. A feed without any receipt has none on its tape;
   * single events that were never received come last in the order of receipt, at the largest time.
   */
  BookTape build(String market, Instrument instrument) {
    BookTape built = tape.build(market, instrument, false, rows);
    if (receipts == 0) {
      return built;
    }
    shift(built);
    int[] bySequence = sequence.stableOrder();
    int[] byTime = received.rows(bySequence).stableOrder();
    int[] order = new int[byTime.length];
    for (int j = 0; j < order.length; j++) {
      order[j] = bySequence[byTime[j]];
    }
    return built.withReceipts(received.toArray(), order);
  }

  /** Clocks differ: receipts must not come before what they report (docs, section on latency). */
  private void shift(BookTape built) {
    long least = 0;
    for (int i = 0; i < built.length(); i++) {
      if (received.get(i) != NEVER) {
        least = Math.min(least, received.get(i) - built.timeNanos[i]);
      }
    }
    shiftNanos = -least;
    for (int i = 0; i < built.length() && shiftNanos > 0; i++) {
      if (received.get(i) != NEVER && sequence.get(i) >= 0) {
        received.set(i, Math.addExact(received.get(i), shiftNanos));
      }
    }
  }
}
