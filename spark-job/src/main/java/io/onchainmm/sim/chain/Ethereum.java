package io.onchainmm.sim.chain;

/**
 * Ethereum: one auction a slot, by what a swap pays for each unit of gas, as priority fee or as a
 * transfer to the producer. Swaps are taken to use equal gas, so that USD compare as well.
 */
final class Ethereum extends Auction {
  /**
   * @param anchorNanos end of a slot
   */
  Ethereum(EthereumSpec spec, long anchorNanos) {
    super(
        new UnitClock(anchorNanos, UnitClock.nanos(spec.slotMs())),
        1,
        spec.latencyMs(),
        charges(spec));
  }

  private static Charges charges(EthereumSpec spec) {
    double gasUsd = EtherGas.usd(spec.swapGas(), spec.baseFeeGwei(), spec.etherUsd(), 0);
    return spec.send() == Sending.BUNDLE ? Charges.success(gasUsd) : Charges.landed(gasUsd);
  }
}
