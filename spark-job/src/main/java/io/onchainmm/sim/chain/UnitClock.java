package io.onchainmm.sim.chain;

/**
 * A clock that ticks in equal units: blocks, sub-blocks, slots.
 *
 * @param anchorNanos end of one of the units
 * @param unitNanos length of one
 */
record UnitClock(long anchorNanos, long unitNanos) {
  static final long MS = 1_000_000;

  /** Refuses a clock that stands still. */
  UnitClock {
    if (unitNanos <= 0) {
      throw new IllegalArgumentException("a unit must be > 0 ns, but was " + unitNanos);
    }
  }

  /** Nanoseconds of so many milliseconds, at least one. */
  static long nanos(double ms) {
    return Math.max(1, Math.round(ms * MS));
  }

  /** Number of the unit that a time lies in; a unit's end belongs to the next. */
  long unit(long nanos) {
    return Math.floorDiv(nanos - anchorNanos, unitNanos);
  }

  /** End of a unit. */
  long end(long unit) {
    return anchorNanos + (unit + 1) * unitNanos;
  }

  /**
   * Whether what takes part in the unit that ends at one time comes before a rival: in an earlier
   * unit, or in the same one where it ranks higher.
   */
  boolean ahead(long endNanos, long rivalNanos, boolean ranksHigher) {
    long theirs = end(unit(rivalNanos));
    return endNanos < theirs || (endNanos == theirs && ranksHigher);
  }
}
