package io.onchainmm.sim.book;

import io.onchainmm.sim.market.BookTape;
import io.onchainmm.sim.market.PriceSeries;
import java.util.Arrays;

/**
 * Best bid and ask of a tape over time, one entry per instant at which they changed: what a
 * strategy can see of the market. Instants, not events: a message that changes several levels is
 * seen whole or not at all.
 */
final class Touches {
  private long[] timeNanos = new long[1024];
  private long[] bidTicks = new long[1024];
  private long[] askTicks = new long[1024];
  private int length;

  private Touches() {}

  /** As they stood at the exchange. */
  static Touches of(BookTape tape) {
    return of(Script.of(tape));
  }

  /** The same, from a tape that was read already. */
  static Touches of(Script script) {
    Touches touches = new Touches();
    for (int move = 1; move < script.moves(); move++) {
      int lastEvent = script.firstEvent(move) - 1;
      touches.note(script.tape.timeNanos[lastEvent], script.bid(move), script.ask(move));
    }
    return touches;
  }

  /** As the recorder saw them: the events in the order and at the times of their receipt. */
  static Touches received(BookTape tape) {
    Touches touches = new Touches();
    Book book = new Book();
    int length = tape.length();
    for (int j = 0; j < length; j++) {
      int i = tape.receiveOrder[j];
      apply(tape, i, book);
      long nanos = tape.receiveNanos[i];
      if (j + 1 == length || tape.receiveNanos[tape.receiveOrder[j + 1]] > nanos) {
        touches.note(nanos, book.bestBid(), book.bestAsk());
      }
    }
    return touches;
  }

  private static void apply(BookTape tape, int i, Book book) {
    switch (tape.kind[i]) {
      case BookTape.BID_DEPTH, BookTape.BID_FORGET ->
          book.setBid(tape.priceTicks[i], tape.sizeLots[i]);
      case BookTape.ASK_DEPTH, BookTape.ASK_FORGET ->
          book.setAsk(tape.priceTicks[i], tape.sizeLots[i]);
      case BookTape.GAP -> book.clear();
      default -> {
        // Trades change no level; the depth rows that follow them do.
      }
    }
  }

  private void note(long nanos, long bestBid, long bestAsk) {
    boolean twoSided = bestBid != Book.NONE && bestAsk != Book.NONE;
    long bid = twoSided ? bestBid : Book.NONE;
    long ask = twoSided ? bestAsk : Book.NONE;
    long lastBid = length == 0 ? Book.NONE : bidTicks[length - 1];
    long lastAsk = length == 0 ? Book.NONE : askTicks[length - 1];
    if (bid == lastBid && ask == lastAsk) {
      return;
    }
    if (length == timeNanos.length) {
      timeNanos = Arrays.copyOf(timeNanos, length * 2);
      bidTicks = Arrays.copyOf(bidTicks, length * 2);
      askTicks = Arrays.copyOf(askTicks, length * 2);
    }
    timeNanos[length] = nanos;
    bidTicks[length] = bid;
    askTicks[length] = ask;
    length++;
  }

  /** When entry {@code i + 1} begins, the largest long after the last one. */
  long nextNanos(int i) {
    return i + 1 < length ? timeNanos[i + 1] : Long.MAX_VALUE;
  }

  /** Number of entries. */
  int length() {
    return length;
  }

  /** When entry {@code i} began. */
  long timeNanos(int i) {
    return timeNanos[i];
  }

  /** Whether both sides had a best from entry {@code i} on; −1 is before everything. */
  boolean twoSided(int i) {
    return i >= 0 && bidTicks[i] != Book.NONE;
  }

  /** Best bid from entry {@code i} on. */
  long bidTicks(int i) {
    return bidTicks[i];
  }

  /** Best ask from entry {@code i} on. */
  long askTicks(int i) {
    return askTicks[i];
  }

  /** Best bid + best ask, half-ticks; 0 where there is none. */
  long midHalfTicks(int i) {
    return twoSided(i) ? bidTicks[i] + askTicks[i] : 0;
  }

  /** The last entry at or before {@code nanos}, searched forward from entry {@code from}. */
  int seek(int from, long nanos) {
    int i = from;
    while (i + 1 < length && timeNanos[i + 1] <= nanos) {
      i++;
    }
    return i;
  }

  /** The mids that were known, carried over one-sided moments: the marks of the accounts. */
  PriceSeries marks() {
    long[] times = new long[length];
    long[] mids = new long[length];
    int n = 0;
    for (int i = 0; i < length; i++) {
      long mid = midHalfTicks(i);
      if (mid != 0 && (n == 0 || mids[n - 1] != mid)) {
        times[n] = timeNanos[i];
        mids[n++] = mid;
      }
    }
    return new PriceSeries(Arrays.copyOf(times, n), Arrays.copyOf(mids, n));
  }
}
