package io.onchainmm.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.onchainmm.sim.market.BookTape;
import io.onchainmm.sim.market.PlainBook;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BookCompilerProperties {
  @Test
  void theReplayedBookIsTheSnapshotAndNeverCrossed() {
    SplittableRandom random = new SplittableRandom(11);
    for (int round = 0; round < 1000; round++) {
      BookColumns books = randomBooks(random);
      check(books, BookCompiler.compile("x", Sources.ETH, books, new TradeColumns(), 50));
    }
  }

  /** Replays the tape; at each snapshot's time the book must be the snapshot. */
  static void check(BookColumns books, BookTape tape) {
    PlainBook book = new PlainBook();
    int snapshot = 0;
    for (int i = 0; i < tape.length(); i++) {
      while (snapshot < books.size() && books.timeNanos.get(snapshot) < tape.timeNanos[i]) {
        assertSame(books, snapshot++, book);
      }
      book.apply(tape, i);
      if (book.crossed()) {
        throw new AssertionError("crossed after event " + i);
      }
    }
    while (snapshot < books.size()) {
      assertSame(books, snapshot++, book);
    }
  }

  private static void assertSame(BookColumns books, int snapshot, PlainBook book) {
    assertThat(book.bids).isEqualTo(levels(books.bids, snapshot));
    assertThat(book.asks).isEqualTo(levels(books.asks, snapshot));
  }

  private static Map<Long, Long> levels(BookColumns.Side side, int snapshot) {
    Map<Long, Long> levels = new TreeMap<>();
    for (int level = 0; level < side.depth(snapshot); level++) {
      levels.put(side.priceTicks(snapshot, level), side.sizeLots(snapshot, level));
    }
    return levels;
  }

  private static BookColumns randomBooks(SplittableRandom random) {
    BookColumns books = new BookColumns();
    long time = 1;
    long middle = 1000;
    for (int snapshot = 0; snapshot < 12; snapshot++) {
      time += 1 + random.nextInt(60);
      middle += random.nextInt(13) - 6;
      fill(books.bids, random, middle, -1);
      fill(books.asks, random, middle, 1);
      books.close(time);
    }
    return books;
  }

  private static void fill(
      BookColumns.Side side, SplittableRandom random, long middle, int direction) {
    long price = middle;
    int depth = random.nextInt(6);
    for (int level = 0; level < depth; level++) {
      price += direction * (1L + random.nextInt(3));
      side.level(price, 1 + random.nextInt(3));
    }
  }
}
