package io.onchainmm.sim.accounting;

/**
 * Marks from a low to a high, both included; empty when the low is above the high.
 *
 * @param low half-ticks
 * @param high half-ticks
 */
public record MarkRange(long low, long high) {
  /** Every mark. */
  static final MarkRange ALL = new MarkRange(0, Long.MAX_VALUE);

  private static final MarkRange NONE = new MarkRange(1, 0);
  private static final long LARGEST = 1L << 61;

  /**
   * The marks at which cash + position x mark lies between two drawdowns from a peak, below it, and
   * the notional is not above a limit, all in atoms. Empty also where the sums might leave their
   * range. Without a position every mark or none, and the peak counts.
   */
  static MarkRange calm(
      long positionLots,
      long atomsPerHalfTickLot,
      long cashAtoms,
      long peakAtoms,
      long leastDrawdown,
      long mostDrawdown,
      long mostNotional) {
    if (positionLots == 0) {
      long drawdown = peakAtoms - cashAtoms;
      return leastDrawdown <= drawdown && drawdown <= mostDrawdown ? ALL : NONE;
    }
    long size = Math.abs(positionLots);
    if (leastDrawdown > mostDrawdown
        || Math.max(Math.abs(cashAtoms), Math.abs(peakAtoms)) > LARGEST
        || mostDrawdown > LARGEST
        || Math.multiplyHigh(size, atomsPerHalfTickLot) != 0
        || size * atomsPerHalfTickLot <= 0) {
      return NONE;
    }
    long value = size * atomsPerHalfTickLot;
    long lowest = peakAtoms - mostDrawdown - cashAtoms;
    long highest = peakAtoms - Math.max(1, leastDrawdown) - cashAtoms;
    long low = positionLots > 0 ? ceilDiv(lowest, value) : ceilDiv(-highest, value);
    long high = Math.floorDiv(positionLots > 0 ? highest : -lowest, value);
    return new MarkRange(low, Math.min(high, mostNotional / value));
  }

  private static long ceilDiv(long a, long b) {
    return -Math.floorDiv(-a, b);
  }
}
