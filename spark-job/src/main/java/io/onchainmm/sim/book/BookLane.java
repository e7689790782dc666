package io.onchainmm.sim.book;

import io.onchainmm.sim.accounting.Marks;
import io.onchainmm.sim.accounting.TrialAccount;
import io.onchainmm.sim.maker.Calibration;
import io.onchainmm.sim.maker.MakerSpec;
import io.onchainmm.sim.maker.Quote;
import io.onchainmm.sim.maker.Quoter;
import io.onchainmm.sim.market.BookTape;
import io.onchainmm.sim.market.FailureReason;
import io.onchainmm.sim.market.Instrument;
import io.onchainmm.sim.market.Signal;
import io.onchainmm.sim.market.TrialFailure;
import io.onchainmm.sim.risk.RiskMonitor;
import io.onchainmm.sim.venue.BookSpec;
import io.onchainmm.sim.venue.Seat;
import io.onchainmm.sim.venue.SeatResult;
import java.util.Arrays;

/**
 * One trial in the order book: decides on the clock and at bar closes, with what was visible then,
 * and books what becomes of its orders.
 *
 * <p>A decision is tied to the market time that is just visible to it: the clock ticks in market
 * time, and a bar's close is the market time of its last trade. With constant latencies the
 * decision then happens {@code feed} later, its requests reach the exchange {@code feed + entry}
 * later, and it knows the answers to what happened up to {@code feed − response} later. One pass
 * over the events in exchange time is therefore enough.
 */
final class BookLane implements OrderDesk.FillListener {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double NANOS_PER_MS = 1e6;
  private static final long NEVER = Long.MAX_VALUE;

  /** Beyond this, sums of lots might leave the range of a long. */
  private static final long MOST_LOTS = 1L << 53;

  private final MakerSpec maker;
  private final Instrument instrument;
  private final long[] eventNanos;
  private final int events;
  private final Touches touches;
  private final Signal signal;
  private final LatencyModel latency;
  private final MakerFee fee;
  private final Quoter quoter;
  private final Quote quote;
  private final OrderDesk desk;
  private final TrialAccount account;
  private final RiskMonitor risk;

  private final long endNanos;
  private final long periodNanos;
  private long clockNanos;
  private int bar;
  private long visibleNanos;
  private int touch = -1;
  private int event;
  private long orderLots;
  private long limitLots;
  private long visibleMid;
  private long knownCashAtoms;
  private double peakUsd;

  BookLane(Seat seat, BookTape tape, Touches touches, Marks marks, Calibration calibration) {
    BookSpec spec = spec(seat);
    this.maker = seat.maker();
    this.instrument = tape.instrument();
    this.eventNanos = tape.timeNanos;
    this.events = tape.length();
    this.touches = touches;
    this.signal = seat.signal();
    this.latency = LatencyModel.of(spec);
    this.fee = new MakerFee(spec.makerFeeBps());
    this.quoter =
        new Quoter(
            maker,
            instrument,
            spec.makerFeeBps(),
            calibration,
            signal,
            tape.startNanos(),
            tape.endNanos());
    this.quote = new Quote(maker, instrument);
    this.desk = new OrderDesk(latency, QueueModel.of(spec.queue()), this);
    this.account =
        new TrialAccount(
            instrument,
            marks,
            maker.maxInventoryUsd(),
            tape.startNanos(),
            tape.endNanos(),
            seat.keepFills());
    this.risk = new RiskMonitor(seat.risk(), maker.maxInventoryUsd());
    this.endNanos = tape.endNanos();
    this.periodNanos = Math.max(1, Math.round(maker.requoteMs() * NANOS_PER_MS));
    this.clockNanos = tape.startNanos();
    while (bar < signal.length() && signal.availableNanos[bar] < clockNanos) {
      bar++;
    }
    findNextDecision();
  }

  private static BookSpec spec(Seat seat) {
    if (seat.venue() instanceof BookSpec spec) {
      return spec;
    }
    throw new TrialFailure(
        FailureReason.INVALID_CONFIG,
        "The market is an order book, but the venue block is %s: use the block book"
            .formatted(seat.venue().getClass().getSimpleName()));
  }

  /** The orders, for the events of the market. */
  OrderDesk desk() {
    return desk;
  }

  /** Exchange time of the next arrival or decision, the largest long when nothing is left. */
  long nextNanos() {
    return Math.min(desk.nextArrivalNanos(), decisionNanos());
  }

  /**
   * Lets requests arrive and decisions happen, in time order, that are due before {@code nanos};
   * the book and the mark are those in force until then.
   */
  void actBefore(long nanos, Book book, long markHalfTicks) {
    while (true) {
      long arrival = desk.nextArrivalNanos();
      long decision = decisionNanos();
      if (Math.min(arrival, decision) >= nanos) {
        return;
      }
      if (arrival <= decision) {
        desk.arrive(book);
      } else {
        decide(decision, markHalfTicks);
        findNextDecision();
      }
    }
  }

  /** The tape is at its end: closes the books. */
  SeatResult close() {
    account.orders = desk.sent();
    account.rejects = desk.rejects();
    account.calibrationRejects = quoter.rejects();
    return new SeatResult.Closed(account.finish(risk.alertCount(), risk.halted()), risk.alerts());
  }

  private long decisionNanos() {
    return visibleNanos == NEVER ? NEVER : latency.horizonOf(latency.seenAt(visibleNanos));
  }

  /** The next tick of the clock or bar close, whichever is first; both at once are one decision. */
  private void findNextDecision() {
    long close = bar < signal.length() ? signal.availableNanos[bar] : NEVER;
    visibleNanos = Math.min(clockNanos, close);
    while (bar < signal.length() && signal.availableNanos[bar] == visibleNanos) {
      bar++;
    }
    if (clockNanos == visibleNanos) {
      clockNanos += periodNanos;
    }
    if (visibleNanos > endNanos) {
      visibleNanos = NEVER;
    }
  }

  private void decide(long exchangeNanos, long mark) {
    long localNanos = latency.seenAt(visibleNanos);
    desk.takeAnswers(localNanos);
    touch = touches.seek(touch, visibleNanos);
    account.decisions++;
    account.observe(exchangeNanos, mark);
    boolean calibrated = quoter.refresh(visibleNanos);
    boolean halted = observeRisk();
    if (calibrated && !halted && touches.twoSided(touch)) {
      wish();
    } else {
      quote.clear();
    }
    if (quote.bidTicks() != Quote.NONE || quote.askTicks() != Quote.NONE) {
      account.quotedDecisions++;
    }
    desk.cancelAllBut(localNanos, quote.bidTicks(), quote.askTicks());
    sendMissing(localNanos);
  }

  /** Risk knows what the trial knows: the answers it has read and the mid it can see. */
  private boolean observeRisk() {
    if (touches.twoSided(touch)) {
      visibleMid = touches.bidTicks(touch) + touches.askTicks(touch);
    }
    double positionUsd = desk.knownPositionLots() * instrument.lotUsd(visibleMid);
    double equityUsd = (double) knownCashAtoms / Instrument.ATOMS_PER_USD + positionUsd;
    peakUsd = Math.max(peakUsd, equityUsd);
    return risk.observe(
        latency.seenAt(visibleNanos),
        peakUsd - equityUsd,
        Math.abs(positionUsd),
        markAgeSeconds(),
        quoter.rejectsInRow());
  }

  /** Since the last event of a two-sided book, or since the book is no longer two-sided. */
  private double markAgeSeconds() {
    int found = Arrays.binarySearch(eventNanos, event, events, visibleNanos);
    event = found >= 0 ? found : Math.max(event, -found - 2);
    long since = touches.twoSided(touch) ? eventNanos[event] : touches.timeNanos(touch);
    return (visibleNanos - since) / NANOS_PER_SECOND;
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
    if (position + orderLots > limitLots) {
      quote.dropBid();
    }
    if (orderLots - position > limitLots) {
      quote.dropAsk();
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
  private void sendMissing(long localNanos) {
    long position = desk.knownPositionLots();
    long bid = quote.bidTicks();
    if (bid != Quote.NONE
        && !desk.holds(OrderDesk.BUY, bid)
        && position + desk.heldLots(OrderDesk.BUY) + orderLots <= limitLots) {
      desk.send(localNanos, OrderDesk.BUY, bid, orderLots);
    }
    long ask = quote.askTicks();
    if (ask != Quote.NONE
        && !desk.holds(OrderDesk.SELL, ask)
        && desk.heldLots(OrderDesk.SELL) + orderLots - position <= limitLots) {
      desk.send(localNanos, OrderDesk.SELL, ask, orderLots);
    }
  }

  @Override
  public void onFill(
      long nanos, int side, long priceTicks, long lots, long markHalfTicks, long orderId) {
    long notional = notionalAtoms(priceTicks, lots);
    long sign = side == OrderDesk.BUY ? 1 : -1;
    account.fill(nanos, sign * lots, -sign * notional, fee.on(notional), markHalfTicks, orderId);
  }

  @Override
  public void onKnownFill(int side, long priceTicks, long lots) {
    long notional = notionalAtoms(priceTicks, lots);
    knownCashAtoms += (side == OrderDesk.BUY ? -notional : notional) - fee.on(notional);
  }

  private long notionalAtoms(long priceTicks, long lots) {
    try {
      return Math.multiplyExact(
          Math.multiplyExact(2 * priceTicks, lots), instrument.atomsPerHalfTickLot());
    } catch (ArithmeticException e) {
      throw new TrialFailure(
          FailureReason.NOT_FINITE,
          "A fill of %d lots at %d ticks is worth more than the ledger can hold: trade smaller sizes"
              .formatted(lots, priceTicks));
    }
  }
}
