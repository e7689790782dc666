package io.onchainmm.sim.accounting;

import java.util.OptionalDouble;

/**
 * What fills were worth some time later: side x (mark after the horizon - price) in basis points of
 * the price, averaged with the sizes as weights (docs, section on mark-outs).
 *
 * <p>The mark after the horizon is the last one known then; a fill whose horizon ends beyond the
 * data does not count for that horizon.
 */
final class Markouts {
  private final Marks marks;
  private final long atomsPerHalfTickLot;
  private final long endNanos;
  private final long[] horizonNanos;
  private final double[] weightedBps;
  private final double[] weight;

  Markouts(Marks marks, long atomsPerHalfTickLot, long endNanos, long... horizonNanos) {
    this.marks = marks;
    this.atomsPerHalfTickLot = atomsPerHalfTickLot;
    this.endNanos = endNanos;
    this.horizonNanos = horizonNanos.clone();
    weightedBps = new double[horizonNanos.length];
    weight = new double[horizonNanos.length];
  }

  void fill(long nanos, long lots, long cashAtoms) {
    double size = Math.abs((double) lots);
    double price = Math.abs((double) cashAtoms) / (size * atomsPerHalfTickLot);
    for (int i = 0; i < horizonNanos.length && horizonNanos[i] <= endNanos - nanos; i++) {
      long mark = marks.at(nanos + horizonNanos[i]);
      if (mark != 0) {
        weightedBps[i] += lots * ((mark - price) / price * 1e4);
        weight[i] += size;
      }
    }
  }

  /** Mean mark-out after the i-th horizon, absent without a fill that has one. */
  OptionalDouble meanBps(int i) {
    return weight[i] == 0 ? OptionalDouble.empty() : OptionalDouble.of(weightedBps[i] / weight[i]);
  }
}
