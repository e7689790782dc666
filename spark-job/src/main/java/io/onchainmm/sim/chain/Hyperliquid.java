package io.onchainmm.sim.chain;

import io.onchainmm.sim.math.NormalQuantile;

/**
 * Hyperliquid: an immediate order is committed after a lognormal time, less what its priority rate
 * saves; within a block the higher rate comes first. It pays the rate on what is filled, and
 * nothing else.
 */
final class Hyperliquid implements Chain {
  private static final double P99 = NormalQuantile.at(0.99);
  private static final double BPS = 1e4;

  private final HyperliquidSpec spec;
  private final UnitClock blocks;
  private final double logSd;

  /**
   * @param anchorNanos end of a block
   */
  Hyperliquid(HyperliquidSpec spec, long anchorNanos) {
    this.spec = spec;
    blocks = new UnitClock(anchorNanos, UnitClock.nanos(spec.blockMs()));
    logSd = Math.log(spec.latencyP99Ms() / spec.latencyMedianMs()) / P99;
  }

  @Override
  public Charges charges() {
    return Charges.success(0);
  }

  @Override
  public boolean auctioned() {
    return false;
  }

  @Override
  public double offerUsd(double notionalUsd) {
    return spec.priorityBps() / BPS * notionalUsd;
  }

  @Override
  public Landing landing(Sent sent, double draw) {
    double latencyMs =
        spec.latencyMedianMs() * StrictMath.exp(logSd * NormalQuantile.at(draw))
            - spec.priorityBps() * spec.savedMsPerBp();
    long reached = sent.nanos() + Math.round(Math.max(0, latencyMs) * UnitClock.MS);
    long end = blocks.end(blocks.unit(reached));
    return new Landing(true, end, end);
  }

  @Override
  public boolean ahead(Landing ours, double offerUsd, long rivalNanos, double rivalUsd) {
    // What anybody pays in USD grows with the order; the place goes by the rate alone.
    boolean higher = spec.priorityBps() > spec.rivalPriorityBps();
    return blocks.ahead(ours.orderNanos(), rivalNanos, higher);
  }
}
