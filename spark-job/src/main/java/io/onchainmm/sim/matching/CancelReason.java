package io.onchainmm.sim.matching;

/** Why an order, or what was left of it, was taken out of the book without being filled. */
public enum CancelReason {
  /** Its owner asked. */
  REQUESTED("canceled"),

  /** Its replacement lost its place in the queue and comes in as a new order. */
  REPLACED("canceled"),

  /** An order of the same owner would have traded with it ("expire maker"). */
  SELF_TRADE("selfTradeCanceled"),

  /** A reduce-only order whose owner has nothing left to reduce. */
  REDUCE_ONLY("reduceOnlyCanceled");

  private final String status;

  CancelReason(String status) {
    this.status = status;
  }

  /** Name of the order's end state. */
  public String status() {
    return status;
  }
}
