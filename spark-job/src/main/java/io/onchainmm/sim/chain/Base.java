package io.onchainmm.sim.chain;

/**
 * Base: sub-blocks in each of which the higher priority fee comes first, and what is out is final.
 * A swap that reverts pays its gas and its priority fee; one that is left out pays nothing.
 */
final class Base extends Auction {
  /**
   * @param anchorNanos end of a block
   */
  Base(BaseSpec spec, long anchorNanos) {
    super(
        new UnitClock(anchorNanos, UnitClock.nanos(spec.blockMs() / spec.subBlocks())),
        spec.subBlocks(),
        spec.latencyMs(),
        Charges.landed(
            EtherGas.usd(spec.swapGas(), spec.baseFeeGwei(), spec.etherUsd(), spec.l1FeeUsd())));
  }
}
