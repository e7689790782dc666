package io.onchainmm.sim.accounting;

import io.onchainmm.sim.market.Instrument;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * One trial's books, from fills to metrics.
 *
 * <p>The marks of the whole window are known and the position changes at fills only, so averages
 * over time are exact and cost nothing between fills. Kept per trial are the ledger and one entry
 * per tick of the equity clock; fills one by one only when asked for.
 */
public final class TrialAccount {
  private static final long SECOND = 1_000_000_000L;
  private static final double DAY_NANOS = 86_400.0 * SECOND;
  private static final double FLOOR_SHARE = 0.10;

  private final Instrument instrument;
  private final long atomsPerHalfTickLot;
  private final Marks marks;
  private final double inventoryLimitUsd;
  private final long startNanos;
  private final long endNanos;
  private final boolean keepFills;
  private final Ledger ledger;
  private final Drawdown drawdown;
  private final EquityClock clock;
  private final FillMarks fillMarks;
  private final Markouts markouts;
  private final List<Fill> fills = new ArrayList<>();
  private long bookedNanos;
  private int bookedMark;
  private double lotHalfTickNanos;
  private double squaredLotNanos;
  private long maxNotionalAtoms;
  private long liquidatedAtoms;
  private boolean finished;

  /** The other leg; null = not hedged. */
  private HedgeLeg hedge;

  /** Counts of what was sent and how it fared; plain public counters, written by the venues. */
  public long orders;

  public long rejects;
  public long notIncluded;
  public long marginRejects;
  public long rateLimited;
  public long decisions;
  public long quotedDecisions;
  public long calibrationRejects;

  /** What was believed about inclusion. */
  public InclusionFigures inclusion = InclusionFigures.NONE;

  /** Risk aversion γ of the maker in 1/USD, for the certainty equivalent; NaN = unknown. */
  public double gammaPerUsd = Double.NaN;

  /** What liquidity earned and lost; NaN where none was provided. */
  public double lpFeesUsd = Double.NaN;

  public double lpEmissionsUsd = Double.NaN;
  public double lvrUsd = Double.NaN;
  public double impermanentLossUsd = Double.NaN;

  /**
   * @param marks the market's mark (mid, or reference of a pool) over the whole window, shared by
   *     the flight; never 0 after its first entry
   * @param inventoryLimitUsd denominator floor of the objective
   */
  public TrialAccount(
      Instrument instrument,
      Marks marks,
      double inventoryLimitUsd,
      long startNanos,
      long endNanos,
      boolean keepFills) {
    this(instrument, new FillMarks(marks), inventoryLimitUsd, startNanos, endNanos, keepFills);
  }

  /** The same, with marks that are looked up for all trials of the flight at once. */
  public TrialAccount(
      Instrument instrument,
      FillMarks fillMarks,
      double inventoryLimitUsd,
      long startNanos,
      long endNanos,
      boolean keepFills) {
    if (!(inventoryLimitUsd > 0) || Double.isInfinite(inventoryLimitUsd)) {
      throw new IllegalArgumentException(
          "the inventory limit must be > 0 USD, but was " + inventoryLimitUsd);
    }
    if (endNanos <= startNanos) {
      throw new IllegalArgumentException(
          "the window must end after it starts, but was %d to %d ns"
              .formatted(startNanos, endNanos));
    }
    this.instrument = instrument;
    this.fillMarks = fillMarks;
    this.marks = fillMarks.marks();
    this.inventoryLimitUsd = inventoryLimitUsd;
    this.startNanos = startNanos;
    this.endNanos = endNanos;
    this.keepFills = keepFills;
    atomsPerHalfTickLot = instrument.atomsPerHalfTickLot();
    ledger = new Ledger(atomsPerHalfTickLot);
    clock = new EquityClock(startNanos, endNanos);
    drawdown = new Drawdown(startNanos, 0);
    markouts = new Markouts(fillMarks, atomsPerHalfTickLot, endNanos);
    bookedNanos = startNanos;
    bookedMark = marks.indexAt(startNanos);
  }

  /** The ledger, to be read; what is booked goes through this account. */
  public Ledger ledger() {
    return ledger;
  }

  /**
   * Counts the hedge's equity into that of the trial from here on. The leg must be up to date with
   * every time at which this account is told something.
   */
  public void hedgeWith(HedgeLeg leg) {
    hedge = leg;
  }

  /** Books a fill at {@code nanos}; {@code markHalfTicks} was in force just before the event. */
  public void fill(
      long nanos, long lots, long cashAtoms, long feeAtoms, long markHalfTicks, long orderId) {
    fill(nanos, lots, cashAtoms, feeAtoms, markHalfTicks, orderId, Fill.Reason.ORDER);
  }

  /** Books a fill that the venue forced. */
  public void forcedFill(
      long nanos,
      long lots,
      long cashAtoms,
      long feeAtoms,
      long markHalfTicks,
      long orderId,
      Fill.Reason reason) {
    fill(nanos, lots, cashAtoms, feeAtoms, markHalfTicks, orderId, reason);
    liquidatedAtoms = Exact.plus(liquidatedAtoms, Exact.abs(cashAtoms, "liquidated"), "liquidated");
  }

  private void fill(
      long nanos,
      long lots,
      long cashAtoms,
      long feeAtoms,
      long markHalfTicks,
      long orderId,
      Fill.Reason reason) {
    hold(nanos);
    mark(nanos, markHalfTicks);
    ledger.fill(lots, cashAtoms, feeAtoms);
    look(nanos);
    markouts.fill(nanos, lots, cashAtoms, markHalfTicks);
    if (keepFills) {
      fills.add(
          new Fill(
              nanos, lots, cashAtoms, feeAtoms, markHalfTicks, orderId, Fill.Leg.MAKER, reason));
    }
  }

  /** Books a cost at {@code nanos}. */
  public void cost(long nanos, Ledger.Cost kind, long atoms) {
    hold(nanos);
    ledger.cost(kind, atoms);
    look(nanos);
  }

  /** Books a fee at {@code nanos} that is paid without a fill, negative when it is earned. */
  public void fee(long nanos, long paidAtoms) {
    hold(nanos);
    ledger.fee(paidAtoms);
    look(nanos);
  }

  /** Books funding paid on the position at {@code nanos}, negative when received. */
  public void funding(long nanos, long paidAtoms) {
    hold(nanos);
    ledger.funding(paidAtoms);
    look(nanos);
  }

  /**
   * At each decision: marks the ledger, follows drawdown and largest notional. A mark of 0 is
   * unknown, which is an error while there is a position.
   */
  public void observe(long nanos, long markHalfTicks) {
    if (markHalfTicks != 0 || ledger.positionLots() != 0) {
      mark(nanos, markHalfTicks);
    }
  }

  /**
   * The marks at which observations would change neither the largest drawdown nor the largest
   * notional, with a drawdown above one limit and up to another: of a run of such observations all
   * but the last may be left out. Fees, costs and fills end this.
   */
  public MarkRange calmMarks(double aboveDrawdownUsd, double upToDrawdownUsd) {
    return MarkRange.calm(
        ledger.positionLots(),
        atomsPerHalfTickLot,
        ledger.cashAtoms(),
        drawdown.peakAtoms(),
        // Two atoms inside, so that no rounding is outside.
        Math.max(0, (long) Math.floor(aboveDrawdownUsd * Instrument.ATOMS_PER_USD) + 2),
        Math.min(
            drawdown.maxAtoms(), (long) Math.ceil(upToDrawdownUsd * Instrument.ATOMS_PER_USD) - 2),
        maxNotionalAtoms);
  }

  /** Start of the window. */
  public long startNanos() {
    return startNanos;
  }

  /** End of the window. */
  public long endNanos() {
    return endNanos;
  }

  /** Equity in USD at the last mark, relative to the start. */
  public double equityUsd() {
    return usd(equityAtoms());
  }

  /** Of that, what the hedge has made, net of its fees. */
  public double hedgePnlUsd() {
    return hedge == null ? 0 : usd(hedge.ledger().equityAtoms());
  }

  /** Peak minus current equity in USD, as observed. */
  public double drawdownUsd() {
    return usd(drawdown.atoms());
  }

  /** Closes the books of a trial of which nothing was watched on the risk clock. */
  public Closing finish(long alerts, boolean halted) {
    return finish(RiskFigures.of(alerts, halted));
  }

  /** Closes the books: checks the identities I1 to I5 and computes everything. */
  public Closing finish(RiskFigures risk) {
    if (finished) {
      throw new IllegalStateException("the account is closed already");
    }
    finished = true;
    hold(endNanos);
    observe(endNanos, marks.at(endNanos));
    clock.finish(ledger);
    ledger.checkIdentities();
    if (hedge != null) {
      hedge.finish(endNanos);
      hedge.addTo(clock);
      drawdown.observe(endNanos, equityAtoms());
      // A hedge that is due at the time of a fill has traded before it.
      fills.addAll(0, hedge.fills());
      fills.sort(Comparator.comparingLong(Fill::timeNanos));
    }
    return new Closing(metrics(risk), clock.curve(instrument, marks), List.copyOf(fills));
  }

  private Metrics metrics(RiskFigures risk) {
    double windowNanos = (double) (endNanos - startNanos);
    double pnl = equityUsd();
    double average = lotHalfTickNanos / windowNanos * usd(instrument.atomsPerHalfTickLot());
    double max = usd(maxNotionalAtoms);
    double objective = 1000 * pnl / Math.max(average, FLOOR_SHARE * inventoryLimitUsd);
    OptionalDouble sharpe = clock.sharpe(marks, instrument.atomsPerHalfTickLot());
    return new Metrics(
        pnl,
        objective,
        per1000(pnl, average),
        per1000(pnl, max),
        1000 * pnl / inventoryLimitUsd,
        OptionalDouble.of(objective * DAY_NANOS / windowNanos),
        ledger.fills(),
        usd(ledger.tradedAtoms()),
        usd(ledger.spreadCaptureAtoms()),
        usd(ledger.inventoryPnlAtoms()),
        usd(ledger.realisedAtoms()),
        usd(ledger.realisedFifoAtoms()),
        usd(ledger.unrealisedAtoms()),
        usd(ledger.feesAtoms()),
        usd(ledger.fundingAtoms()),
        usd(ledger.bribesAtoms()),
        usd(ledger.gasAtoms()),
        hedgePnlUsd(),
        hedge == null ? 0 : usd(hedge.ledger().feesAtoms()),
        hedge == null ? 0 : usd(hedge.ledger().fundingAtoms()),
        hedge == null ? 0 : hedge.ledger().fills(),
        known(lpFeesUsd),
        known(lpEmissionsUsd),
        known(lvrUsd),
        known(impermanentLossUsd),
        certaintyEquivalentUsd(pnl),
        average,
        max,
        ledger.positionLots() * instrument.lotBase(),
        usd(drawdown.maxAtoms()),
        drawdown.longestUnderwater() / (double) SECOND,
        risk.valueAtRisk99Usd(),
        risk.expectedShortfall99Usd(),
        risk.valueAtRiskPeriods(),
        risk.valueAtRiskExceptions(),
        risk.coveragePValue(),
        risk.conditionalCoveragePValue(),
        sharpe,
        sharpe.isPresent() ? OptionalDouble.of(clock.periodSeconds()) : OptionalDouble.empty(),
        markouts.capturedBps(),
        markouts.meanBps(0),
        markouts.meanBps(1),
        markouts.meanBps(2),
        markouts.errorBps(2),
        markouts.meanBps(3),
        markouts.meanBps(4),
        markouts.adverseBps(0),
        markouts.adverseBps(1),
        markouts.adverseBps(2),
        markouts.adverseErrorBps(2),
        markouts.adverseBps(3),
        markouts.adverseBps(4),
        orders,
        rejects,
        notIncluded,
        inclusion.fits(),
        inclusion.fallbacks(),
        inclusion.alpha(),
        inclusion.beta(),
        inclusion.logLoss(),
        inclusion.brier(),
        marginRejects,
        rateLimited,
        usd(liquidatedAtoms),
        decisions == 0 ? 0 : (double) quotedDecisions / decisions,
        calibrationRejects,
        risk.alerts(),
        risk.halted(),
        endNanos - startNanos < 3600 * SECOND);
  }

  /**
   * PnL − ½γσ²∫q²dt: the objective of model B, realised. Absent for a hedged trial, whose risk is
   * not that of the position alone.
   */
  private OptionalDouble certaintyEquivalentUsd(double pnl) {
    OptionalDouble variance = clock.markVariancePerSecond(marks);
    if (Double.isNaN(gammaPerUsd) || variance.isEmpty() || hedge != null) {
      return OptionalDouble.empty();
    }
    double unit = usd(instrument.atomsPerHalfTickLot());
    double squaredUsd = variance.getAsDouble() * squaredLotNanos / SECOND * unit * unit;
    return OptionalDouble.of(pnl - gammaPerUsd * squaredUsd / 2);
  }

  private static OptionalDouble known(double usd) {
    return Double.isNaN(usd) ? OptionalDouble.empty() : OptionalDouble.of(usd);
  }

  private static OptionalDouble per1000(double pnl, double notional) {
    return notional == 0 ? OptionalDouble.empty() : OptionalDouble.of(1000 * pnl / notional);
  }

  private void mark(long nanos, long markHalfTicks) {
    if (markHalfTicks <= 0) {
      throw new IllegalStateException(
          "no mark at %d ns for a fill or a position of %d lots"
              .formatted(nanos, ledger.positionLots()));
    }
    ledger.mark(markHalfTicks);
    look(nanos);
  }

  private void look(long nanos) {
    if (hedge != null) {
      hedge.mark(nanos);
    }
    drawdown.observe(nanos, equityAtoms());
    maxNotionalAtoms = Math.max(maxNotionalAtoms, ledger.notionalAtoms());
  }

  /** Identity I1: the equity of a trial is the sum over its legs. */
  private long equityAtoms() {
    return hedge == null
        ? ledger.equityAtoms()
        : Exact.plus(ledger.equityAtoms(), hedge.ledger().equityAtoms(), "equity of both legs");
  }

  /** Carries the position to {@code nanos}, when it may change. */
  private void hold(long nanos) {
    if (nanos < bookedNanos || nanos > endNanos) {
      throw new IllegalArgumentException(
          "booked at %d ns, but the books stand at %d and the window ends at %d ns"
              .formatted(nanos, bookedNanos, endNanos));
    }
    clock.advance(nanos, ledger);
    int mark = fillMarks.indexAt(nanos);
    if (ledger.positionLots() != 0) {
      double size = Math.abs((double) ledger.positionLots());
      lotHalfTickNanos += size * marks.integral(bookedNanos, bookedMark, nanos, mark);
      squaredLotNanos += size * size * (nanos - bookedNanos);
    }
    bookedNanos = nanos;
    bookedMark = mark;
  }

  private static double usd(long atoms) {
    return atoms / (double) Instrument.ATOMS_PER_USD;
  }
}
