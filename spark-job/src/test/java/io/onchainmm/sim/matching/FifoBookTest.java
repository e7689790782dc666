package io.onchainmm.sim.matching;

import static io.onchainmm.sim.matching.TimeInForce.ALO;
import static io.onchainmm.sim.matching.TimeInForce.FOK;
import static io.onchainmm.sim.matching.TimeInForce.GTC;
import static io.onchainmm.sim.matching.TimeInForce.IOC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onchainmm.sim.market.HyperliquidRules;
import io.onchainmm.sim.market.Instrument;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class FifoBookTest {
  private final OrderEvents events = new OrderEvents();
  private final FifoBook book = new FifoBook(OrderRules.none(), events);

  private void buy(long id, long price, long lots, TimeInForce tif) {
    book.submit(id, FifoBook.ANONYMOUS, true, price, lots, tif, false);
  }

  private void sell(long id, long price, long lots, TimeInForce tif) {
    book.submit(id, FifoBook.ANONYMOUS, false, price, lots, tif, false);
  }

  private Refusal lastRefusal() {
    int last = events.size() - 1;
    assertThat(events.kind(last)).isEqualTo(OrderEvents.REJECTED);
    return events.refusal(last);
  }

  private CancelReason lastCancel() {
    int last = events.size() - 1;
    assertThat(events.kind(last)).isEqualTo(OrderEvents.CANCELLED);
    return events.cancelReason(last);
  }

  private void assertTrade(int event, long taker, long maker, long price, long lots, long left) {
    assertThat(events.kind(event)).isEqualTo(OrderEvents.TRADED);
    assertThat(events.orderId(event)).isEqualTo(taker);
    assertThat(events.makerId(event)).isEqualTo(maker);
    assertThat(events.priceTicks(event)).isEqualTo(price);
    assertThat(events.lots(event)).isEqualTo(lots);
    assertThat(events.makerLeavesLots(event)).isEqualTo(left);
  }

  @Test
  void aTakerSweepsBestPricesFirstAndOldestOrdersFirst() {
    sell(1, 101, 5, GTC);
    sell(2, 100, 3, GTC);
    sell(3, 100, 4, GTC);
    events.clear();
    buy(9, 101, 10, GTC);
    assertTrade(1, 9, 2, 100, 3, 0);
    assertTrade(2, 9, 3, 100, 4, 0);
    assertTrade(3, 9, 1, 101, 3, 2);
    assertThat(events.size()).isEqualTo(4);
    assertThat(book.bestAsk()).isEqualTo(101);
    assertThat(book.bestBid()).isEqualTo(FifoBook.NO_BID);
    assertThat(book.lotsAt(101)).isEqualTo(2);
  }

  @Test
  void whatIsLeftOfAGtcRestsAndOfAnIocExpires() {
    sell(1, 100, 3, GTC);
    buy(2, 100, 5, GTC);
    assertThat(book.bestBid()).isEqualTo(100);
    assertThat(book.leavesLots(2)).isEqualTo(2);
    sell(3, 100, 6, IOC);
    int last = events.size() - 1;
    assertThat(events.kind(last)).isEqualTo(OrderEvents.EXPIRED);
    assertThat(events.lots(last)).isEqualTo(4);
    assertThat(book.restingOrders()).isZero();
    buy(4, 100, 1, IOC);
    assertThat(lastRefusal()).isEqualTo(Refusal.IMMEDIATE);
    assertThat(lastRefusal().status()).isEqualTo("iocCancelRejected");
    assertThat(lastRefusal().words()).contains("could not immediately match");
  }

  @Test
  void fillOrKillIsAllOrNothing() {
    sell(1, 100, 3, GTC);
    sell(2, 101, 3, GTC);
    buy(3, 101, 7, FOK);
    assertThat(lastRefusal()).isEqualTo(Refusal.FILL_OR_KILL);
    assertThat(book.lotsAt(100)).isEqualTo(3);
    buy(4, 101, 6, FOK);
    assertThat(book.restingOrders()).isZero();
  }

  @Test
  void postOnlyIsRefusedWhenItReachesTheOtherSide() {
    sell(1, 100, 3, GTC);
    buy(2, 100, 1, ALO);
    assertThat(lastRefusal()).isEqualTo(Refusal.POST_ONLY);
    buy(3, 99, 1, ALO);
    assertThat(book.bestBid()).isEqualTo(99);
  }

  @Test
  void onlyASmallerSizeAtTheSamePriceKeepsItsPlace() {
    buy(1, 100, 5, GTC);
    buy(2, 100, 5, GTC);
    buy(3, 100, 5, GTC);
    book.replace(1, 100, 4, GTC);
    assertThat(book.firstOrder(100, -1)).isEqualTo(1);
    assertThat(book.lotsAhead(3)).isEqualTo(9);
    book.replace(1, 100, 5, GTC);
    assertThat(book.firstOrder(100, -1)).isEqualTo(2);
    assertThat(book.lotsAhead(1)).isEqualTo(10);
    book.replace(2, 99, 1, GTC);
    book.replace(2, 100, 1, GTC);
    assertThat(book.lotsAhead(2)).isEqualTo(10);
    assertThat(book.firstOrder(98, -1)).isEqualTo(-1);
    assertThat(book.nextLevel(true, 100)).isEqualTo(FifoBook.NO_BID);
  }

  @Test
  void aRefusedReplacementLeavesTheOrder() {
    buy(1, 100, 5, GTC);
    sell(2, 101, 5, GTC);
    book.replace(1, 101, 5, ALO);
    assertThat(lastRefusal()).isEqualTo(Refusal.POST_ONLY);
    book.replace(1, 0, 5, GTC);
    assertThat(lastRefusal()).isEqualTo(Refusal.INVALID_PRICE);
    assertThat(book.leavesLots(1)).isEqualTo(5);
    book.replace(1, 101, 2, GTC);
    assertThat(book.lotsAt(101)).isEqualTo(3);
    assertThat(book.rests(1)).isFalse();
  }

  @Test
  void cancellingWhatDoesNotRestIsToldSo() {
    sell(1, 100, 3, GTC);
    buy(2, 100, 3, GTC);
    book.cancel(1);
    assertThat(lastRefusal()).isEqualTo(Refusal.NOT_RESTING);
    book.replace(1, 100, 1, GTC);
    assertThat(lastRefusal()).isEqualTo(Refusal.NOT_RESTING);
    sell(3, 100, 3, GTC);
    sell(3, 100, 3, GTC);
    assertThat(lastRefusal()).isEqualTo(Refusal.DUPLICATE);
    book.cancel(3);
    assertThat(lastCancel()).isEqualTo(CancelReason.REQUESTED);
    assertThat(lastCancel().status()).isEqualTo("canceled");
  }

  @Test
  void anOwnOrderInTheWayIsCancelledAndTheTakerGoesOn() {
    book.submit(1, 7, false, 100, 3, GTC, false);
    book.submit(2, 8, false, 100, 3, GTC, false);
    events.clear();
    book.submit(3, 7, true, 100, 4, GTC, false);
    assertThat(events.kind(1)).isEqualTo(OrderEvents.CANCELLED);
    assertThat(events.cancelReason(1)).isEqualTo(CancelReason.SELF_TRADE);
    assertTrade(2, 3, 2, 100, 3, 0);
    assertThat(book.leavesLots(3)).isEqualTo(1);
    assertThat(book.positionLots(7)).isEqualTo(3);
    assertThat(book.positionLots(8)).isEqualTo(-3);
    assertThat(book.positionLots(9_999)).isZero();
    book.submit(4, 7, false, 100, 2, FOK, false);
    assertThat(lastRefusal()).isEqualTo(Refusal.FILL_OR_KILL);
    assertThat(book.rests(3)).isTrue();
  }

  @Test
  void reduceOnlyNeverAddsToAPosition() {
    book.submit(1, 7, true, 100, 5, GTC, true);
    assertThat(lastRefusal()).isEqualTo(Refusal.REDUCE_ONLY);
    book.submit(2, 7, true, 100, 5, GTC, false);
    book.submit(3, 8, false, 100, 5, GTC, false);
    assertThat(book.positionLots(7)).isEqualTo(5);
    // Rests with more than the position; trades the position and is gone.
    book.submit(4, 7, false, 101, 9, GTC, true);
    book.submit(5, 8, true, 101, 9, GTC, false);
    assertThat(book.positionLots(7)).isZero();
    assertThat(book.rests(4)).isFalse();
    assertThat(book.leavesLots(5)).isEqualTo(4);
    // As a taker it stops at the position too.
    book.submit(6, 8, false, 101, 4, GTC, false);
    assertThat(book.rests(5)).isFalse();
    book.submit(7, 9, true, 50, 100, GTC, false);
    book.submit(8, 7, false, 50, 3, GTC, false);
    book.submit(10, 8, true, 49, 10, GTC, false);
    book.submit(11, 9, false, 49, 60, GTC, true);
    assertThat(lastCancel()).isEqualTo(CancelReason.REDUCE_ONLY);
    assertThat(book.positionLots(9)).isZero();
    assertThat(book.lotsAt(49)).isEqualTo(7);
  }

  @Test
  void theVenuesRulesAreAsked() {
    Instrument eth = HyperliquidRules.perpetual("ETH", 4);
    FifoBook venue = new FifoBook(OrderRules.of(eth), events);
    long step = eth.stepTicks(eth.ticks(new BigDecimal("4300")));
    long price = eth.ticks(new BigDecimal("4300.1"));
    venue.submit(1, 0, true, price, 100, GTC, false);
    assertThat(venue.rests(1)).isTrue();
    venue.submit(2, 0, true, price + step / 2, 100, GTC, false);
    assertThat(lastRefusal()).isEqualTo(Refusal.TICK);
    venue.submit(3, 0, true, price, 23, GTC, false);
    assertThat(lastRefusal()).isEqualTo(Refusal.MIN_NOTIONAL);
    venue.submit(4, 0, true, price, 0, GTC, false);
    assertThat(lastRefusal()).isEqualTo(Refusal.INVALID_SIZE);
    venue.submit(5, 0, true, eth.ticks(new BigDecimal("999.99")), 101, GTC, false);
    assertThat(venue.rests(5)).isTrue();
    venue.submit(6, 0, true, eth.ticks(new BigDecimal("100001")), 100, IOC, false);
    assertThat(lastRefusal()).isEqualTo(Refusal.IMMEDIATE);
    venue.submit(7, 0, false, OrderRules.MAX_TICKS, 100, GTC, false);
    assertThat(lastRefusal()).isEqualTo(Refusal.TOO_LARGE);
    venue.submit(8, 0, false, 1, OrderRules.MAX_LOTS + 1, GTC, false);
    assertThat(lastRefusal()).isEqualTo(Refusal.TOO_LARGE);
  }

  @Test
  void theBookRefusesMoreOrdersThanItCanCount() {
    for (int id = 0; id < RestingOrders.MAX_ORDERS; id++) {
      buy(id, 1 + id % 50, 1, GTC);
      events.clear();
    }
    buy(RestingOrders.MAX_ORDERS, 1, 1, GTC);
    assertThat(lastRefusal()).isEqualTo(Refusal.BOOK_FULL);
    sell(RestingOrders.MAX_ORDERS, 50, 1, IOC);
    assertThat(book.restingOrders()).isEqualTo(RestingOrders.MAX_ORDERS - 1);
  }

  @Test
  void ownersAreNumbered() {
    assertThatThrownBy(() -> book.submit(1, -1, true, 1, 1, GTC, false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("from 0 to 16777215, not -1");
    assertThatThrownBy(() -> book.submit(1, 1 << 24, true, 1, 1, GTC, false))
        .isInstanceOf(IllegalArgumentException.class);
    book.submit(1, FifoBook.MAX_OWNER, true, 1, 1, GTC, false);
    assertThat(book.rests(1)).isTrue();
  }
}
