package io.onchainmm.data;

import io.onchainmm.sim.market.BookTape;
import io.onchainmm.sim.market.Instrument;

/**
 * Turns book snapshots and trades into a {@link BookTape}.
 *
 * <p>A snapshot becomes its difference from the one before: first what is gone, then what changed
 * or is new from the best outwards, so that the book is at no point crossed. A side shows the
 * levels down to its worst; a level that is gone was cancelled or traded when the new snapshot
 * would show it, and is forgotten when it lies beyond the worst level shown now. A side without
 * levels is shown to be empty.
 *
 * <p>Trades come in time order before a snapshot of the same instant. A silence of the book above
 * the limit ends a run: the book becomes unknown right after the last snapshot, and the next one is
 * written in full. Trades without a book (before the first snapshot of a run, or later than the
 * limit after the last) are left out.
 */
final class BookCompiler {
  private final BookColumns books;
  private final TradeColumns trades;
  private final long maxGapNanos;
  private final TapeBuilder tape = new TapeBuilder();
  private int nextTrade;

  private BookCompiler(BookColumns books, TradeColumns trades, long maxGapNanos) {
    this.books = books;
    this.trades = trades;
    this.maxGapNanos = maxGapNanos;
  }

  /** Compiles at least one snapshot; both inputs are in time order. */
  static BookTape compile(
      String market,
      Instrument instrument,
      BookColumns books,
      TradeColumns trades,
      long maxGapNanos) {
    BookCompiler compiler = new BookCompiler(books, trades, maxGapNanos);
    compiler.run();
    return compiler.tape.build(market, instrument, false, (long) books.size() + trades.size());
  }

  private void run() {
    int count = books.size();
    for (int snapshot = 0; snapshot < count; snapshot++) {
      long nanos = books.timeNanos.get(snapshot);
      if (snapshot == 0) {
        startRun(snapshot);
      } else if (nanos - books.timeNanos.get(snapshot - 1) > maxGapNanos) {
        // Nobody knows of a gap before the silence has lasted that long.
        long known = books.timeNanos.get(snapshot - 1) + maxGapNanos;
        trades(known);
        tape.add(known, BookTape.GAP, 0, 0);
        startRun(snapshot);
      } else {
        trades(nanos);
        step(snapshot);
      }
    }
    trades(Math.addExact(books.timeNanos.get(count - 1), maxGapNanos));
  }

  private void startRun(int snapshot) {
    long nanos = books.timeNanos.get(snapshot);
    while (nextTrade < trades.size() && trades.timeNanos.get(nextTrade) <= nanos) {
      nextTrade++;
    }
    full(nanos, books.bids, snapshot, BookTape.BID_DEPTH);
    full(nanos, books.asks, snapshot, BookTape.ASK_DEPTH);
  }

  private void trades(long untilNanos) {
    for (; nextTrade < trades.size(); nextTrade++) {
      long nanos = trades.timeNanos.get(nextTrade);
      if (nanos > untilNanos) {
        return;
      }
      boolean buy = trades.side.get(nextTrade) == TradeColumns.BUY;
      tape.add(
          nanos,
          buy ? BookTape.BUY_TRADE : BookTape.SELL_TRADE,
          trades.priceTicks.get(nextTrade),
          trades.sizeLots.get(nextTrade));
    }
  }

  private void full(long nanos, BookColumns.Side side, int snapshot, byte depth) {
    for (int level = 0; level < side.depth(snapshot); level++) {
      tape.add(nanos, depth, side.priceTicks(snapshot, level), side.sizeLots(snapshot, level));
    }
  }

  private void step(int snapshot) {
    removals(books.bids, snapshot, -1, BookTape.BID_DEPTH, BookTape.BID_FORGET);
    removals(books.asks, snapshot, 1, BookTape.ASK_DEPTH, BookTape.ASK_FORGET);
    changes(books.bids, snapshot, -1, BookTape.BID_DEPTH);
    changes(books.asks, snapshot, 1, BookTape.ASK_DEPTH);
  }

  /** {@code direction} is +1 where prices rise away from the touch and −1 where they fall. */
  private void removals(
      BookColumns.Side side, int snapshot, int direction, byte depth, byte forget) {
    long nanos = books.timeNanos.get(snapshot);
    int levels = side.depth(snapshot);
    int now = 0;
    for (int was = 0; was < side.depth(snapshot - 1); was++) {
      long price = side.priceTicks(snapshot - 1, was);
      while (now < levels && direction * (side.priceTicks(snapshot, now) - price) < 0) {
        now++;
      }
      if (now == levels && levels > 0) {
        tape.add(nanos, forget, price, 0);
      } else if (levels == 0 || side.priceTicks(snapshot, now) != price) {
        tape.add(nanos, depth, price, 0);
      }
    }
  }

  private void changes(BookColumns.Side side, int snapshot, int direction, byte depth) {
    long nanos = books.timeNanos.get(snapshot);
    int before = side.depth(snapshot - 1);
    int was = 0;
    for (int now = 0; now < side.depth(snapshot); now++) {
      long price = side.priceTicks(snapshot, now);
      long lots = side.sizeLots(snapshot, now);
      while (was < before && direction * (side.priceTicks(snapshot - 1, was) - price) < 0) {
        was++;
      }
      boolean same =
          was < before
              && side.priceTicks(snapshot - 1, was) == price
              && side.sizeLots(snapshot - 1, was) == lots;
      if (!same) {
        tape.add(nanos, depth, price, lots);
      }
    }
  }
}
