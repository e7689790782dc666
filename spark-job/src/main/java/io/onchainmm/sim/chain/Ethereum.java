package io.onchainmm.sim.chain;

/**
 * Ethereum: one auction a slot, by what a swap pays for each unit of gas, as priority fee or as a
 * transfer to the producer. Swaps are taken to use equal gas, so that USD compare as well.
 */
final class Ethereum implements Chain {
  private final Auction auction;
  private final long latencyNanos;
  private final Charges charges;

  /**
   * @param anchorNanos end of a slot
   */
  Ethereum(EthereumSpec spec, long anchorNanos) {
    auction = new Auction(new UnitClock(anchorNanos, UnitClock.nanos(spec.slotMs())), 1);
    latencyNanos = Math.round(spec.latencyMs() * UnitClock.MS);
    double gasUsd = EtherGas.usd(spec.swapGas(), spec.baseFeeGwei(), spec.etherUsd(), 0);
    charges = spec.send() == Sending.BUNDLE ? Charges.success(gasUsd) : Charges.landed(gasUsd);
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
