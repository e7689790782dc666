package io.onchainmm.sim.matching;

/**
 * Why a command did nothing, in the venue's words where it has some (Hyperliquid documentation,
 * "Error responses" and order statuses).
 */
public enum Refusal {
  /** The price is zero or negative. */
  INVALID_PRICE("badPriceRejected", "Order has invalid price."),

  /** The size is zero or negative. */
  INVALID_SIZE("badSizeRejected", "Order has zero size."),

  /** Size or value beyond what the ledger can hold. */
  TOO_LARGE("tooLargeRejected", "Order is larger than the book can count."),

  /** The price has too many significant figures or decimals. */
  TICK("tickRejected", "Price must be divisible by tick size."),

  /** The order is worth too little. */
  MIN_NOTIONAL("minTradeNtlRejected", "Order must have minimum value of $10."),

  /** A reduce-only order on the side of the position, or without one. */
  REDUCE_ONLY("reduceOnlyRejected", "Reduce only order would increase position."),

  /** A post-only order that reaches the other side. */
  POST_ONLY("badAloPxRejected", "Post only order would have immediately matched."),

  /** An immediate-or-cancel order that reaches nothing. */
  IMMEDIATE("iocCancelRejected", "Order could not immediately match against any resting orders."),

  /** A fill-or-kill order that cannot be filled as a whole. */
  FILL_OR_KILL("fokCancelRejected", "Order could not be filled completely at once."),

  /** An order with the id of one that rests. */
  DUPLICATE("duplicateOrderRejected", "An order with this id rests in the book."),

  /** No room for another resting order. */
  BOOK_FULL("openOrderCapRejected", "Too many open orders."),

  /** A cancel or replacement of an order that does not rest (any more). */
  NOT_RESTING("missingOrder", "Order was never placed, already canceled, or filled.");

  private final String status;
  private final String words;

  Refusal(String status, String words) {
    this.status = status;
    this.words = words;
  }

  /** Name of the order's end state. */
  public String status() {
    return status;
  }

  /** What the venue would answer. */
  public String words() {
    return words;
  }
}
