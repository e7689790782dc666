package io.onchainmm.sim.venue;

import io.onchainmm.sim.accounting.HedgeLeg;
import io.onchainmm.sim.maker.Hedger;
import io.onchainmm.sim.market.HedgeMarket;

/**
 * Carries out one trial's hedge: asks the {@link Hedger}, sends a taker order, and fills it at the
 * opposite best in force when it arrives.
 *
 * <p>No more trades at a touch than it shows; the rest waits for the next change of the touch. So
 * does all of it while a side is empty. One order is under way at a time: until it is filled
 * nothing new is decided, so that no hedge is sent twice.
 */
public final class HedgeDesk {
  private final Hedger hedger;
  private final HedgeMarket market;
  private final HedgeLeg leg;
  private final long latencyNanos;
  private final double lotBase;
  private long openLots;
  private long openNanos = Long.MAX_VALUE;

  /** A desk without orders. */
  public HedgeDesk(Hedger hedger, HedgeMarket market, HedgeLeg leg, long latencyNanos) {
    if (latencyNanos < 0) {
      throw new IllegalArgumentException("the latency must be >= 0 ns, but was " + latencyNanos);
    }
    this.hedger = hedger;
    this.market = market;
    this.leg = leg;
    this.latencyNanos = latencyNanos;
    this.lotBase = market.instrument().lotBase();
  }

  /** When the order under way can next trade, the largest long if there is none. */
  public long nextNanos() {
    return openNanos;
  }

  /** Lets everything trade that is due by {@code nanos}, in order of time. */
  public void advance(long nanos) {
    while (openNanos <= nanos) {
      trade(market.indexAt(openNanos));
    }
  }

  private void trade(int at) {
    boolean buy = openLots > 0;
    if (market.twoSided(at)) {
      long lots = Math.min(Math.abs(openLots), market.takerLots(at, buy));
      long signed = buy ? lots : -lots;
      leg.fill(signed, market.takerTicks(at, buy), market.midHalfTicks(at));
      openLots -= signed;
    }
    if (openLots == 0 || at + 1 >= market.length()) {
      openNanos = Long.MAX_VALUE;
      openLots = 0;
    } else {
      openNanos = market.timeNanos(at + 1);
    }
  }

  /** Looks at a position and sends what the hedger wants, unless an order is still under way. */
  public void decide(long nanos, double positionBase) {
    advance(nanos);
    int at = market.indexAt(nanos);
    if (openLots != 0 || !market.twoSided(at)) {
      return;
    }
    double priceUsd = market.midHalfTicks(at) * market.instrument().tickUsd() / 2;
    openLots = hedger.orderLots(positionBase, leg.ledger().positionLots(), lotBase, priceUsd);
    if (openLots != 0) {
      openNanos = Math.addExact(nanos, latencyNanos);
      advance(nanos);
    }
  }
}
