package io.onchainmm.sim.book;

import io.onchainmm.sim.accounting.FeeRate;
import io.onchainmm.sim.accounting.FillMarks;
import io.onchainmm.sim.accounting.Marks;
import io.onchainmm.sim.accounting.TrialAccount;
import io.onchainmm.sim.hyperliquid.AccountVolume;
import io.onchainmm.sim.hyperliquid.FundingClock;
import io.onchainmm.sim.maker.Calibration;
import io.onchainmm.sim.maker.ImpactMeter;
import io.onchainmm.sim.maker.MakerSpec;
import io.onchainmm.sim.maker.Quoter;
import io.onchainmm.sim.market.BookTape;
import io.onchainmm.sim.market.FailureReason;
import io.onchainmm.sim.market.Instrument;
import io.onchainmm.sim.market.Rng;
import io.onchainmm.sim.market.Signal;
import io.onchainmm.sim.market.TrialFailure;
import io.onchainmm.sim.risk.Calm;
import io.onchainmm.sim.risk.RiskMonitor;
import io.onchainmm.sim.venue.BookSpec;
import io.onchainmm.sim.venue.Hedging;
import io.onchainmm.sim.venue.LegFees;
import io.onchainmm.sim.venue.RiskFeed;
import io.onchainmm.sim.venue.Seat;
import io.onchainmm.sim.venue.SeatResult;
import java.util.Map;

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

  private final Instrument instrument;
  private final long atomsPerHalfTickLot;
  private final double lotBase;
  private final Feed feed;
  private final Touches touches;
  private final Signal signal;
  private final Marks marks;
  private final LegFees fees;
  private final FeesUnderWay unknownFees = new FeesUnderWay();
  private final FundingClock funding;
  private final Quoter quoter;
  private final boolean measuresImpact;
  private final ImpactMeter impact;
  private final Layers layers;
  private final Wanted wanted = new Wanted();
  private final OrderDesk desk;
  private final TrialAccount account;
  private final VenueAccount venueAccount;
  private final boolean margined;
  private final Liquidation liquidation;
  private final Hedging hedge;
  private final RiskMonitor risk;
  private final RiskFeed riskFeed;

  private final long startNanos;
  private final long endNanos;
  private final long periodNanos;

  /** Age up to which an order stays; 0 = any. */
  private final long maxAgeNanos;

  private long clockNanos;
  private int bar;
  private long wakeNanos;
  private int touch = -1;
  private int seenEvents;
  private long visibleMid;
  private double lotUsd;
  private long knownCashAtoms;
  private double peakUsd;
  private boolean calibrated;
  private long quotesUntilNanos = Long.MIN_VALUE;
  private Calm calm = Calm.NEVER;
  private long calmRejects;

  /** Equal queue models are to be one object, so that lanes may share places in queues. */
  BookLane(
      Seat seat,
      BookSpec spec,
      BookTape tape,
      Feed feed,
      Marks marks,
      FillMarks fillMarks,
      Calibration calibration,
      Map<QueueModel, QueueModel> queues) {
    MakerSpec maker = seat.maker();
    this.instrument = tape.instrument();
    this.atomsPerHalfTickLot = instrument.atomsPerHalfTickLot();
    this.lotBase = instrument.lotBase();
    this.feed = feed;
    this.touches = feed.touches();
    this.signal = seat.signal();
    this.marks = marks;
    AccountVolume volume = new AccountVolume(tape.startNanos());
    this.fees = fees(spec, volume, tape.startNanos());
    this.funding = new FundingClock(spec.funding(), tape.startNanos());
    this.quoter =
        new Quoter(
            maker,
            instrument,
            fees.makerRate().bps(),
            calibration,
            signal,
            tape.startNanos(),
            tape.endNanos());
    this.measuresImpact = maker.impactSource() == MakerSpec.ImpactSource.MEASURED;
    this.impact = new ImpactMeter(measuresImpact ? maker.impactFills() : 1);
    this.layers = new Layers(maker, instrument);
    this.account =
        new TrialAccount(
            instrument,
            fillMarks,
            maker.maxInventoryUsd(),
            tape.startNanos(),
            tape.endNanos(),
            seat.keepFills());
    this.venueAccount = new VenueAccount(spec, instrument, marks, account.ledger());
    this.margined = venueAccount.margined();
    this.desk =
        new OrderDesk(
            Latencies.of(spec, seat.latency(), feed, Rng.key(seat.seed(), tape.market())),
            queues.computeIfAbsent(QueueModel.of(spec, lotBase, tape.rank != null), q -> q),
            this,
            venueAccount.clearing());
    this.hedge = Hedging.of(maker, tape, account, volume, seat.keepFills());
    this.risk = new RiskMonitor(seat.risk(), maker.maxInventoryUsd());
    this.riskFeed = new RiskFeed(risk, account, quoter);
    this.liquidation =
        new Liquidation(venueAccount.collateral(), account, marks, fees, risk, instrument);
    this.startNanos = tape.startNanos();
    this.endNanos = tape.endNanos();
    this.periodNanos = Math.max(1, Math.round(maker.requoteMs() * NANOS_PER_MS));
    this.maxAgeNanos = Math.round(maker.maxOrderAgeSeconds() * NANOS_PER_SECOND);
    this.clockNanos = tape.startNanos();
    while (bar < signal.length() && signal.availableNanos[bar] < tape.startNanos()) {
      bar++;
    }
    findNextWake();
  }

  private static LegFees fees(BookSpec spec, AccountVolume volume, long startNanos) {
    return new LegFees(
        spec.fees(),
        volume,
        startNanos,
        new FeeRate("book.maker_fee_bps", spec.makerFeeBps()),
        new FeeRate("book.taker_fee_bps", spec.takerFeeBps()));
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
    watchMargin(localNanos);
  }

  /** The exchange acts when the account falls short; looked for until the lane acts next. */
  private void watchMargin(long nanos) {
    if (margined) {
      desk.forceAt(venueAccount.collateral().shortFrom(nanos, Math.min(wakeNanos, endNanos)));
    }
  }

  /** No order is sent to a price at which one is held, and a live one is held. */
  @Override
  public boolean keepsPricesApart() {
    return true;
  }

  @Override
  public void onForced(long nanos, Depth book) {
    payFunding(nanos);
    hedge.advance(nanos);
    liquidation.act(nanos, book, desk);
    watchMargin(nanos);
  }

  /** The tape is at its end: closes the books. */
  SeatResult close() {
    payFunding(endNanos);
    hedge.advance(endNanos);
    account.orders = desk.sent();
    account.rejects = desk.rejects();
    account.marginRejects = venueAccount.marginRejects();
    account.rateLimited = venueAccount.rateLimited();
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
    if (margined) {
      knownCashAtoms += liquidation.learn(localNanos, desk);
    }
    touch = touches.seek(touch, localNanos - feed.shiftNanos());
    account.decisions++;
    hedge.decide(localNanos, desk.knownPositionLots() * lotBase);
    account.observe(localNanos, mark);
    refreshQuotes(localNanos, feed.visibleNanos(localNanos));
    observeRisk(localNanos);
    wanted.clear();
    if (calibrated && !risk.halted() && touches.twoSided(touch)) {
      wish();
    }
    if (wanted.count(OrderDesk.BUY) + wanted.count(OrderDesk.SELL) > 0) {
      account.quotedDecisions++;
    }
    desk.cancelAllBut(
        localNanos, wanted, maxAgeNanos == 0 ? Long.MIN_VALUE : localNanos - maxAgeNanos);
    sendMissing(localNanos, OrderDesk.BUY);
    sendMissing(localNanos, OrderDesk.SELL);
  }

  /** Asks the quoter only when its answers may have changed. */
  private void refreshQuotes(long localNanos, long knownNanos) {
    if (knownNanos > quotesUntilNanos) {
      if (measuresImpact) {
        impact.settle(localNanos, knownNanos, marks::at);
        impact.impactBps().ifPresent(quoter::impact);
      }
      calibrated = quoter.refresh(knownNanos);
      quotesUntilNanos = quoter.unchangedUntilNanos();
    }
  }

  /**
   * Risk knows what the trial knows: the answers it has read and the mid it can see. It is told
   * only what may change something.
   */
  private void observeRisk(long localNanos) {
    if (touches.twoSided(touch)) {
      see(touches.bidTicks(touch) + touches.askTicks(touch));
    }
    double positionUsd = desk.knownPositionLots() * lotUsd;
    double equityUsd =
        (double) knownCashAtoms / Instrument.ATOMS_PER_USD + positionUsd + account.hedgePnlUsd();
    peakUsd = Math.max(peakUsd, equityUsd);
    double drawdownUsd = peakUsd - equityUsd;
    double age = markAgeSeconds(localNanos);
    long rejects = quoter.rejectsInRow();
    if (rejects != calmRejects
        || !calm.contains(localNanos, drawdownUsd, Math.abs(positionUsd), age)) {
      risk.observe(localNanos, drawdownUsd, Math.abs(positionUsd), age, rejects);
      riskFeed.observe(localNanos, equityUsd, positionUsd);
      calm = risk.calm();
      calmRejects = rejects;
    }
  }

  private void see(long midHalfTicks) {
    if (midHalfTicks != visibleMid) {
      visibleMid = midHalfTicks;
      lotUsd = Instrument.lotUsd(midHalfTicks, atomsPerHalfTickLot);
    }
  }

  /**
   * Since the last event seen of a two-sided book, or since the book is no longer two-sided; before
   * the first touch since the start. The last event is looked for only where risk would care for an
   * age as long as since the last touch, which is an event too.
   */
  private double markAgeSeconds(long localNanos) {
    long since = touch < 0 ? startNanos : touches.timeNanos(touch) + feed.shiftNanos();
    double seconds = (localNanos - since) / NANOS_PER_SECOND;
    if (!touches.twoSided(touch) || risk.ignoresAge(seconds)) {
      return seconds;
    }
    seenEvents = feed.seen(seenEvents, localNanos);
    return (localNanos - feed.seenNanos(seenEvents)) / NANOS_PER_SECOND;
  }

  private void wish() {
    long bestBid = touches.bidTicks(touch);
    long bestAsk = touches.askTicks(touch);
    layers.size(bestBid + bestAsk);
    long position = desk.knownPositionLots();
    double inOrders = layers.inOrders(position);
    layers.wish(
        wanted,
        quoter.bidDepthHalfTicks(inOrders),
        quoter.askDepthHalfTicks(inOrders),
        quoter.halfTicksPerBp(),
        bestBid,
        bestAsk,
        position);
  }

  /** New orders at the wanted prices, unless held there or the limit might be passed. */
  private void sendMissing(long localNanos, int side) {
    long position = desk.knownPositionLots();
    long exposed = side == OrderDesk.BUY ? position : -position;
    for (int i = 0; i < wanted.count(side); i++) {
      long lots = wanted.lots(side, i);
      if (!desk.holds(side, wanted.ticks(side, i))
          && exposed + desk.heldLots(side) + lots <= layers.limitLots()) {
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
    long sign = side == OrderDesk.BUY ? 1 : -1;
    hedge.advance(nanos);
    long fee = fees.making(nanos, notional);
    unknownFees.add(fee);
    account.fill(nanos, sign * lots, -sign * notional, fee, markHalfTicks, orderId);
    venueAccount.traded(notional);
    if (measuresImpact) {
      impact.fill(nanos, knownNanos, sign * lots, markHalfTicks);
    }
    watchMargin(nanos);
  }

  @Override
  public void onKnownFill(int side, long priceTicks, long lots) {
    long notional = notionalAtoms(priceTicks, lots);
    knownCashAtoms += (side == OrderDesk.BUY ? -notional : notional) - unknownFees.take();
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
      return Math.multiplyExact(Math.multiplyExact(halfTicks, lots), atomsPerHalfTickLot);
    } catch (ArithmeticException e) {
      throw new TrialFailure(
          FailureReason.NOT_FINITE,
          "%d lots at %d half-ticks are worth more than the ledger can hold: trade smaller sizes"
              .formatted(lots, halfTicks));
    }
  }
}
