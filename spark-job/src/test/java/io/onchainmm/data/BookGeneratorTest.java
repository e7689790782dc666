package io.onchainmm.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.onchainmm.schema.ConfigException;
import io.onchainmm.sim.market.BookTape;
import io.onchainmm.sim.market.Instrument;
import io.onchainmm.sim.market.Mids;
import io.onchainmm.sim.market.PlainBook;
import io.onchainmm.sim.market.PriceSeries;
import java.math.BigDecimal;
import java.util.NavigableMap;
import org.junit.jupiter.api.Test;

class BookGeneratorTest {
  private static final Instrument INSTRUMENT =
      new Instrument("syn", new BigDecimal("0.1"), new BigDecimal("0.001"), 0, 0);
  private static final SyntheticMarket.Book SPEC = Sources.book(4 * 3600);
  private static final BookTape TAPE = BookGenerator.generate("syn", SPEC, INSTRUMENT, 42);
  private static final double TICK_BPS = 0.1 / 2500 * 1e4;

  @Test
  void sigmaIsRecovered() {
    PriceSeries mids = Mids.of(TAPE);
    long stepNanos = 5_000_000_000L;
    int count = 0;
    double squares = 0;
    for (long t = BookGenerator.START_NANOS + stepNanos; t <= TAPE.endNanos(); t += stepNanos) {
      double change = (mids.at(t) - mids.at(t - stepNanos)) / 2.0 * TICK_BPS;
      squares += change * change;
      count++;
    }
    // The mid is the fair price rounded to half a tick: two roundings add tick^2 / 6.
    double variance = (squares / count - TICK_BPS * TICK_BPS / 6) / 5;
    double standardError = Math.sqrt(2.0 / count) * 0.8 * 0.8;
    assertThat(variance).isCloseTo(0.64, within(4 * standardError));
  }

  @Test
  void sweepsBeyondEachDepthComeAtTheStatedRate() {
    double seconds = SPEC.durationSeconds();
    long[] beyond = sweepsBeyondLevels(12);
    for (int level = 0; level < beyond.length; level++) {
      double depthBps = (level + 0.5) * TICK_BPS;
      double expected = 2 * 1.2 * Math.exp(-0.6 * depthBps) * seconds;
      assertThat((double) beyond[level])
          .as("sweeps beyond level %d", level)
          .isCloseTo(expected, within(4 * Math.sqrt(expected)));
    }
  }

  @Test
  void intensityAndDecayAreRecovered() {
    double seconds = SPEC.durationSeconds();
    // Maximum likelihood of an exponential beyond half a tick, both sides pooled, on a grid: the
    // number of levels beyond is geometric with survival e^{-k tick}.
    long[] beyond = sweepsBeyondLevels(200);
    long first = beyond[0];
    long sum = 0;
    for (long count : beyond) {
      sum += count;
    }
    double ratio = 1 - (double) first / sum;
    double k = -Math.log(ratio) / TICK_BPS;
    double kError = (1 - ratio) / Math.sqrt(first * ratio) / TICK_BPS;
    double a = first / (2 * seconds) * Math.exp(0.5 * k * TICK_BPS);
    double aError = a * (1 / Math.sqrt((double) first) + 0.5 * kError * TICK_BPS);
    assertThat(k).isCloseTo(0.6, within(4 * kError));
    assertThat(a).isCloseTo(1.2, within(4 * aError));
  }

  /** How many sweeps traded strictly beyond each level's distance from the mid. */
  private static long[] sweepsBeyondLevels(int levels) {
    long[] beyond = new long[levels];
    PlainBook book = new PlainBook();
    long mid = 0;
    long deepest = -1;
    for (int i = 0; i < TAPE.length(); i++) {
      boolean newInstant = i == 0 || TAPE.timeNanos[i] > TAPE.timeNanos[i - 1];
      if (newInstant) {
        for (int level = 0; level < Math.min(levels, deepest); level++) {
          beyond[level]++;
        }
        deepest = -1;
        mid = book.oneSided() ? 0 : book.halfTicks();
      }
      if (TAPE.kind[i] == BookTape.BUY_TRADE || TAPE.kind[i] == BookTape.SELL_TRADE) {
        deepest = Math.max(deepest, (Math.abs(2 * TAPE.priceTicks[i] - mid) - 1) / 2);
      }
      book.apply(TAPE, i);
    }
    return beyond;
  }

  @Test
  void theBookIsConsistentAtEveryEvent() {
    PlainBook book = new PlainBook();
    for (int i = 0; i < TAPE.length(); i++) {
      boolean buy = TAPE.kind[i] == BookTape.BUY_TRADE;
      if (buy || TAPE.kind[i] == BookTape.SELL_TRADE) {
        NavigableMap<Long, Long> side = buy ? book.asks : book.bids;
        long best = buy ? side.firstKey() : side.lastKey();
        assertThat(TAPE.priceTicks[i]).as("a trade happens at the best price").isEqualTo(best);
        assertThat(TAPE.kind[i + 1]).isEqualTo(buy ? BookTape.ASK_DEPTH : BookTape.BID_DEPTH);
        assertThat(TAPE.priceTicks[i + 1]).isEqualTo(best);
        assertThat(TAPE.sizeLots[i + 1]).isEqualTo(side.get(best) - TAPE.sizeLots[i]);
        assertThat(TAPE.sizeLots[i]).isPositive();
      }
      book.apply(TAPE, i);
      if (book.crossed()) {
        throw new AssertionError("crossed after event " + i);
      }
      boolean instantEnds = i + 1 == TAPE.length() || TAPE.timeNanos[i + 1] > TAPE.timeNanos[i];
      if (instantEnds && book.asks.firstKey() - book.bids.lastKey() != 1) {
        throw new AssertionError("spread is not one tick after event " + i);
      }
    }
    assertThat(book.bids.size()).isBetween(50, 130);
    assertThat(TAPE.length() / SPEC.durationSeconds()).isBetween(10.0, 60.0);
    assertThat(TAPE.synthetic()).isTrue();
    assertThat(TAPE.rawRows()).isEqualTo(TAPE.length());
  }

  @Test
  void specSeedAndNameDecideEverything() {
    SyntheticMarket.Book shortSpec = Sources.book(60);
    BookTape one = BookGenerator.generate("a", shortSpec, INSTRUMENT, 1);
    BookTape same = BookGenerator.generate("a", shortSpec, INSTRUMENT, 1);
    BookTape seed = BookGenerator.generate("a", shortSpec, INSTRUMENT, 2);
    BookTape name = BookGenerator.generate("b", shortSpec, INSTRUMENT, 1);

    assertThat(same.priceTicks).isEqualTo(one.priceTicks);
    assertThat(same.timeNanos).isEqualTo(one.timeNanos);
    assertThat(same.sizeLots).isEqualTo(one.sizeLots);
    assertThat(seed.timeNanos).isNotEqualTo(one.timeNanos);
    assertThat(name.timeNanos).isNotEqualTo(one.timeNanos);
    assertThat(one.startNanos()).isEqualTo(BookGenerator.START_NANOS);
    assertThat(one.endNanos()).isLessThanOrEqualTo(BookGenerator.START_NANOS + 60_000_000_000L);
  }

  @Test
  void impossibleSpecsSayWhatToChange() {
    SyntheticMarket.Book fine =
        new SyntheticMarket.Book(60, 2500, 0.0001, 0.001, 0.8, 1.2, 0.6, 2500, 8000);
    SyntheticMarket.Book wild =
        new SyntheticMarket.Book(360000, 25, 0.1, 0.001, 100, 1.2, 0.6, 2500, 8000);

    assertThatThrownBy(() -> BookGenerator.generate("fine", fine, INSTRUMENT, 1))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("markets.fine")
        .hasMessageContaining("larger intensity_k or tick_usd");
    assertThatThrownBy(() -> BookGenerator.generate("wild", wild, INSTRUMENT, 1))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("choose a smaller sigma_bps");
  }
}
