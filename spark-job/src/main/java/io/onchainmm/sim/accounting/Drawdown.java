package io.onchainmm.sim.accounting;

/**
 * The fall of equity from its running peak, which includes the initial equity, and the largest such
 * fall so far (docs, section on drawdown).
 */
final class Drawdown {
  private long peakAtoms;
  private long atoms;
  private long maxAtoms;

  Drawdown(long initialEquityAtoms) {
    peakAtoms = initialEquityAtoms;
  }

  void observe(long equityAtoms) {
    peakAtoms = Math.max(peakAtoms, equityAtoms);
    atoms = Exact.minus(peakAtoms, equityAtoms, "drawdown");
    maxAtoms = Math.max(maxAtoms, atoms);
  }

  /** The running peak. */
  long peakAtoms() {
    return peakAtoms;
  }

  /** Peak minus the last equity observed. */
  long atoms() {
    return atoms;
  }

  /** The largest drawdown observed. */
  long maxAtoms() {
    return maxAtoms;
  }
}
