package io.onchainmm.labels;

/** The three barriers around a position: what ends it. */
public enum Barrier {
  /** The price rose far enough. */
  UPPER,
  /** The price fell far enough. */
  LOWER,
  /** Neither happened in time. */
  VERTICAL
}
