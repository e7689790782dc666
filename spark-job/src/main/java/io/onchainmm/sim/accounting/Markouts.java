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
  private final HorizonMeans[] horizon;
  private double capturedWeight;
  private double captured;

  Markouts(Marks marks, long atomsPerHalfTickLot, long endNanos, long... horizonNanos) {
    this(new FillMarks(marks, horizonNanos), atomsPerHalfTickLot, endNanos);
  }

  Markouts(FillMarks marks, long atomsPerHalfTickLot, long endNanos) {
    this.marks = marks;
    this.atomsPerHalfTickLot = atomsPerHalfTickLot;
    this.endNanos = endNanos;
    horizon = new HorizonMeans[marks.horizons()];
    for (int i = 0; i < horizon.length; i++) {
      horizon[i] = new HorizonMeans(marks.horizonNanos(i));
    }
  }

  void fill(long nanos, long lots, long cashAtoms, long markHalfTicks) {
    double size = Math.abs((double) lots);
    double side = Math.signum((double) lots);
    double price = Math.abs((double) cashAtoms) / (size * atomsPerHalfTickLot);
    capturedWeight += size;
    captured += size * (side * (markHalfTicks - price) / price * BPS);
    for (int i = 0; i < horizon.length && marks.horizonNanos(i) <= endNanos - nanos; i++) {
      long later = marks.later(nanos, i);
      if (later != 0) {
        double markoutBps = side * (later - price) / price * BPS;
        double adverseBps = side * (later - markHalfTicks) / price * BPS;
        horizon[i].add(nanos, markoutBps, adverseBps, size);
      }
    }
  }

  /** Mean spread captured over all fills, absent without a fill. */
  OptionalDouble capturedBps() {
    return capturedWeight == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(captured / capturedWeight);
  }

  /** Mean mark-out after the i-th horizon, absent without a fill that has one. */
  OptionalDouble meanBps(int i) {
    return horizon[i].markoutBps();
  }

  /** Standard error of the mean mark-out, absent where all fills lie in one block. */
  OptionalDouble errorBps(int i) {
    return horizon[i].markoutErrorBps();
  }

  /** Mean change of the mark in our favour after the i-th horizon; negative is adverse. */
  OptionalDouble adverseBps(int i) {
    return horizon[i].adverseBps();
  }

  /** Standard error of {@link #adverseBps}. */
  OptionalDouble adverseErrorBps(int i) {
    return horizon[i].adverseErrorBps();
  }
}
