package io.onchainmm.sim.accounting;

/**
 * Marks at and after the times of fills, looked up once for all trials that are filled at one time.
 * Shared by the trials of one flight, which one thread flies; what it answers never depends on who
 * asked before.
 */
public final class FillMarks {
  private static final long SECOND = 1_000_000_000L;
  private static final long[] HORIZON_NANOS = {
    SECOND / 10, SECOND, 5 * SECOND, 30 * SECOND, 300 * SECOND
  };

  private final Marks marks;
  private final long[] horizonNanos;
  private final long[] later;
  private long placedNanos = Long.MIN_VALUE;
  private int place = -1;
  private long laterNanos = Long.MIN_VALUE;

  /** With the horizons of the mark-outs of all trials. */
  public FillMarks(Marks marks) {
    this(marks, HORIZON_NANOS);
  }

  FillMarks(Marks marks, long[] horizonNanos) {
    this.marks = marks;
    this.horizonNanos = horizonNanos.clone();
    this.later = new long[horizonNanos.length];
  }

  Marks marks() {
    return marks;
  }

  int horizons() {
    return horizonNanos.length;
  }

  long horizonNanos(int i) {
    return horizonNanos[i];
  }

  /** {@link Marks#indexAt} of that time. */
  int indexAt(long nanos) {
    if (nanos != placedNanos) {
      place = marks.indexAt(nanos);
      placedNanos = nanos;
    }
    return place;
  }

  /** The mark in force one horizon after {@code nanos}, half-ticks, 0 when unknown. */
  long later(long nanos, int horizon) {
    if (nanos != laterNanos) {
      for (int i = 0; i < later.length; i++) {
        later[i] = marks.at(nanos + horizonNanos[i]);
      }
      laterNanos = nanos;
    }
    return later[horizon];
  }
}
