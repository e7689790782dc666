package io.onchainmm.sim.chain;

/**
 * A chain of which only the configured costs are known: one landing a block, in the next one or not
 * at all, after everybody else.
 */
public final class AssumedChain implements Chain {
  private final Charges charges;

  /**
   * @param gasUsd of an attempt, whatever becomes of it
   * @param failUsd extra cost of one that fails
   * @param lostShare share of its offer lost by one that fails
   */
  public AssumedChain(double gasUsd, double failUsd, double lostShare) {
    charges = new Charges(gasUsd, failUsd, true, lostShare, true, lostShare);
  }

  @Override
  public Charges charges() {
    return charges;
  }

  @Override
  public Landing landing(Sent sent, double draw) {
    return new Landing(draw < sent.probability(), sent.nanos(), sent.nanos());
  }

  @Override
  public boolean ahead(Landing ours, double offerUsd, long rivalNanos, double rivalUsd) {
    return false;
  }
}
