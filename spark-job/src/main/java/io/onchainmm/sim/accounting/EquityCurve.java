package io.onchainmm.sim.accounting;

import java.io.Serializable;

/**
 * Equity and position on a fixed clock, thinned to at most 500 points; the first and the last
 * observation are always kept.
 */
public record EquityCurve(
    long[] timeNanos, double[] equityUsd, double[] positionBase, double[] markUsd)
    implements Serializable {
  /** Number of points. */
  public int length() {
    return timeNanos.length;
  }
}
