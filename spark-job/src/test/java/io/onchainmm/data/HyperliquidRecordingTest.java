package io.onchainmm.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.onchainmm.TestFiles;
import io.onchainmm.sim.market.BookTape;
import io.onchainmm.sim.market.HyperliquidRules;
import io.onchainmm.sim.market.Instrument;
import io.onchainmm.sim.market.Mids;
import io.onchainmm.sim.market.PlainBook;
import io.onchainmm.sim.market.PriceSeries;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HyperliquidRecordingTest {
  @ParameterizedTest
  @CsvSource({"BTC,5,6675,0", "ETH,4,6884,17", "SOL,2,4437,10"})
  void theRecordingBecomesATapeThatIsItsSnapshots(
      String coin, int sizeDecimals, int rows, int repeated) {
    Path folder = TestFiles.recording("data/hyperliquid/2025-09-04");
    Instrument instrument = HyperliquidRules.perpetual(coin, sizeDecimals);
    HyperliquidLoader loader = new HyperliquidLoader(instrument);
    BadRows strict = new BadRows(DataSpec.OnBadRow.FAIL);

    TradeColumns trades = loader.trades(folder.resolve("trades_" + coin + ".csv.gz"), strict);
    BookColumns books = loader.books(folder.resolve("orderbooks_" + coin + ".csv.gz"), strict);

    // 3785 rows, three of which repeat the book of their block.
    assertThat(books.size()).isEqualTo(3782);
    assertThat(trades.size()).isEqualTo(rows - repeated);
    BookTape tape = BookCompiler.compile(coin, instrument, books, trades, 60_000_000_000L);
    BookCompilerProperties.check(books, tape);
    assertThat(tape.rawRows()).isEqualTo(3782 + rows - repeated);
    assertThat(count(tape, BookTape.GAP)).isZero();
    long tapeTrades = count(tape, BookTape.BUY_TRADE) + count(tape, BookTape.SELL_TRADE);
    assertThat(trades.size() - tapeTrades).as("trades before the first book").isBetween(30L, 60L);
    pricesAreLegal(instrument, tape);
    midsAreThoseOfThePlainBook(tape);
    BookTape split = BookCompiler.compile(coin, instrument, books, trades, 15_000_000_000L);
    assertThat(count(split, BookTape.GAP)).as("one silence of 18 s").isEqualTo(1);
    BookCompilerProperties.check(books, split);
  }

  private static long count(BookTape tape, byte kind) {
    long count = 0;
    for (int i = 0; i < tape.length(); i++) {
      count += tape.kind[i] == kind ? 1 : 0;
    }
    return count;
  }

  private static void pricesAreLegal(Instrument instrument, BookTape tape) {
    for (int i = 0; i < tape.length(); i++) {
      long price = tape.priceTicks[i];
      if (price % instrument.stepTicks(price) != 0) {
        throw new AssertionError("price %d ticks is off the step".formatted(price));
      }
    }
  }

  private static void midsAreThoseOfThePlainBook(BookTape tape) {
    PriceSeries mids = Mids.of(tape);
    PlainBook book = new PlainBook();
    for (int i = 0; i < tape.length(); i++) {
      book.apply(tape, i);
      if (i + 1 == tape.length() || tape.timeNanos[i + 1] > tape.timeNanos[i]) {
        assertThat(mids.at(tape.timeNanos[i])).isEqualTo(book.halfTicks());
      }
    }
  }
}
