package io.onchainmm.sim.venue;

import io.onchainmm.sim.accounting.FeeRate;
import io.onchainmm.sim.accounting.HedgeLeg;
import io.onchainmm.sim.accounting.TrialAccount;
import io.onchainmm.sim.hyperliquid.AccountVolume;
import io.onchainmm.sim.hyperliquid.FundingClock;
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
 * nothing new is decided, so that no hedge is sent twice. What the desk decides on, the market's
 * price and its own last fill, it knows as late as its feed. Funding is paid at full hours on the
 * position held then, before trades of the same instant.
 */
public final class HedgeDesk implements Hedging {
  private static final double NANOS_PER_MS = 1e6;

  private final Hedger hedger;
  private final HedgeMarket market;
  private final HedgeLeg leg;
  private final LegFees fees;
  private final FundingClock funding;
  private final long latencyNanos;
  private final long feedNanos;
  private final long endNanos;
  private final double lotBase;
  private long openLots;
  private long orders;
  private long openNanos = Long.MAX_VALUE;
  private long knownNanos = Long.MIN_VALUE;

  /**
   * A desk without orders.
   *
   * @param latencyNanos from a decision to the order's arrival
   * @param feedNanos age of what the desk sees
   * @param endNanos end of the window; later funding is not paid
   */
  public HedgeDesk(
      Hedger hedger,
      HedgeMarket market,
      HedgeLeg leg,
      LegFees fees,
      FundingClock funding,
      long latencyNanos,
      long feedNanos,
      long endNanos) {
    if (latencyNanos < 0 || feedNanos < 0) {
      throw new IllegalArgumentException(
          "the latencies must be >= 0 ns, but were %d and %d".formatted(latencyNanos, feedNanos));
    }
    this.hedger = hedger;
    this.market = market;
    this.leg = leg;
    this.fees = fees;
    this.funding = funding;
    this.latencyNanos = latencyNanos;
    this.feedNanos = feedNanos;
    this.endNanos = endNanos;
    this.lotBase = market.instrument().lotBase();
  }

  /** A desk whose trades count into the account; refuses a market of another time. */
  static HedgeDesk of(
      MakerSpec maker, Tape quoted, TrialAccount account, AccountVolume volume, boolean keepFills) {
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
            market.instrument(), market.mids(), quoted.startNanos(), quoted.endNanos(), keepFills);
    account.hedgeWith(leg);
    FeeRate stated = new FeeRate("market_maker.hedge_taker_fee_bps", maker.hedgeTakerFeeBps());
    return new HedgeDesk(
        new Hedger(maker.hedgeBeta(), maker.hedgeBandUsd()),
        market,
        leg,
        new LegFees(maker.hedgeFees(), volume, quoted.startNanos(), stated, stated),
        new FundingClock(maker.hedgeFunding(), quoted.startNanos()),
        Math.round(maker.hedgeLatencyMs() * NANOS_PER_MS),
        Math.round(maker.hedgeFeedLatencyMs() * NANOS_PER_MS),
        quoted.endNanos());
  }

  /** When the order under way can next trade, the largest long if there is none. */
  public long nextNanos() {
    return openNanos;
  }

  @Override
  public void advance(long nanos) {
    while (openNanos <= nanos) {
      payFunding(openNanos);
      trade(market.indexAt(openNanos));
    }
    payFunding(nanos);
  }

  /** The mid stands for the oracle price, which no recording has. */
  private void payFunding(long nanos) {
    while (funding.nextNanos() <= Math.min(nanos, endNanos)) {
      long hour = funding.nextNanos();
      leg.funding(hour, funding.payAtoms(leg.positionAtoms(hour)));
    }
  }

  private void trade(int at) {
    boolean buy = openLots > 0;
    if (market.twoSided(at)) {
      long lots = Math.min(Math.abs(openLots), market.takerLots(at, buy));
      long signed = buy ? lots : -lots;
      long ticks = market.takerTicks(at, buy);
      long fee = fees.taking(openNanos, Math.abs(leg.notionalAtoms(signed, ticks)));
      leg.fill(openNanos, signed, ticks, fee, market.midHalfTicks(at), orders);
      openLots -= signed;
      knownNanos = openNanos + feedNanos;
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
    int at = market.indexAt(nanos - feedNanos);
    if (openLots != 0 || nanos < knownNanos || !market.twoSided(at)) {
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
