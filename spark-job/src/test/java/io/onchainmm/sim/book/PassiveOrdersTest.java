package io.onchainmm.sim.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onchainmm.sim.market.BookTape;
import org.junit.jupiter.api.Test;

/** Where and when hypothetical orders are placed. */
class PassiveOrdersTest {
  private static final long SECOND = 1_000_000_000L;

  /** Bids at 100, 98 and 95, asks at 103 and 104, for a minute. */
  private static TapeBuilder minute() {
    return new TapeBuilder()
        .bid(0, 100, 5)
        .bid(0, 98, 7)
        .bid(0, 95, 9)
        .ask(0, 103, 4)
        .ask(0, 104, 6)
        .bid(60_000, 94, 1);
  }

  private static PassiveOrders.Plan plan(PassiveOrders.Step step) {
    return new PassiveOrders.Plan(SECOND, 5 * SECOND, 2, step, 1);
  }

  @Test
  void eachSpanPlacesOneOrderAtEachDistanceOnOneSide() {
    PassiveOrders orders = PassiveOrders.of(minute().build(), plan(PassiveOrders.Step.TICKS));

    // Spans 0 to 54 surely end their horizon within the tape, the 55th may.
    assertThat(orders.count() / 3).isBetween(55, 56);
    int buys = 0;
    for (int i = 0; i < orders.count(); i++) {
      assertThat(orders.placedNanos(i) / SECOND).isEqualTo(i / 3);
      assertThat(orders.distance(i)).isEqualTo(i % 3);
      boolean buy = orders.side(i) == OrderDesk.BUY;
      buys += buy ? 1 : 0;
      assertThat(orders.priceTicks(i)).isEqualTo(buy ? 100 - i % 3 : 103 + i % 3);
    }
    assertThat(buys).isBetween(3 * 15, 3 * 41);
  }

  @Test
  void distancesMayCountTheLevelsThatHoldOrders() {
    PassiveOrders orders = PassiveOrders.of(minute().build(), plan(PassiveOrders.Step.LEVELS));

    for (int i = 0; i < orders.count(); i++) {
      boolean buy = orders.side(i) == OrderDesk.BUY;
      long[] prices = buy ? new long[] {100, 98, 95} : new long[] {103, 104};
      long[] ahead = buy ? new long[] {5, 7, 9} : new long[] {4, 6};
      assertThat(orders.priceTicks(i)).isEqualTo(prices[orders.distance(i)]);
      assertThat(orders.aheadLots(i)).isEqualTo(ahead[orders.distance(i)]);
    }
  }

  @Test
  void anOrderThatAnInterruptionWouldTakeAwayIsLeftOut() {
    BookTape tape =
        minute().row(80_000, BookTape.GAP, 0, 0).bid(90_000, 100, 1).ask(200_000, 103, 1).build();
    PassiveOrders orders = PassiveOrders.of(tape, plan(PassiveOrders.Step.TICKS));

    // Up to five seconds before the gap; afterwards the book has one side only.
    assertThat(orders.count() / 3).isBetween(74, 76);
  }

  @Test
  void theSameSeedAsksTheSameQuestions() {
    PassiveOrders one = PassiveOrders.of(minute().build(), plan(PassiveOrders.Step.TICKS));
    PassiveOrders same = PassiveOrders.of(minute().build(), plan(PassiveOrders.Step.TICKS));
    PassiveOrders other =
        PassiveOrders.of(
            minute().build(),
            new PassiveOrders.Plan(SECOND, 5 * SECOND, 2, PassiveOrders.Step.TICKS, 2));

    assertThat(same.placedNanos(0)).isEqualTo(one.placedNanos(0));
    assertThat(other.placedNanos(0)).isNotEqualTo(one.placedNanos(0));
  }

  @Test
  void aPlanThatAsksNothingIsRefused() {
    assertThatThrownBy(() -> new PassiveOrders.Plan(0, 1, 0, PassiveOrders.Step.TICKS, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not 0, 1, 0");
    assertThatThrownBy(() -> new PassiveOrders.Plan(1, 1, 21, PassiveOrders.Step.TICKS, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
