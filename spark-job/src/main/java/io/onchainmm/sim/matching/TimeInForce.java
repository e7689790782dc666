package io.onchainmm.sim.matching;

/** How long an order wants to live and whether it may take (docs of the venue, "Order types"). */
public enum TimeInForce {
  /** Good till cancelled: takes what it reaches, the rest stays in the book. */
  GTC,

  /** Immediate or cancel: takes what it reaches, the rest expires. */
  IOC,

  /** Fill or kill: takes all of its size at once, or nothing. */
  FOK,

  /** Add liquidity only (post-only): refused when it would take. */
  ALO;

  /** Whether what is not filled at once stays in the book. */
  public boolean rests() {
    return this == GTC || this == ALO;
  }
}
