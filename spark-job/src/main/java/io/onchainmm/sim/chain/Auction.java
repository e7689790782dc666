package io.onchainmm.sim.chain;

/**
 * A chain of spans of time in each of which the highest offer comes first.
 *
 * <p>The inclusion model says whether a swap is included at all while it is valid; in which of the
 * spans is not promised by any chain. One draw decides both: u &lt; P includes it, and then u/P is
 * uniform and picks the span, so that more money is never worse and never later.
 */
abstract sealed class Auction implements Chain permits Base, Ethereum {
  private final UnitClock clock;
  private final int spans;
  private final long latencyNanos;
  private final Charges charges;

  /**
   * @param clock of the spans
   * @param spans number of spans that a swap is valid for
   * @param latencyMs from a decision to whoever fills the spans
   */
  Auction(UnitClock clock, int spans, double latencyMs, Charges charges) {
    this.clock = clock;
    this.spans = spans;
    this.latencyNanos = Math.round(latencyMs * UnitClock.MS);
    this.charges = charges;
  }

  @Override
  public final Charges charges() {
    return charges;
  }

  @Override
  public final Landing landing(Sent sent, double draw) {
    long first = clock.unit(sent.nanos() + latencyNanos);
    boolean included = draw < sent.probability();
    int span = included ? place(sent.probability(), draw) : spans - 1;
    long end = clock.end(first + span);
    return new Landing(included, end, end);
  }

  private int place(double probability, double draw) {
    return Math.min(spans - 1, (int) (spans * (draw / probability)));
  }

  @Override
  public final boolean ahead(Landing ours, double offerUsd, long rivalNanos, double rivalUsd) {
    return clock.ahead(ours.orderNanos(), rivalNanos, offerUsd > rivalUsd);
  }
}
