package io.onchainmm.bars;

/** What closes a bar: the measure that is summed up to the threshold, or the clock. */
public enum BarType {
  /** The clock: one bar per interval with trades. */
  TIME,
  /** The number of trades. */
  TICK,
  /** The traded size, in lots. */
  VOLUME,
  /** The traded value, in atoms: ticks × lots. */
  DOLLAR
}
