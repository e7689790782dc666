package io.onchainmm.sim.book;

import static org.assertj.core.api.Assertions.assertThat;

import io.onchainmm.sim.market.BookTape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The replay that skips what concerns nobody against a loop that skips nothing. */
class ReplayDifferentialTest {

  @Test
  void equalsThePlainLoopOnRandomStreamsWhoeverFliesAlong() {
    long entries = 0;
    for (int seed = 0; seed < 1000; seed++) {
      entries += compare(new RandomMarket(seed).tape(60, TapeBuilder.INSTRUMENT), seed);
    }
    assertThat(entries).isGreaterThan(40_000);
  }

  @Test
  void equalsThePlainLoopWhereStrayPricesLieFarAway() {
    for (int seed = 0; seed < 200; seed++) {
      BookTape narrow = new RandomMarket(5000 + seed).tape(60, TapeBuilder.INSTRUMENT);
      compare(withStrays(narrow), seed);
    }
  }

  /** Returns how much was written down. */
  private static long compare(BookTape tape, long seed) {
    List<RandomTrader> together =
        IntStream.range(0, 3).mapToObj(i -> new RandomTrader(10 * seed + i)).toList();
    BookVenue.replay(tape, new Flight(together));
    int lane = (int) (seed % together.size());
    RandomTrader alone = new RandomTrader(10 * seed + lane);
    PlainReplay plain = new PlainReplay(tape, alone);
    plain.run();
    assertThat(together.get(lane).diary).as("seed %d", seed).isEqualTo(alone.diary);
    assertThat(touches(tape)).as("seed %d", seed).isEqualTo(plain.touches);
    return alone.diary.size();
  }

  private static List<String> touches(BookTape tape) {
    Touches touches = Touches.of(tape);
    List<String> all = new ArrayList<>();
    for (int i = 0; i < touches.length(); i++) {
      all.add("%d %d %d".formatted(touches.timeNanos(i), touches.bidTicks(i), touches.askTicks(i)));
    }
    return all;
  }

  /** The same tape with a bid near zero and an ask near the largest long, there all along. */
  private static BookTape withStrays(BookTape tape) {
    TapeBuilder wide = new TapeBuilder();
    long start = tape.timeNanos[0] / 1_000_000;
    wide.bid(start, 1, 7).ask(start, Long.MAX_VALUE / 4, 9);
    for (int i = 0; i < tape.length(); i++) {
      wide.row(tape.timeNanos[i] / 1_000_000, tape.kind[i], tape.priceTicks[i], tape.sizeLots[i]);
    }
    return wide.build();
  }
}
