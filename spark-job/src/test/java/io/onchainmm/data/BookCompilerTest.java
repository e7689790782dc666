package io.onchainmm.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.onchainmm.sim.market.BookTape;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BookCompilerTest {
  private final BookColumns books = new BookColumns();
  private final TradeColumns trades = new TradeColumns();

  private void book(long nanos, long[] bids, long[] asks) {
    for (int i = 0; i < bids.length; i += 2) {
      books.bids.level(bids[i], bids[i + 1]);
    }
    for (int i = 0; i < asks.length; i += 2) {
      books.asks.level(asks[i], asks[i + 1]);
    }
    books.close(nanos);
  }

  private static long[] side(long... levels) {
    return levels;
  }

  private List<String> compiled(long maxGapNanos) {
    BookTape tape = BookCompiler.compile("eth", Sources.ETH, books, trades, maxGapNanos);
    String[] names = {"bid", "ask", "buy", "sell", "-bid", "-ask", "gap"};
    List<String> events = new ArrayList<>();
    for (int i = 0; i < tape.length(); i++) {
      events.add(
          "%d %s %d %d"
              .formatted(
                  tape.timeNanos[i], names[tape.kind[i]], tape.priceTicks[i], tape.sizeLots[i]));
    }
    return events;
  }

  @Test
  void aSnapshotIsItsDifference() {
    book(10, side(100, 5, 99, 6, 98, 7), side(101, 3, 102, 4));
    book(20, side(99, 6, 97, 1), side(100, 2, 101, 3));

    assertThat(compiled(1000))
        .containsExactly(
            "10 bid 100 5",
            "10 bid 99 6",
            "10 bid 98 7",
            "10 ask 101 3",
            "10 ask 102 4",
            "20 bid 100 0",
            "20 bid 98 0",
            "20 -ask 102 0",
            "20 bid 97 1",
            "20 ask 100 2");
  }

  @Test
  void levelsBeyondTheNewWindowAreForgotten() {
    book(10, side(100, 5, 99, 6, 98, 7), side(110, 1));
    book(20, side(103, 1, 102, 2, 101, 3), side(110, 1));

    assertThat(compiled(1000).subList(4, 10))
        .containsExactly(
            "20 -bid 100 0",
            "20 -bid 99 0",
            "20 -bid 98 0",
            "20 bid 103 1",
            "20 bid 102 2",
            "20 bid 101 3");
  }

  @Test
  void anEmptySideIsKnownToBeEmpty() {
    book(10, side(100, 5), side(101, 3));
    book(20, side(), side(101, 3));

    assertThat(compiled(1000)).endsWith("20 bid 100 0");
  }

  @Test
  void tradesPrecedeTheBookOfTheirBlock() {
    book(10, side(100, 5), side(101, 3));
    book(20, side(100, 5), side(101, 1));
    trades.add(9, 1, TradeColumns.BUY, 101, 9);
    trades.add(10, 2, TradeColumns.BUY, 101, 9);
    trades.add(20, 3, TradeColumns.BUY, 101, 2);
    trades.add(25, 4, TradeColumns.SELL, 100, 1);

    assertThat(compiled(1000))
        .containsExactly(
            "10 bid 100 5", "10 ask 101 3", "20 buy 101 2", "20 ask 101 1", "25 sell 100 1");
  }

  @Test
  void aLongSilenceOfTheBookEndsTheRun() {
    book(10, side(100, 5), side(101, 3));
    book(21, side(100, 5), side(101, 3));
    trades.add(10, 1, TradeColumns.BUY, 101, 1);
    trades.add(15, 2, TradeColumns.BUY, 101, 1);
    trades.add(21, 3, TradeColumns.BUY, 101, 1);
    trades.add(22, 4, TradeColumns.BUY, 101, 1);
    trades.add(32, 5, TradeColumns.BUY, 101, 1);

    assertThat(compiled(10))
        .containsExactly(
            "10 bid 100 5",
            "10 ask 101 3",
            "15 buy 101 1",
            "20 gap 0 0",
            "21 bid 100 5",
            "21 ask 101 3",
            "22 buy 101 1");
    assertThat(compiled(11)).noneMatch(event -> event.contains("gap")).contains("15 buy 101 1");
  }

  @Test
  void theGapIsKnownOnceTheSilenceHasLastedAsLongAsTheLimit() {
    book(10, side(100, 5), side(101, 3));
    book(50, side(90, 5), side(91, 3));
    trades.add(11, 1, TradeColumns.BUY, 101, 1);
    trades.add(20, 2, TradeColumns.SELL, 100, 2);
    trades.add(21, 3, TradeColumns.SELL, 100, 3);
    trades.add(49, 4, TradeColumns.BUY, 91, 4);
    trades.add(51, 5, TradeColumns.BUY, 91, 5);

    assertThat(compiled(10))
        .containsExactly(
            "10 bid 100 5",
            "10 ask 101 3",
            "11 buy 101 1",
            "20 sell 100 2",
            "20 gap 0 0",
            "50 bid 90 5",
            "50 ask 91 3",
            "51 buy 91 5");
  }
}
