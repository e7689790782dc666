package io.onchainmm.sim.book;

import io.onchainmm.sim.accounting.Marks;
import io.onchainmm.sim.accounting.TrialAccount;
import io.onchainmm.sim.hyperliquid.FeeClock;
import io.onchainmm.sim.hyperliquid.FeeSpec;
import io.onchainmm.sim.hyperliquid.FundingClock;
import io.onchainmm.sim.maker.Calibration;
import io.onchainmm.sim.maker.MakerSpec;
import io.onchainmm.sim.maker.Quote;
import io.onchainmm.sim.maker.Quoter;
import io.onchainmm.sim.market.BookTape;
import io.onchainmm.sim.market.FailureReason;
import io.onchainmm.sim.market.Instrument;
import io.onchainmm.sim.market.Rng;
import io.onchainmm.sim.market.Signal;
import io.onchainmm.sim.market.TrialFailure;
import io.onchainmm.sim.risk.RiskMonitor;
import io.onchainmm.sim.venue.BookSpec;
import io.onchainmm.sim.venue.Hedging;
import io.onchainmm.sim.venue.RiskFeed;
import io.onchainmm.sim.venue.Seat;
import io.onchainmm.sim.venue.SeatResult;

/**
 * One trial in the order book: decides on the clock and when it learns of a bar's close, with what
 * it has seen by then, and books what becomes of its orders.
 *
 * <p>The clock is the trial's own. At local time t everything with exchange time up to t has
 * happened, requests that arrive by t have arrived, and the trial knows what its {@link Feed} shows
 * by t: touches, calibrations and bars of a market that is as old as the feed makes it.
 */
final class BookLane implements Trader {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double NANOS_PER_MS = 1e6;

  /** Beyond this, sums of lots might leave the range of a long. */
  private static final long MOST_LOTS = 1L << 53;

  private final MakerSpec maker;
  private final Instrument instrument;
  private final Feed feed;
  private final Touches touches;
  private final Signal signal;
  private final Marks marks;
  private final boolean tiered;
  private final FeeClock feeClock;
  private final FundingClock funding;
  private final Quoter quoter;
  private final Quote quote;
  private final Wanted wanted = new Wanted();
  private final OrderDesk desk;
  private final TrialAccount account;
  private final Hedging hedge;
  private final RiskMonitor risk;
  private final RiskFeed riskFeed;

  private final long startNanos;
  private final long endNanos;
  private final long periodNanos;
  private long clockNanos;
  private int bar;
  private long wakeNanos;
  private int touch = -1;
  private int seenEvents;
  private long orderLots;
  private long limitLots;
  private long visibleMid;
  private long knownCashAtoms;
  private double peakUsd;
  private MakerFee fee;

  BookLane(
      Seat seat, BookSpec spec, BookTape tape, Feed feed, Marks marks, Calibration calibration) {
    this.maker = seat.maker();
    this.instrument = tape.instrument();
    this.feed = feed;
    this.touches = feed.touches();
    this.signal = seat.signal();
    this.marks = marks;
    this.tiered = spec.fees().schedule() != FeeSpec.Schedule.FLAT;
    this.feeClock = new FeeClock(spec.fees(), tape.startNanos());
    this.funding = new FundingClock(spec.funding(), tape.startNanos());
    double feeBps = tiered ? feeClock.makerBps() : spec.makerFeeBps();
    this.fee = new MakerFee(feeBps);
    this.quoter =
        new Quoter(
            maker, instrument, feeBps, calibration, signal, tape.startNanos(), tape.endNanos());
    this.quote = new Quote(maker, instrument);
    this.desk =
        new OrderDesk(
            Latencies.of(spec, seat.latency(), feed, Rng.key(seat.seed(), tape.market())),
            QueueModel.of(spec, instrument.lotBase(), tape.rank != null),
            this);
    this.account =
        new TrialAccount(
            instrument,
            marks,
            maker.maxInventoryUsd(),
            tape.startNanos(),
            tape.endNanos(),
            seat.keepFills());
    this.hedge = Hedging.of(maker, tape, account, seat.keepFills());
    this.risk = new RiskMonitor(seat.risk(), maker.maxInventoryUsd());
    this.riskFeed = new RiskFeed(risk, account, quoter);
    this.startNanos = tape.startNanos();
    this.endNanos = tape.endNanos();
    this.periodNanos = Math.max(1, Math.round(maker.requoteMs() * NANOS_PER_MS));
    this.clockNanos = tape.startNanos();
    while (bar < signal.length() && signal.availableNanos[bar] < tape.startNanos()) {
      bar++;
    }
    findNextWake();
  }

  @Override
  public OrderDesk desk() {
    return desk;
  }

  @Override
  public long nextWakeNanos() {
    return wakeNanos;
  }

  @Override
  public void wake(long localNanos, long markHalfTicks) {
    payFunding(localNanos);
    decide(localNanos, markHalfTicks);
    findNextWake();
  }

  /** The tape is at its end: closes the books. */
  SeatResult close() {
    payFunding(endNanos);
    hedge.advance(endNanos);
    account.orders = desk.sent();
    account.rejects = desk.rejects();
    account.calibrationRejects = quoter.rejects();
    return riskFeed.close();
  }

  /** The next tick of the clock or known bar close; both at once are one decision. */
  private void findNextWake() {
    wakeNanos = Math.min(clockNanos, barNanos());
    while (barNanos() == wakeNanos) {
      bar++;
    }
    if (clockNanos == wakeNanos) {
      clockNanos += periodNanos;
    }
    if (wakeNanos > endNanos) {
      wakeNanos = NEVER;
    }
  }

  /** When the trial knows of the next bar's close. */
  private long barNanos() {
    return bar < signal.length() ? feed.knownNanos(signal.availableNanos[bar]) : NEVER;
  }

  private void decide(long localNanos, long mark) {
    desk.takeAnswers(localNanos);
    touch = touches.seek(touch, localNanos - feed.shiftNanos());
    account.decisions++;
    hedge.decide(localNanos, desk.knownPositionLots() * instrument.lotBase());
    account.observe(localNanos, mark);
    boolean calibrated = quoter.refresh(feed.visibleNanos(localNanos));
    boolean halted = observeRisk(localNanos);
    wanted.clear();
    if (calibrated && !halted && touches.twoSided(touch)) {
      wish();
    }
    if (wanted.count(OrderDesk.BUY) + wanted.count(OrderDesk.SELL) > 0) {
      account.quotedDecisions++;
    }
    desk.cancelAllBut(localNanos, wanted);
    sendMissing(localNanos, OrderDesk.BUY);
    sendMissing(localNanos, OrderDesk.SELL);
  }

  /** Risk knows what the trial knows: the answers it has read and the mid it can see. */
  private boolean observeRisk(long localNanos) {
    if (touches.twoSided(touch)) {
      visibleMid = touches.bidTicks(touch) + touches.askTicks(touch);
    }
    double positionUsd = desk.knownPositionLots() * instrument.lotUsd(visibleMid);
    double equityUsd =
        (double) knownCashAtoms / Instrument.ATOMS_PER_USD + positionUsd + account.hedgePnlUsd();
    peakUsd = Math.max(peakUsd, equityUsd);
    risk.observe(
        localNanos,
        peakUsd - equityUsd,
        Math.abs(positionUsd),
        markAgeSeconds(localNanos),
        quoter.rejectsInRow());
    return riskFeed.observe(localNanos, equityUsd, positionUsd);
  }

  /**
   * Since the last event seen of a two-sided book, or since the book is no longer two-sided; before
   * the first touch since the start.
   */
  private double markAgeSeconds(long localNanos) {
    seenEvents = feed.seen(seenEvents, localNanos);
    long since = startNanos;
    if (touch >= 0) {
      since =
          touches.twoSided(touch)
              ? feed.seenNanos(seenEvents)
              : touches.timeNanos(touch) + feed.shiftNanos();
    }
    return (localNanos - since) / NANOS_PER_SECOND;
  }

  private void wish() {
    long bestBid = touches.bidTicks(touch);
    long bestAsk = touches.askTicks(touch);
    double lotUsd = instrument.lotUsd(bestBid + bestAsk);
    orderLots = orderLots(lotUsd);
    limitLots = (long) Math.floor(maker.maxInventoryUsd() / lotUsd);
    long position = desk.knownPositionLots();
    double inOrders = position / (double) orderLots;
    quote.set(
        quoter.bidDepthHalfTicks(inOrders), quoter.askDepthHalfTicks(inOrders), bestBid, bestAsk);
    if (quote.bidTicks() != Quote.NONE && position + orderLots <= limitLots) {
      wanted.add(OrderDesk.BUY, quote.bidTicks(), orderLots);
    }
    if (quote.askTicks() != Quote.NONE && orderLots - position <= limitLots) {
      wanted.add(OrderDesk.SELL, quote.askTicks(), orderLots);
    }
  }

  private long orderLots(double lotUsd) {
    long lots = Math.round(maker.orderUsd() / lotUsd);
    if (lots < 1 || lots * lotUsd < instrument.minNotionalUsd()) {
      throw new TrialFailure(
          FailureReason.INVALID_CONFIG,
          "market_maker.order_usd %s makes an order of %d lots of %s USD, less than one lot or the least order value of %s USD: raise it"
              .formatted(maker.orderUsd(), lots, lotUsd, instrument.minNotionalUsd()));
    }
    if (lots > MOST_LOTS) {
      throw new TrialFailure(
          FailureReason.NOT_FINITE,
          "market_maker.order_usd %s makes an order of more than %d lots: lower it"
              .formatted(maker.orderUsd(), MOST_LOTS));
    }
    return lots;
  }

  /** New orders at the wanted prices, unless held there or the limit might be passed. */
  private void sendMissing(long localNanos, int side) {
    long position = desk.knownPositionLots();
    long exposed = side == OrderDesk.BUY ? position : -position;
    for (int i = 0; i < wanted.count(side); i++) {
      long lots = wanted.lots(side, i);
      if (!desk.holds(side, wanted.ticks(side, i))
          && exposed + desk.heldLots(side) + lots <= limitLots) {
        desk.send(localNanos, side, wanted.ticks(side, i), lots);
      }
    }
  }

  @Override
  public void onFill(
      long nanos,
      long knownNanos,
      int side,
      long priceTicks,
      long lots,
      long markHalfTicks,
      long orderId) {
    payFunding(nanos);
    long notional = notionalAtoms(priceTicks, lots);
    if (tiered) {
      if (feeClock.turned(nanos)) {
        fee = new MakerFee(feeClock.makerBps());
      }
      feeClock.traded(notional / (double) Instrument.ATOMS_PER_USD);
    }
    long sign = side == OrderDesk.BUY ? 1 : -1;
    hedge.advance(nanos);
    account.fill(nanos, sign * lots, -sign * notional, fee.on(notional), markHalfTicks, orderId);
  }

  @Override
  public void onKnownFill(int side, long priceTicks, long lots) {
    long notional = notionalAtoms(priceTicks, lots);
    knownCashAtoms += (side == OrderDesk.BUY ? -notional : notional) - fee.on(notional);
  }

  /**
   * Funding of the full hours by {@code nanos}, on the position held then. The mid stands for the
   * oracle price, which no recording has.
   */
  private void payFunding(long nanos) {
    while (funding.nextNanos() <= Math.min(nanos, endNanos)) {
      long hour = funding.nextNanos();
      long mark = marks.at(hour);
      hedge.advance(hour);
      account.observe(hour, mark);
      long lots = account.ledger().positionLots();
      long paid = funding.payAtoms(lots == 0 ? 0 : valueAtoms(mark, lots));
      account.funding(hour, paid);
      knownCashAtoms -= paid;
    }
  }

  private long notionalAtoms(long priceTicks, long lots) {
    return valueAtoms(2 * priceTicks, lots);
  }

  private long valueAtoms(long halfTicks, long lots) {
    try {
      return Math.multiplyExact(
          Math.multiplyExact(halfTicks, lots), instrument.atomsPerHalfTickLot());
    } catch (ArithmeticException e) {
      throw new TrialFailure(
          FailureReason.NOT_FINITE,
          "%d lots at %d half-ticks are worth more than the ledger can hold: trade smaller sizes"
              .formatted(lots, halfTicks));
    }
  }
}
