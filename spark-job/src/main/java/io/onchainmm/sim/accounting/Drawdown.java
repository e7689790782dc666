package io.onchainmm.sim.accounting;

/**
 * The fall of equity from its running peak, which includes the initial equity, the largest such
 * fall so far with its peak and trough, and the longest time below a peak (docs, section on
 * drawdown).
 *
 * <p>Places are what the observations are numbered with: times, or an index.
 */
final class Drawdown {
  private long peakAtoms;
  private long peakAt;
  private long atoms;
  private long maxAtoms;
  private long maxPeakAtoms;
  private long maxPeakAt;
  private long maxTroughAt;
  private long longestUnderwater;

  Drawdown(long at, long initialEquityAtoms) {
    peakAt = at;
    peakAtoms = initialEquityAtoms;
    maxPeakAt = at;
    maxTroughAt = at;
    maxPeakAtoms = initialEquityAtoms;
  }

  void observe(long at, long equityAtoms) {
    if (equityAtoms >= peakAtoms) {
      peakAtoms = equityAtoms;
      peakAt = at;
    }
    atoms = Exact.minus(peakAtoms, equityAtoms, "drawdown");
    longestUnderwater = Math.max(longestUnderwater, at - peakAt);
    if (atoms > maxAtoms) {
      maxAtoms = atoms;
      maxPeakAtoms = peakAtoms;
      maxPeakAt = peakAt;
      maxTroughAt = at;
    }
  }

  /** Peak minus the last equity observed. */
  long atoms() {
    return atoms;
  }

  /** The largest drawdown observed, the first of equals. */
  long maxAtoms() {
    return maxAtoms;
  }

  /** Equity at the peak before the largest drawdown. */
  long maxPeakAtoms() {
    return maxPeakAtoms;
  }

  /** The last place at that peak. */
  long maxPeakAt() {
    return maxPeakAt;
  }

  /** The place of the largest drawdown. */
  long maxTroughAt() {
    return maxTroughAt;
  }

  /** The longest way from a peak to a place at which it was not reached again. */
  long longestUnderwater() {
    return longestUnderwater;
  }
}
