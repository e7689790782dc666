package io.onchainmm.sim.book;

import static org.assertj.core.api.Assertions.assertThat;

import io.onchainmm.sim.accounting.Fill;
import io.onchainmm.sim.maker.CalibrationSpec;
import io.onchainmm.sim.market.BookTape;
import io.onchainmm.sim.market.Signal;
import io.onchainmm.sim.venue.BookSpec;
import io.onchainmm.sim.venue.Seat;
import io.onchainmm.sim.venue.SeatResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whole trials that see the market when the recorder received it. */
class RecordedFeedProperties {
  private static final long MS = 1_000_000;

  /** One entry, at the first touch: what is known of it does not depend on silence. */
  private static final CalibrationSpec FIXED = CalibrationSpec.fixed(1, 0.5, 1, 1e6);

  private final SplittableRandom random = new SplittableRandom(61);

  /** Everything received the same delay late is the constant feed, bit for bit. */
  @Test
  void receiptsWithOneDelayAreTheConstantFeed() {
    long fills = 0;
    for (int market = 0; market < 4; market++) {
      BookTape plain = new RandomMarket(300 + market).tape(3000, TapeBuilder.INSTRUMENT);
      for (int delayMs : new int[] {0, 7, 250}) {
        BookTape recorded = received(plain, new long[plain.length()], delayMs * MS);
        for (int i = 0; i < 5; i++) {
          Seat seat = Seats.random(random, i, Signal.NONE);
          double ms = random.nextInt(100);
          SeatResult constant = run(plain, seat, BookSpec.Feed.CONSTANT, delayMs, ms);
          SeatResult later = run(recorded, seat, BookSpec.Feed.RECORDED, 0, ms);
          assertThat(later.getClass()).isEqualTo(constant.getClass());
          if (constant instanceof SeatResult.Closed a && later instanceof SeatResult.Closed b) {
            assertThat(b.closing().metrics()).isEqualTo(a.closing().metrics());
            assertThat(b.closing().fills()).isEqualTo(a.closing().fills());
            assertThat(b.alerts()).isEqualTo(a.alerts());
            fills += a.closing().fills().size();
          }
        }
      }
    }
    assertThat(fills).isGreaterThan(500);
  }

  /** What is received after v, earlier or later, changes nothing of what was done by v. */
  @Test
  void otherReceiptsAfterAnInstantLeaveThePastAlone() {
    long compared = 0;
    long differ = 0;
    BookTape[] tapes = new BookTape[10];
    for (int market = 0; market < tapes.length; market++) {
      tapes[market] = new RandomMarket(400 + market).tape(250, TapeBuilder.INSTRUMENT);
    }
    for (int c = 0; c < 1000; c++) {
      BookTape plain = tapes[c % tapes.length];
      Seat seat = Seats.random(random, c, Signal.NONE);
      long[] lag = random.longs(plain.length(), 0, 300 * MS).toArray();
      long v = plain.timeNanos[random.nextInt(plain.length() / 3, plain.length())];
      long[] other = lag.clone();
      for (int i = 0; i < other.length; i++) {
        long sinceV = Math.max(0, v + 1 - plain.timeNanos[i]);
        other[i] = lag[i] >= sinceV ? random.nextLong(sinceV, sinceV + 500 * MS) : lag[i];
      }
      double ms = random.nextInt(30);
      SeatResult a = run(received(plain, lag, 0), seat, BookSpec.Feed.RECORDED, 0, ms);
      SeatResult b = run(received(plain, other, 0), seat, BookSpec.Feed.RECORDED, 0, ms);
      List<Fill> before = fillsUntil(a, v);
      assertThat(fillsUntil(b, v)).as("case %d", c).isEqualTo(before);
      compared += before.size();
      differ += fillsUntil(a, Long.MAX_VALUE).equals(fillsUntil(b, Long.MAX_VALUE)) ? 0 : 1;
    }
    assertThat(compared).isGreaterThan(500);
    assertThat(differ).isGreaterThan(100);
  }

  private static List<Fill> fillsUntil(SeatResult result, long nanos) {
    return result instanceof SeatResult.Closed closed
        ? closed.closing().fills().stream().filter(f -> f.timeNanos() <= nanos).toList()
        : List.of();
  }

  private static BookTape received(BookTape tape, long[] lag, long delay) {
    long[] nanos = new long[tape.length()];
    for (int i = 0; i < nanos.length; i++) {
      nanos[i] = tape.timeNanos[i] + lag[i] + delay;
    }
    int[] order =
        IntStream.range(0, nanos.length)
            .boxed()
            .sorted(Comparator.comparingLong(i -> nanos[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    return tape.withReceipts(nanos, order);
  }

  private static SeatResult run(
      BookTape tape, Seat seat, BookSpec.Feed feed, double feedMs, double orderMs) {
    List<Seat> seats = new ArrayList<>();
    seats.add(
        new Seat(
            seat.trialId(),
            seat.seed(),
            seat.maker(),
            FIXED,
            BookSpecs.delays(feed, feedMs, BookSpec.Latency.CONSTANT, orderMs, 0),
            seat.risk(),
            seat.signal(),
            true));
    return new BookVenue(tape).replay(seats).get(0);
  }
}
