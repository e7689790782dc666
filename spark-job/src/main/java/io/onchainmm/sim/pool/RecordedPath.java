package io.onchainmm.sim.pool;

/**
 * The pool as it was recorded, at the end of each block that has events ("steps"). Nobody's swaps
 * but the recorded ones touch it; unknown until the recording first states where it stands.
 */
interface RecordedPath {
  /** Block of a step, {@link Long#MAX_VALUE} after the last. */
  long block(int step);

  /** Whether it is known where the pool stands after a step. */
  boolean knownAfter(int step);

  /** Price of base in raw quote per raw base after a step. */
  double spot(int step);

  /** 1 − the least fee that is ever taken, for model mathematics only. */
  double keptFraction();

  /** Throws the failure that ends the recording early, if there is one. */
  void requireComplete();
}
