package io.onchainmm.sim.venue;

import io.onchainmm.sim.accounting.HedgeLeg;
import io.onchainmm.sim.accounting.TrialAccount;
import io.onchainmm.sim.maker.Hedger;
import io.onchainmm.sim.maker.MakerSpec;
import io.onchainmm.sim.market.FailureReason;
import io.onchainmm.sim.market.HedgeMarket;
import io.onchainmm.sim.market.Tape;
import io.onchainmm.sim.market.TrialFailure;

/**
 * Carries out one trial's hedge: asks the {@link Hedger}, sends a taker order, and fills it at the
 * opposite best in force when it arrives.
 *
 * <p>No more trades at a touch than it shows; the rest waits for the next change of the touch. So
 * does all of it while a side is empty. One order is under way at a time: until it is filled
 * nothing new is decided, so that no hedge is sent twice.
 */
public final class HedgeDesk implements Hedging {
  private static final double NANOS_PER_MS = 1e6;

  private final Hedger hedger;
  private final HedgeMarket market;
  private final HedgeLeg leg;
  private final long latencyNanos;
  private final double lotBase;
  private long openLots;
  private long orders;
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

  /** A desk whose trades count into the account; refuses a market of another time. */
  static HedgeDesk of(MakerSpec maker, Tape quoted, TrialAccount account, boolean keepFills) {
    HedgeMarket market =
        quoted
            .hedge()
            .orElseThrow(
                () ->
                    new TrialFailure(
                        FailureReason.INVALID_CONFIG,
                        "market_maker.hedge is true, but market %s names no market to hedge on: add markets.%s.hedge with the name of an order book"
                            .formatted(quoted.market(), quoted.market())));
    market.requireOverlap(quoted);
    HedgeLeg leg =
        new HedgeLeg(
            market.instrument(),
            maker.hedgeTakerFeeBps(),
            market.mids(),
            quoted.startNanos(),
            quoted.endNanos(),
            keepFills);
    account.hedgeWith(leg);
    return new HedgeDesk(
        new Hedger(maker.hedgeBeta(), maker.hedgeBandUsd()),
        market,
        leg,
        Math.round(maker.hedgeLatencyMs() * NANOS_PER_MS));
  }

  /** When the order under way can next trade, the largest long if there is none. */
  public long nextNanos() {
    return openNanos;
  }

  @Override
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
      leg.fill(openNanos, signed, market.takerTicks(at, buy), market.midHalfTicks(at), orders);
      openLots -= signed;
    }
    if (openLots == 0 || at + 1 >= market.length()) {
      openNanos = Long.MAX_VALUE;
      openLots = 0;
    } else {
      openNanos = market.timeNanos(at + 1);
    }
  }

  @Override
  public void decide(long nanos, double positionBase) {
    advance(nanos);
    int at = market.indexAt(nanos);
    if (openLots != 0 || !market.twoSided(at)) {
      return;
    }
    double priceUsd = market.midHalfTicks(at) * market.instrument().tickUsd() / 2;
    openLots = hedger.orderLots(positionBase, leg.ledger().positionLots(), lotBase, priceUsd);
    if (openLots != 0) {
      orders++;
      openNanos = Math.addExact(nanos, latencyNanos);
      advance(nanos);
    }
  }
}
