package io.onchainmm.sim.risk;

import java.io.Serializable;

/**
 * One breach of a threshold, logged once until the value has fallen to 90 % of it.
 *
 * @param timeNanos when, nanoseconds since the epoch
 * @param kind what was breached
 * @param value the value that breached, in the unit of the threshold
 * @param threshold the threshold
 * @param halted whether quoting stopped because of it
 */
public record Alert(long timeNanos, Kind kind, double value, double threshold, boolean halted)
    implements Serializable {

  /** What can be breached. */
  public enum Kind {
    /** Drawdown in USD. */
    DRAWDOWN,
    /** Seconds for which the position stayed above the warning share. */
    INVENTORY,
    /** Age of the mark in seconds. */
    STALE_MARK,
    /** Rejected calibrations in a row. */
    CALIBRATION,
    /** 99 % value at risk of one hour in USD. */
    VALUE_AT_RISK,
    /** Cumulative sum of the standardised position. */
    CUSUM,
    /** Estimated half-life of the position in seconds. */
    HALF_LIFE,
    /** Windows in a row in which the position did not return. */
    NOT_REVERTING,
    /** Calibrated volatility in bp per √second. */
    SIGMA_JUMP,
    /** Calibrated volatility over that of a clock ten times as slow. */
    SIGMA_NOISE,
    /** Funding paid in USD. */
    FUNDING,
    /** Share of attempts that were included. */
    INCLUSION,
    /** Account value in USD, below the maintenance margin; always halts. */
    LIQUIDATION
  }
}
