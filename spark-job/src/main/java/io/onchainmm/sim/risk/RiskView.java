package io.onchainmm.sim.risk;

/**
 * What a trial knows of itself when the risk clock ticks; asked for on the clock only. An amount
 * that is unknown is NaN.
 */
public interface RiskView {
  /** Equity in USD, relative to the start. */
  double equityUsd();

  /** Signed position, counted in orders. */
  double positionOrders();

  /** Standard deviation of the position that the quotes imply, in orders. */
  double positionDeviationOrders();

  /** Half-life of the position that the quotes imply, seconds. */
  double modelHalfLifeSeconds();

  /** Calibrated volatility, basis points per √second. */
  double sigmaBps();

  /** Calibrated volatility over that of a clock ten times as slow. */
  default double sigmaNoise() {
    return Double.NaN;
  }

  /** Funding paid so far, USD; negative when received. */
  double fundingPaidUsd();

  /** Spread captured so far, USD. */
  double spreadCaptureUsd();
}
