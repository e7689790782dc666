package io.onchainmm.sim.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MidsDifferentialTest {
  private static final Instrument INSTRUMENT =
      new Instrument("X", new BigDecimal("0.1"), new BigDecimal("0.001"), 0, 0);

  @Test
  void midsAreThoseOfThePlainBook() {
    SplittableRandom random = new SplittableRandom(7);
    for (int round = 0; round < 1000; round++) {
      BookTape tape = tape(random, 1 + random.nextInt(300));
      PriceSeries mids = Mids.of(tape);
      PlainBook book = new PlainBook();
      long expected = 0;
      for (int i = 0; i < tape.length(); i++) {
        book.apply(tape, i);
        boolean instantEnds = i + 1 == tape.length() || tape.timeNanos[i + 1] > tape.timeNanos[i];
        if (instantEnds) {
          expected = book.oneSided() ? expected : book.halfTicks();
          assertThat(mids.at(tape.timeNanos[i])).isEqualTo(expected);
        }
      }
      for (int i = 1; i < mids.length(); i++) {
        assertThat(mids.timeNanos[i]).isGreaterThan(mids.timeNanos[i - 1]);
        assertThat(mids.halfTicks[i]).isNotEqualTo(mids.halfTicks[i - 1]);
      }
    }
  }

  private static BookTape tape(SplittableRandom random, int length) {
    long[] times = new long[length];
    byte[] kinds = new byte[length];
    long[] prices = new long[length];
    long[] sizes = new long[length];
    long time = 1;
    for (int i = 0; i < length; i++) {
      time += random.nextInt(3) == 0 ? 1 : 0;
      times[i] = time;
      int kind = random.nextInt(60);
      kinds[i] = (byte) (kind == 59 ? BookTape.GAP : kind < 50 ? kind % 2 : kind % 6);
      boolean bid = kinds[i] == BookTape.BID_DEPTH || kinds[i] == BookTape.BID_FORGET;
      prices[i] = bid ? 1 + random.nextInt(100) : 101 + random.nextInt(100);
      sizes[i] = random.nextInt(3);
    }
    return new BookTape("x", INSTRUMENT, length, times, kinds, prices, sizes, true, length);
  }

  @Test
  void anUnknownKindIsAProgrammingError() {
    BookTape tape =
        new BookTape(
            "x", INSTRUMENT, 1, new long[1], new byte[] {9}, new long[1], new long[1], true, 1);
    assertThatThrownBy(() -> Mids.of(tape))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Kind 9");
  }
}
