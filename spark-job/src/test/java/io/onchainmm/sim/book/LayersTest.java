package io.onchainmm.sim.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onchainmm.sim.accounting.Closing;
import io.onchainmm.sim.accounting.Fill;
import io.onchainmm.sim.maker.LayerSpec;
import io.onchainmm.sim.maker.MakerSpec;
import io.onchainmm.sim.market.BookTape;
import io.onchainmm.sim.market.TrialFailure;
import io.onchainmm.sim.venue.SeatResult;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class LayersTest {
  private static Layers layers(int count, double stepBps, double scale) {
    MakerSpec maker = Makers.layered(Seats.maker(0.1), new LayerSpec(count, stepBps, scale));
    return new Layers(maker, TapeBuilder.INSTRUMENT);
  }

  @Test
  void eachLayerIsDeeperAndLargerThanTheOneBefore() {
    Layers layers = layers(3, 5, 1.5);
    // Mid 2,000 USD: a lot of 0.01 is 20 USD, orders of 1,000, 1,500, 2,250 USD; the limit is
    // 5,000.
    layers.size(40_000);
    assertThat(layers.limitLots()).isEqualTo(250);
    assertThat(layers.inOrders(25)).isEqualTo(0.5);
    Wanted wanted = new Wanted();
    // 4 half-ticks in a basis point: depth 20 half-ticks, and 20 more a layer.
    layers.wish(wanted, 20, 20, 4, 19_999, 20_001, 0);
    assertThat(text(wanted, OrderDesk.BUY)).isEqualTo("50@19990 75@19980 113@19970");
    assertThat(text(wanted, OrderDesk.SELL)).isEqualTo("50@20010 75@20020 113@20030");
    // 100 lots long: the bids of 50 and 75 fit into 250, the one of 113 does not; all asks do.
    wanted.clear();
    layers.wish(wanted, 20, 20, 4, 19_999, 20_001, 100);
    assertThat(text(wanted, OrderDesk.BUY)).isEqualTo("50@19990 75@19980");
    assertThat(text(wanted, OrderDesk.SELL)).isEqualTo("50@20010 75@20020 113@20030");
  }

  @Test
  void layersThatMeetAreOneOrder() {
    Layers layers = layers(3, 5, 1);
    layers.size(40_000);
    Wanted wanted = new Wanted();
    // The first two would cross and are held back to one tick inside the opposite best.
    layers.wish(wanted, -100, 20, 4, 19_999, 20_001, 0);
    assertThat(text(wanted, OrderDesk.BUY)).isEqualTo("150@20000");
    assertThat(wanted.count(OrderDesk.SELL)).isEqualTo(3);
  }

  @Test
  void aLayerWithoutALotIsRefusedByItsNumber() {
    Layers layers = layers(2, 1, 0.001);
    assertThatThrownBy(() -> layers.size(40_000))
        .isInstanceOf(TrialFailure.class)
        .hasMessageContaining("layers.size_scale in layer 2 1.0 makes an order of 0 lots");
    Layers vast = layers(2, 1, 1e30);
    assertThatThrownBy(() -> vast.size(40_000)).hasMessageContaining("lower it");
  }

  @Test
  void wantedQuotesKeepTheLimitAndNeverCross() {
    SplittableRandom random = new SplittableRandom(3);
    int several = 0;
    for (int i = 0; i < 2000; i++) {
      int count = random.nextInt(1, 8);
      Layers layers = layers(count, random.nextDouble(0, 5), random.nextDouble(0.5, 2));
      long bid = random.nextLong(5_000, 50_000);
      long ask = bid + random.nextLong(1, 40);
      layers.size(bid + ask);
      long limit = layers.limitLots();
      long position = random.nextLong(-limit, limit + 1);
      Wanted wanted = new Wanted();
      layers.wish(
          wanted,
          random.nextDouble(-40, 200),
          random.nextDouble(-40, 200),
          (bid + ask) * 1e-4,
          bid,
          ask,
          position);
      assertThat(position + sum(wanted, OrderDesk.BUY))
          .isLessThanOrEqualTo(Math.max(limit, position));
      assertThat(sum(wanted, OrderDesk.SELL) - position)
          .isLessThanOrEqualTo(Math.max(limit, -position));
      for (int side = 0; side < 2; side++) {
        several += wanted.count(side) > 1 ? 1 : 0;
        assertThat(wanted.count(side)).isLessThanOrEqualTo(count);
        for (int l = 0; l < wanted.count(side); l++) {
          assertThat(wanted.ticks(side, l)).matches(crossing(side, bid, ask).negate());
          if (l > 0) {
            assertThat(OrderDesk.key(side, wanted.ticks(side, l)))
                .isLessThan(OrderDesk.key(side, wanted.ticks(side, l - 1)));
          }
        }
      }
    }
    assertThat(several).isGreaterThan(1000);
  }

  private static Predicate<Long> crossing(int side, long bid, long ask) {
    return ticks -> side == OrderDesk.BUY ? ticks >= ask : ticks <= bid;
  }

  @Test
  void aTrialWithLayersIsFilledAtSeveralPricesOfOneInstant() {
    BookTape tape = new RandomMarket(5).tape(8000, TapeBuilder.INSTRUMENT);
    Closing one = closed(tape, Seats.maker(0.01));
    Closing same = closed(tape, Makers.layered(Seats.maker(0.01), new LayerSpec(1, 9, 7)));
    assertThat(same.fills()).isEqualTo(one.fills());
    assertThat(same.metrics()).isEqualTo(one.metrics());

    Closing three = closed(tape, Makers.layered(Seats.maker(0.01), new LayerSpec(3, 1, 1)));
    assertThat(three.metrics().orders()).isGreaterThan(one.metrics().orders());
    assertThat(three.metrics().maxNotionalUsd()).isLessThan(5000 * 1.05);
    long together = 0;
    for (int i = 1; i < three.fills().size(); i++) {
      Fill before = three.fills().get(i - 1);
      Fill fill = three.fills().get(i);
      together +=
          fill.timeNanos() == before.timeNanos() && fill.orderId() != before.orderId() ? 1 : 0;
    }
    assertThat(together).isPositive();
  }

  private static Closing closed(BookTape tape, MakerSpec maker) {
    SeatResult result = new BookVenue(tape).replay(List.of(Seats.seat(maker, Seats.BOOK))).get(0);
    return ((SeatResult.Closed) result).closing();
  }

  private static long sum(Wanted wanted, int side) {
    long sum = 0;
    for (int i = 0; i < wanted.count(side); i++) {
      sum += wanted.lots(side, i);
    }
    return sum;
  }

  private static String text(Wanted wanted, int side) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < wanted.count(side); i++) {
      text.append(i == 0 ? "" : " ").append(wanted.lots(side, i)).append('@');
      text.append(wanted.ticks(side, i));
    }
    return text.toString();
  }
}
