package io.onchainmm.sim.chain;

/**
 * Spans of time in each of which the highest offer comes first.
 *
 * <p>The inclusion model says whether a swap is included at all while it is valid; in which of the
 * spans is not promised by any chain. One draw decides both: u &lt; P includes it, and then u/P is
 * uniform and picks the span, so that more money is never worse and never later.
 *
 * @param clock of the spans
 * @param spans number of spans that a swap is valid for
 */
record Auction(UnitClock clock, int spans) {

  /** Where a swap lands that reaches the chain at {@code arrivalNanos}. */
  Landing landing(long arrivalNanos, double probability, double draw) {
    long first = clock.unit(arrivalNanos);
    boolean included = draw < probability;
    long end = clock.end(first + (included ? place(probability, draw) : spans - 1));
    return new Landing(included, end, end);
  }

  private int place(double probability, double draw) {
    return Math.min(spans - 1, (int) (spans * (draw / probability)));
  }

  /** An earlier span comes first; in the same one the higher offer does. */
  boolean ahead(Landing ours, double offerUsd, long rivalNanos, double rivalUsd) {
    long theirs = clock.end(clock.unit(rivalNanos));
    return ours.orderNanos() < theirs || (ours.orderNanos() == theirs && offerUsd > rivalUsd);
  }
}
