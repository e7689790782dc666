package io.onchainmm.sim.maker;

/**
 * Decides how much to trade on the hedge: towards −β × the position, when what is left open is
 * worth more than the band (docs, section on the inventory book: target h = −β q, trade when |q +
 * h| &gt; band). Stateless.
 *
 * @param beta share of the position that is hedged, &gt; 0
 * @param bandUsd open value that is tolerated, USD, &ge; 0
 */
public record Hedger(double beta, double bandUsd) {
  /** Checks the bounds. */
  public Hedger {
    if (!(beta > 0) || Double.isInfinite(beta)) {
      throw new IllegalArgumentException("beta must be > 0, but was " + beta);
    }
    if (!(bandUsd >= 0)) {
      throw new IllegalArgumentException("the band must be >= 0 USD, but was " + bandUsd);
    }
  }

  /**
   * Signed lots of the hedge to trade now, 0 for none.
   *
   * @param positionBase position to hedge, base units
   * @param hedgeLots position of the hedge, with what is under way
   * @param lotBase base units in one lot of the hedge
   * @param priceUsd price of a base unit
   */
  public long orderLots(double positionBase, long hedgeLots, double lotBase, double priceUsd) {
    double openUsd = Math.abs(positionBase + hedgeLots * lotBase) * priceUsd;
    if (!(openUsd > bandUsd)) {
      return 0;
    }
    return (long) Math.rint(-beta * positionBase / lotBase) - hedgeLots;
  }
}
