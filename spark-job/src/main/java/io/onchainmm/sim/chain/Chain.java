package io.onchainmm.sim.chain;

/**
 * How a chain takes in the swaps of one trial and what it charges for them; docs, section on
 * chains.
 */
public interface Chain {
  /** What a swap pays by what becomes of it. */
  Charges charges();

  /**
   * Whether inclusion is bought: then the bribe policy makes the offer, and a swap may be left out.
   * Otherwise every swap is included, and offers {@link #offerUsd}.
   */
  default boolean auctioned() {
    return true;
  }

  /** What a swap offers where inclusion is not bought. */
  default double offerUsd(double notionalUsd) {
    return 0;
  }

  /** Least offer that is looked at. */
  default double leastOfferUsd() {
    return 0;
  }

  /**
   * When and whether a swap is included.
   *
   * @param draw uniform on (0, 1), the swap's own; with the same draw a higher offer is never left
   *     out where a lower one was included, and never later
   */
  Landing landing(Sent sent, double draw);

  /**
   * Whether a swap of ours takes effect before one of somebody else.
   *
   * @param rivalNanos when theirs reached the chain
   * @param rivalUsd what theirs offers, where places go by USD
   */
  boolean ahead(Landing ours, double offerUsd, long rivalNanos, double rivalUsd);

  /** What becomes due, after one time and up to another, whether anything is sent or not. */
  default double dueUsd(long afterNanos, long upToNanos) {
    return 0;
  }

  /** Last time up to which nothing becomes due after {@code nanos}. */
  default long nothingDueUntilNanos(long nanos) {
    return Long.MAX_VALUE;
  }

  /** How long ahead one is committed to what becomes due. */
  default long committedNanos() {
    return 0;
  }
}
