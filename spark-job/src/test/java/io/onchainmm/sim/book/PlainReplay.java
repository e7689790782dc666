package io.onchainmm.sim.book;

import io.onchainmm.sim.market.BookTape;
import java.util.ArrayList;
import java.util.List;

/**
 * The obvious way to play a tape for one trader: a book of sorted levels, every event in turn
 * offered to all orders, nothing looked up or skipped. Notes the touches on the way.
 */
final class PlainReplay {
  private final BookTape tape;
  private final Trader trader;
  private final OrderDesk desk;
  private final Book book = new Book();

  /** Each as {@code time bid ask}; {@link Book#NONE} where a side is missing. */
  final List<String> touches = new ArrayList<>();

  private long mark;
  private String touch = touch(0).substring(2);

  PlainReplay(BookTape tape, Trader trader) {
    this.tape = tape;
    this.trader = trader;
    this.desk = trader.desk();
  }

  void run() {
    int from = 0;
    while (from < tape.length()) {
      long nanos = tape.timeNanos[from];
      actBefore(nanos, from);
      int to = from;
      while (to < tape.length() && tape.timeNanos[to] == nanos) {
        play(to++);
      }
      noteTouch(nanos);
      from = to;
    }
    actBefore(tape.endNanos() + 1, tape.length());
  }

  private void actBefore(long nanos, int eventsBefore) {
    while (Math.min(desk.nextArrivalNanos(), trader.nextWakeNanos()) < nanos) {
      if (desk.nextArrivalNanos() <= trader.nextWakeNanos()) {
        desk.arrive(book, eventsBefore);
      } else {
        trader.wake(trader.nextWakeNanos(), mark);
      }
    }
  }

  private void play(int i) {
    long price = tape.priceTicks[i];
    long lots = tape.sizeLots[i];
    switch (tape.kind[i]) {
      case BookTape.BID_DEPTH -> {
        desk.onDepth(OrderDesk.BUY, price, book.bidLots(price), lots, BookTape.NO_ORDER);
        if (book.setBid(price, lots)) {
          desk.onReached(OrderDesk.SELL, -price, lots, tape.timeNanos[i], mark);
        }
      }
      case BookTape.ASK_DEPTH -> {
        desk.onDepth(OrderDesk.SELL, -price, book.askLots(price), lots, BookTape.NO_ORDER);
        if (book.setAsk(price, lots)) {
          desk.onReached(OrderDesk.BUY, price, lots, tape.timeNanos[i], mark);
        }
      }
      case BookTape.BUY_TRADE ->
          desk.onTrade(OrderDesk.SELL, -price, lots, tape.timeNanos[i], mark);
      case BookTape.SELL_TRADE -> desk.onTrade(OrderDesk.BUY, price, lots, tape.timeNanos[i], mark);
      case BookTape.BID_FORGET -> book.setBid(price, 0);
      case BookTape.ASK_FORGET -> book.setAsk(price, 0);
      default -> {
        book.clear();
        desk.onGap(tape.timeNanos[i]);
      }
    }
  }

  private void noteTouch(long nanos) {
    mark = book.twoSided() ? book.midHalfTicks() : mark;
    String now = touch(nanos);
    String place = now.substring(now.indexOf(' ') + 1);
    if (!place.equals(touch)) {
      touches.add(now);
      touch = place;
    }
  }

  private String touch(long nanos) {
    boolean known = book.twoSided();
    return "%d %d %d"
        .formatted(nanos, known ? book.bestBid() : Book.NONE, known ? book.bestAsk() : Book.NONE);
  }
}
