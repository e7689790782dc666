package io.onchainmm.sim.book;

import static org.assertj.core.api.Assertions.assertThat;

import io.onchainmm.sim.market.BookTape;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Slots number the prices of a tape in order, whether they lie close together or far apart. */
class PriceSlotsProperties {

  @Test
  void slotsRiseWithThePricesAndLeadBackToThem() {
    SplittableRandom random = new SplittableRandom(3);
    int wide = 0;
    for (int round = 0; round < 1000; round++) {
      long base = random.nextLong(-1L << 40, 1L << 40);
      long range = 1L << random.nextInt(1, 61);
      TreeSet<Long> named = new TreeSet<>();
      TapeBuilder tape = new TapeBuilder();
      for (int i = random.nextInt(1, 30); i > 0; i--) {
        long price = base + random.nextLong(range);
        named.add(price);
        tape.bid(1, price, 1);
      }
      PriceSlots slots = PriceSlots.of(tape.build());
      wide += slots.count() == named.size() ? 1 : 0;
      long previous = -1;
      for (long price : named) {
        int slot = slots.of(price);
        assertThat((long) slot).isGreaterThan(previous);
        assertThat(slots.price(slot)).isEqualTo(price);
        assertThat(slots.below(price)).isEqualTo(slot);
        previous = slot;
      }
      for (int i = 0; i < 10; i++) {
        long probe = base + random.nextLong(-range, 2 * range);
        assertBelow(slots, probe);
      }
    }
    assertThat(wide).isBetween(300, 990);
  }

  private static void assertBelow(PriceSlots slots, long probe) {
    int below = slots.below(probe);
    assertThat(below).isBetween(0, slots.count());
    if (below > 0) {
      assertThat(slots.price(below - 1)).isLessThan(probe);
    }
    if (below < slots.count()) {
      assertThat(slots.price(below)).isGreaterThanOrEqualTo(probe);
    }
    int slot = slots.of(probe);
    assertThat(slot < 0 || slots.price(slot) == probe).isTrue();
  }

  @Test
  void aTapeOfGapsNamesNoPrice() {
    PriceSlots slots = PriceSlots.of(new TapeBuilder().row(1, BookTape.GAP, 0, 0).build());
    assertThat(slots.count()).isZero();
    assertThat(slots.of(5)).isNegative();
    assertThat(slots.below(5)).isZero();
  }

  @Test
  void pricesAtBothEndsOfTheRangeOfALongAreTold() {
    long far = Long.MAX_VALUE - 5;
    PriceSlots slots = PriceSlots.of(new TapeBuilder().bid(1, -far, 1).ask(1, far, 1).build());
    assertThat(slots.count()).isEqualTo(2);
    assertThat(slots.of(-far)).isZero();
    assertThat(slots.of(far)).isEqualTo(1);
    assertThat(slots.below(0)).isEqualTo(1);
  }
}
