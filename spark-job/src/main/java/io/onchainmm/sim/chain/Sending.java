package io.onchainmm.sim.chain;

/** How a transaction is sent. */
public enum Sending {
  /** As part of a bundle: it lands and succeeds, or it costs nothing. */
  BUNDLE,
  /** By itself: it pays also when it reverts. */
  PLAIN
}
