package io.onchainmm.sim.chain;

/** What gas of an Ethereum-like chain costs. */
final class EtherGas {
  private static final double ETHER_PER_GWEI = 1e-9;

  private EtherGas() {}

  /**
   * USD of a transaction: gas × price + what its data cost on the chain below.
   *
   * @param gas units used
   * @param priceGwei price of a unit, without a priority fee
   * @param etherUsd price of the coin
   * @param dataUsd cost of the data
   */
  static double usd(long gas, double priceGwei, double etherUsd, double dataUsd) {
    return gas * priceGwei * ETHER_PER_GWEI * etherUsd + dataUsd;
  }
}
