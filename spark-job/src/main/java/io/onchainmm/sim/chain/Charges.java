package io.onchainmm.sim.chain;

/**
 * What a swap pays by what becomes of it. One that lands and succeeds pays its gas and its offer.
 *
 * @param gasUsd gas and data of a swap, without what is offered for inclusion
 * @param failUsd extra cost of one that reverts or is left out
 * @param revertedPaysGas whether one that lands and reverts pays gas (and {@code failUsd})
 * @param revertedShare share of its offer that it pays
 * @param missedPaysGas whether one that is left out pays gas (and {@code failUsd})
 * @param missedShare share of its offer that it pays
 */
public record Charges(
    double gasUsd,
    double failUsd,
    boolean revertedPaysGas,
    double revertedShare,
    boolean missedPaysGas,
    double missedShare) {

  /** What lands pays all, what is left out nothing: plain transactions. */
  static Charges landed(double gasUsd) {
    return new Charges(gasUsd, 0, true, 1, false, 0);
  }

  /** What does not do what it should pays nothing: bundles, orders that do not fill. */
  static Charges success(double gasUsd) {
    return new Charges(gasUsd, 0, false, 0, false, 0);
  }

  /**
   * g_f of the expected value: what being left out costs beyond an attempt's gas; may be &lt; 0.
   */
  public double missedBeyondGasUsd() {
    return missedPaysGas ? failUsd : -gasUsd;
  }
}
