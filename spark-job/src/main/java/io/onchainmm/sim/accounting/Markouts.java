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

  private final FillMarks marks;
  private final long atomsPerHalfTickLot;
  private final long endNanos;
  private final ClusteredMean captured = new ClusteredMean();
  private final ClusteredMean[] markout;
  private final ClusteredMean[] adverse;

  /** Per horizon the block of the last fill, and when it began. */
  private final long[] block;

  private final long[] blockNanos;

  Markouts(Marks marks, long atomsPerHalfTickLot, long endNanos, long... horizonNanos) {
    this(new FillMarks(marks, horizonNanos), atomsPerHalfTickLot, endNanos);
  }

  Markouts(FillMarks marks, long atomsPerHalfTickLot, long endNanos) {
    this.marks = marks;
    this.atomsPerHalfTickLot = atomsPerHalfTickLot;
    this.endNanos = endNanos;
    int horizons = marks.horizons();
    block = new long[horizons];
    blockNanos = new long[horizons];
    markout = new ClusteredMean[horizons];
    adverse = new ClusteredMean[horizons];
    for (int i = 0; i < horizons; i++) {
      markout[i] = new ClusteredMean();
      adverse[i] = new ClusteredMean();
    }
  }

  void fill(long nanos, long lots, long cashAtoms, long markHalfTicks) {
    double size = Math.abs((double) lots);
    double side = Math.signum((double) lots);
    double price = Math.abs((double) cashAtoms) / (size * atomsPerHalfTickLot);
    captured.add(nanos, side * (markHalfTicks - price) / price * BPS, size);
    for (int i = 0; i < block.length && marks.horizonNanos(i) <= endNanos - nanos; i++) {
      long later = marks.later(nanos, i);
      if (later != 0) {
        findBlock(i, nanos);
        markout[i].add(block[i], side * (later - price) / price * BPS, size);
        adverse[i].add(block[i], side * (later - markHalfTicks) / price * BPS, size);
      }
    }
  }

  /** A division only where the last fill's block is over. */
  private void findBlock(int i, long nanos) {
    long length = marks.horizonNanos(i);
    if (Long.compareUnsigned(nanos - blockNanos[i], length) >= 0) {
      block[i] = nanos / length;
      blockNanos[i] = block[i] * length;
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
