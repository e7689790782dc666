package io.onchainmm.bars;

/** What closes a bar. */
public enum BarType {
  TIME,
  TICK,
  VOLUME,
  DOLLAR
}
