package io.onchainmm.sim.chain;

/**
 * Base: sub-blocks in each of which the higher priority fee comes first, and what is out is final.
 * A swap that reverts pays its gas and its priority fee; one that is left out pays nothing.
 */
final class Base implements Chain {
  private final Auction auction;
  private final long latencyNanos;
  private final Charges charges;

  /**
   * @param anchorNanos end of a block
   */
  Base(BaseSpec spec, long anchorNanos) {
    long subBlockNanos = UnitClock.nanos(spec.blockMs() / spec.subBlocks());
    auction = new Auction(new UnitClock(anchorNanos, subBlockNanos), spec.subBlocks());
    latencyNanos = Math.round(spec.latencyMs() * UnitClock.MS);
    charges =
        Charges.landed(
            EtherGas.usd(spec.swapGas(), spec.baseFeeGwei(), spec.etherUsd(), spec.l1FeeUsd()));
  }

  @Override
  public Charges charges() {
    return charges;
  }

  @Override
  public Landing landing(Sent sent, double draw) {
    return auction.landing(sent.nanos() + latencyNanos, sent.probability(), draw);
  }

  @Override
  public boolean ahead(Landing ours, double offerUsd, long rivalNanos, double rivalUsd) {
    return auction.ahead(ours, offerUsd, rivalNanos, rivalUsd);
  }
}
