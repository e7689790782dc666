package io.onchainmm.sim.accounting;

import java.util.OptionalDouble;

/**
 * What fills were worth some time later, in basis points of their price, averaged with the sizes as
 * weights: captured = side × (mark at the fill − price), adverse = side × (mark after the horizon −
 * mark at the fill), and the mark-out, their sum (docs, section on mark-outs).
 *
 * <p>The mark after the horizon is the last one known then; a fill whose horizon ends beyond the
 * data does not count for that horizon. Standard errors take fills within one horizon of each other
 * for dependent.
 */
final class Markouts {
  private static final double BPS = 1e4;

  private final Marks marks;
  private final long atomsPerHalfTickLot;
  private final long endNanos;
  private final long[] horizonNanos;
  private final ClusteredMean captured = new ClusteredMean();
  private final ClusteredMean[] markout;
  private final ClusteredMean[] adverse;

  Markouts(Marks marks, long atomsPerHalfTickLot, long endNanos, long... horizonNanos) {
    this.marks = marks;
    this.atomsPerHalfTickLot = atomsPerHalfTickLot;
    this.endNanos = endNanos;
    this.horizonNanos = horizonNanos.clone();
    markout = new ClusteredMean[horizonNanos.length];
    adverse = new ClusteredMean[horizonNanos.length];
    for (int i = 0; i < horizonNanos.length; i++) {
      markout[i] = new ClusteredMean();
      adverse[i] = new ClusteredMean();
    }
  }

  void fill(long nanos, long lots, long cashAtoms, long markHalfTicks) {
    double size = Math.abs((double) lots);
    double side = Math.signum((double) lots);
    double price = Math.abs((double) cashAtoms) / (size * atomsPerHalfTickLot);
    captured.add(nanos, side * (markHalfTicks - price) / price * BPS, size);
    for (int i = 0; i < horizonNanos.length && horizonNanos[i] <= endNanos - nanos; i++) {
      long later = marks.at(nanos + horizonNanos[i]);
      if (later != 0) {
        long block = nanos / horizonNanos[i];
        markout[i].add(block, side * (later - price) / price * BPS, size);
        adverse[i].add(block, side * (later - markHalfTicks) / price * BPS, size);
      }
    }
  }

  /** Mean spread captured over all fills, absent without a fill. */
  OptionalDouble capturedBps() {
    return captured.mean();
  }

  /** Mean mark-out after the i-th horizon, absent without a fill that has one. */
  OptionalDouble meanBps(int i) {
    return markout[i].mean();
  }

  /** Standard error of the mean mark-out, absent where all fills lie in one block. */
  OptionalDouble errorBps(int i) {
    return markout[i].standardError();
  }

  /** Mean change of the mark in our favour after the i-th horizon; negative is adverse. */
  OptionalDouble adverseBps(int i) {
    return adverse[i].mean();
  }

  /** Standard error of {@link #adverseBps}. */
  OptionalDouble adverseErrorBps(int i) {
    return adverse[i].standardError();
  }
}
