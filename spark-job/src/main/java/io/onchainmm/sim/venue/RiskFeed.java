package io.onchainmm.sim.venue;

import io.onchainmm.sim.accounting.TrialAccount;
import io.onchainmm.sim.maker.QuoteShape;
import io.onchainmm.sim.maker.Quoter;
import io.onchainmm.sim.market.Instrument;
import io.onchainmm.sim.risk.InventoryLaw;
import io.onchainmm.sim.risk.RiskMonitor;
import io.onchainmm.sim.risk.RiskView;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Tells a trial's risk monitor, on its clock, what the trial knows and what its quotes imply. */
public final class RiskFeed implements RiskView {
  private final RiskMonitor monitor;
  private final TrialAccount account;
  private final Quoter quoter;
  private double equityUsd;
  private double positionOrders;

  /** What the quotes imply at this decision; null until somebody asks. */
  private Optional<QuoteShape> shape;

  /** Feeds one trial's monitor. */
  public RiskFeed(RiskMonitor monitor, TrialAccount account, Quoter quoter) {
    this.monitor = monitor;
    this.account = account;
    this.quoter = quoter;
  }

  /**
   * At each decision.
   *
   * @param equityUsd equity as the trial knows it
   * @param positionUsd signed value of the position as the trial knows it
   * @return whether quoting is (now or since earlier) halted
   */
  public boolean observe(long nanos, double equityUsd, double positionUsd) {
    this.equityUsd = equityUsd;
    this.positionOrders = positionUsd / quoter.orderUsd();
    this.shape = null;
    return monitor.onClock(nanos, this);
  }

  /** Closes the books with what the monitor has to say. */
  public SeatResult close() {
    account.gammaPerUsd = quoter.gammaPerUsd();
    return new SeatResult.Closed(account.finish(monitor.figures()), monitor.alerts());
  }

  @Override
  public double equityUsd() {
    return equityUsd;
  }

  @Override
  public double positionOrders() {
    return positionOrders;
  }

  @Override
  public double positionDeviationOrders() {
    return of(s -> InventoryLaw.closedFormDeviation(s.decayPerBp(), s.skewBps()));
  }

  @Override
  public double modelHalfLifeSeconds() {
    return of(
        s -> InventoryLaw.nearHalfLifeSeconds(s.fillsPerSecond(), s.decayPerBp(), s.skewBps()));
  }

  @Override
  public double sigmaBps() {
    return shape().map(QuoteShape::sigmaBps).orElse(Double.NaN);
  }

  @Override
  public double sigmaNoise() {
    return quoter.sigmaNoise();
  }

  @Override
  public double fundingPaidUsd() {
    return usd(-account.ledger().fundingAtoms());
  }

  @Override
  public double spreadCaptureUsd() {
    return usd(account.ledger().spreadCaptureAtoms());
  }

  /** Quotes that do not lean, or no quotes, imply nothing. */
  private double of(ToDoubleFunction<QuoteShape> law) {
    Optional<QuoteShape> now = shape();
    boolean leans =
        now.isPresent()
            && now.get().skewBps() > 0
            && Double.isFinite(now.get().skewBps())
            && now.get().fillsPerSecond() > 0;
    return leans ? law.applyAsDouble(now.get()) : Double.NaN;
  }

  private Optional<QuoteShape> shape() {
    if (shape == null) {
      shape = quoter.shape();
    }
    return shape;
  }

  private static double usd(long atoms) {
    return atoms / (double) Instrument.ATOMS_PER_USD;
  }
}
