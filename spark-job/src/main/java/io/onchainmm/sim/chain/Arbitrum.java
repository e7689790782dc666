package io.onchainmm.sim.chain;

/**
 * Arbitrum One: first come, first served, whatever is offered; who does not hold the {@link
 * ExpressLane} comes later. A swap that reverts pays its gas.
 */
final class Arbitrum implements Chain {
  private static final long SECOND = 1_000_000_000L;

  private final UnitClock blocks;
  private final ExpressLane express;
  private final long latencyNanos;
  private final long committedNanos;
  private final Charges charges;

  /**
   * @param drawKey keys the bids of the others
   * @param startNanos start of the window, end of a block
   */
  Arbitrum(ArbitrumSpec spec, long drawKey, long startNanos) {
    blocks = new UnitClock(startNanos, UnitClock.nanos(spec.blockMs()));
    express = new ExpressLane(spec, drawKey, startNanos);
    latencyNanos = Math.round(spec.latencyMs() * UnitClock.MS);
    committedNanos = spec.closingSeconds() * SECOND;
    charges =
        Charges.landed(
            EtherGas.usd(spec.swapGas(), spec.gasPriceGwei(), spec.etherUsd(), spec.l1FeeUsd()));
  }

  @Override
  public Charges charges() {
    return charges;
  }

  @Override
  public boolean auctioned() {
    return false;
  }

  @Override
  public Landing landing(Sent sent, double draw) {
    long reached = sent.nanos() + latencyNanos;
    long taken = reached + express.delayNanos(reached);
    return new Landing(true, blocks.end(blocks.unit(taken)), taken);
  }

  @Override
  public boolean ahead(Landing ours, double offerUsd, long rivalNanos, double rivalUsd) {
    return ours.orderNanos() < rivalNanos;
  }

  @Override
  public double dueUsd(long afterNanos, long upToNanos) {
    return express.dueUsd(afterNanos, upToNanos);
  }

  @Override
  public long nothingDueUntilNanos(long nanos) {
    return express.quietUntilNanos(nanos);
  }

  @Override
  public long committedNanos() {
    return committedNanos;
  }
}
