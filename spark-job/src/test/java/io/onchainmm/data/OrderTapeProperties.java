package io.onchainmm.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.onchainmm.sim.market.BookTape;
import io.onchainmm.sim.market.HyperliquidRules;
import io.onchainmm.sim.matching.FifoBook;
import io.onchainmm.sim.matching.OrderEvents;
import io.onchainmm.sim.matching.OrderRules;
import io.onchainmm.sim.matching.TimeInForce;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A tape of orders tells, event for event, what the book that made it knows. */
class OrderTapeProperties {
  private static final int STREAMS = 1_000;
  private static final int COMMANDS = 120;
  private static final long STEPS_PER_LOT = 10;
  private static final long SECOND = 1_000_000_000L;

  private final OrderEvents events = new OrderEvents();
  private FifoBook book;
  private OrderTape tape;
  private long time;
  private long submittedAt;
  private long replaced;

  private void apply(SplittableRandom random, long id) {
    long price = 100L + random.nextInt(8);
    // Whole lots, so that the book's queues and the tape's are the same numbers.
    long steps = STEPS_PER_LOT * random.nextInt(1, 20);
    long other = Math.max(1, id - random.nextInt(20));
    time += random.nextInt(40) == 0 ? 100 * SECOND : random.nextInt(2);
    tape.at(time);
    submittedAt = price;
    replaced = 0;
    switch (random.nextInt(6)) {
      case 0, 1 -> book.cancel(other);
      case 2 -> {
        replaced = other;
        book.replace(other, price, steps, TimeInForce.GTC);
      }
      default -> {
        TimeInForce tif = List.of(TimeInForce.values()).get(random.nextInt(4));
        book.submit(id, random.nextInt(3), random.nextBoolean(), price, steps, tif, false);
      }
    }
    tape.command(events);
    events.clear();
  }

  @Test
  void levelsOfTheTapeAreTheLevelsOfTheBook() {
    for (int seed = 0; seed < STREAMS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      book = new FifoBook(OrderRules.none(), events);
      time = 1_000 * SECOND;
      Window window = new Window(time + random.nextInt(30), Long.MAX_VALUE);
      tape = new OrderTape(STEPS_PER_LOT, window, 60 * SECOND);
      for (int i = 1; i <= COMMANDS; i++) {
        apply(random, i);
      }
      Map<Long, Long> levels = new HashMap<>();
      BookTape written = tape.build("x", HyperliquidRules.perpetual("X", 0), true);
      for (int i = 0; i < written.length(); i++) {
        switch (written.kind[i]) {
          case BookTape.BID_DEPTH, BookTape.ASK_DEPTH ->
              levels.put(written.priceTicks[i], written.sizeLots[i]);
          case BookTape.GAP -> levels.clear();
          default -> {
            // A trade is followed by what it leaves of its level.
            assertThat(written.priceTicks[i + 1]).isEqualTo(written.priceTicks[i]);
            assertThat(written.sizeLots[i + 1])
                .isEqualTo(levels.get(written.priceTicks[i]) - written.sizeLots[i]);
          }
        }
        assertThat(written.timeNanos[i]).isGreaterThanOrEqualTo(window.fromNanos());
        assertThat(written.rank[i]).isLessThan(i);
      }
      for (long price = 100; price < 108; price++) {
        assertThat(levels.getOrDefault(price, 0L)).isEqualTo(book.lotsAt(price) / STEPS_PER_LOT);
      }
    }
  }

  /** An order at rest, and what is true of it after the last command before {@code until}. */
  private static final class Place {
    final long orderId;
    final long priceTicks;
    final int broughtBy;
    final long aheadAtFirst;
    int until;
    long aheadAtLast;

    Place(long orderId, long priceTicks, int broughtBy, long aheadAtFirst) {
      this.orderId = orderId;
      this.priceTicks = priceTicks;
      this.broughtBy = broughtBy;
      this.aheadAtFirst = aheadAtFirst;
    }

    /** Lots ahead as the tape alone tells them. */
    long ahead(BookTape tape) {
      long ahead = aheadAtFirst;
      long level = tape.sizeLots[broughtBy];
      for (int i = broughtBy + 1; i < until; i++) {
        if (tape.priceTicks[i] != priceTicks) {
          continue;
        }
        boolean depth = tape.kind[i] == BookTape.BID_DEPTH || tape.kind[i] == BookTape.ASK_DEPTH;
        if (!depth) {
          ahead = Math.max(0, ahead - tape.sizeLots[i]);
        } else {
          boolean stoodAhead = tape.rank[i] != BookTape.NO_ORDER && tape.rank[i] < broughtBy;
          ahead -= stoodAhead ? level - tape.sizeLots[i] : 0;
          level = tape.sizeLots[i];
        }
      }
      return ahead;
    }
  }

  @Test
  void ranksGiveTheTruePlaceInTheQueue() {
    int moved = 0;
    for (int seed = 0; seed < STREAMS; seed++) {
      SplittableRandom random = new SplittableRandom(1_000_000L + seed);
      book = new FifoBook(OrderRules.none(), events);
      time = SECOND;
      tape = new OrderTape(STEPS_PER_LOT, Window.EVERYTHING, Long.MAX_VALUE);
      Map<Long, Place> watched = new HashMap<>();
      List<Place> places = new ArrayList<>();
      for (long id = 1; id <= COMMANDS; id++) {
        apply(random, id);
        watched.remove(replaced);
        watched.values().removeIf(place -> !book.rests(place.orderId));
        if (book.rests(id)) {
          long ahead = book.lotsAhead(id) / STEPS_PER_LOT;
          Place place = new Place(id, submittedAt, tape.length() - 1, ahead);
          watched.put(id, place);
          places.add(place);
        }
        for (Place place : watched.values()) {
          place.until = tape.length();
          place.aheadAtLast = book.lotsAhead(place.orderId) / STEPS_PER_LOT;
        }
      }
      BookTape written = tape.build("x", HyperliquidRules.perpetual("X", 0), true);
      for (Place place : places) {
        assertThat(place.ahead(written))
            .as("seed %d, order %d", seed, place.orderId)
            .isEqualTo(place.aheadAtLast);
        moved += place.aheadAtLast != place.aheadAtFirst ? 1 : 0;
      }
    }
    assertThat(moved).as("places that moved").isGreaterThan(STREAMS);
  }
}
