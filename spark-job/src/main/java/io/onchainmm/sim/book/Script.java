package io.onchainmm.sim.book;

import io.onchainmm.sim.market.BookTape;
import java.util.Arrays;

/**
 * A tape read once for all its flights. The market does not see our orders, so where its best
 * prices stand and which events move them is the same in every pass: one code an event says what it
 * does at which level, and a list holds the best prices of the instants at which they moved.
 *
 * <p>A code is {@code level << 3 | operation}; a level is {@code slot << 1 | side}. The side of a
 * trade is that of the orders it may fill.
 */
final class Script {
  /** The level has a new size. */
  static final int DEPTH = 0;

  /** The level has a new size and is the new best of its side. */
  static final int RISE = 1;

  /** An aggressor traded at the level. */
  static final int TRADE = 2;

  /** The level's size is unknown from here on. */
  static final int FORGET = 3;

  /** Everything is unknown from here on. */
  static final int GAP = 4;

  static final int OPERATION_BITS = 3;
  static final int OPERATION = (1 << OPERATION_BITS) - 1;

  final BookTape tape;
  final PriceSlots slots;
  final int[] code;

  private int[] firstEvent = new int[1024];
  private long[] bid = new long[1024];
  private long[] ask = new long[1024];
  private long[] mark = new long[1024];
  private int moves;

  private Script(BookTape tape) {
    this.tape = tape;
    this.slots = PriceSlots.of(tape);
    this.code = new int[tape.length()];
  }

  /** Reads the tape. */
  static Script of(BookTape tape) {
    Script script = new Script(tape);
    script.note(0, Book.NONE, Book.NONE);
    Book book = new Book();
    int length = tape.length();
    for (int i = 0; i < length; i++) {
      script.code[i] = script.read(i, book);
      if (i + 1 == length || tape.timeNanos[i + 1] > tape.timeNanos[i]) {
        script.note(i + 1, book.bestBid(), book.bestAsk());
      }
    }
    return script;
  }

  private int read(int i, Book book) {
    long price = tape.priceTicks[i];
    long lots = tape.sizeLots[i];
    return switch (tape.kind[i]) {
      case BookTape.BID_DEPTH ->
          code(price, OrderDesk.BUY, book.setBid(price, lots) ? RISE : DEPTH);
      case BookTape.ASK_DEPTH ->
          code(price, OrderDesk.SELL, book.setAsk(price, lots) ? RISE : DEPTH);
      case BookTape.BUY_TRADE -> code(price, OrderDesk.SELL, TRADE);
      case BookTape.SELL_TRADE -> code(price, OrderDesk.BUY, TRADE);
      case BookTape.BID_FORGET -> {
        book.setBid(price, 0);
        yield code(price, OrderDesk.BUY, FORGET);
      }
      case BookTape.ASK_FORGET -> {
        book.setAsk(price, 0);
        yield code(price, OrderDesk.SELL, FORGET);
      }
      case BookTape.GAP -> {
        book.clear();
        yield GAP;
      }
      default ->
          throw new IllegalStateException(
              "Event %d of %s has kind %d, which is not an order-book event"
                  .formatted(i, tape.market(), tape.kind[i]));
    };
  }

  private int code(long price, int side, int operation) {
    return (slots.of(price) << 1 | side) << OPERATION_BITS | operation;
  }

  private void note(int event, long bestBid, long bestAsk) {
    if (moves > 0 && bestBid == bid[moves - 1] && bestAsk == ask[moves - 1]) {
      return;
    }
    if (moves == bid.length) {
      firstEvent = Arrays.copyOf(firstEvent, 2 * moves);
      bid = Arrays.copyOf(bid, 2 * moves);
      ask = Arrays.copyOf(ask, 2 * moves);
      mark = Arrays.copyOf(mark, 2 * moves);
    }
    firstEvent[moves] = event;
    bid[moves] = bestBid;
    ask[moves] = bestAsk;
    boolean twoSided = bestBid != Book.NONE && bestAsk != Book.NONE;
    mark[moves] = twoSided ? bestBid + bestAsk : moves == 0 ? 0 : mark[moves - 1];
    moves++;
  }

  /** The last move before event {@code i}'s instant, searched forward from move {@code from}. */
  int seek(int from, int i) {
    int move = from;
    while (move + 1 < moves && firstEvent[move + 1] <= i) {
      move++;
    }
    return move;
  }

  /** Number of moves; the first is the empty book before everything. */
  int moves() {
    return moves;
  }

  /** The first event that finds the book so, the last of an instant being the one before. */
  int firstEvent(int move) {
    return firstEvent[move];
  }

  /** Best bid from the move on, {@link Book#NONE} if there is none. */
  long bid(int move) {
    return bid[move];
  }

  /** Best ask from the move on, {@link Book#NONE} if there is none. */
  long ask(int move) {
    return ask[move];
  }

  /** Best bid + best ask from the move on, or the last there were; 0 before the first. */
  long mark(int move) {
    return mark[move];
  }
}
