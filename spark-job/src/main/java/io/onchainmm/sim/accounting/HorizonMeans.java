package io.onchainmm.sim.accounting;

import java.util.OptionalDouble;

/**
 * Mean mark-out and mean adverse change over one horizon, each as a {@link ClusteredMean} with
 * blocks of one horizon; both have the same fills, and so the same weights and blocks.
 */
final class HorizonMeans {
  private final long horizonNanos;
  private long blockNanos;
  private long blocks;
  private double weight;
  private double markout;
  private double adverse;
  private double blockWeight;
  private double blockMarkout;
  private double blockAdverse;
  private double squaredWeights;
  private double markoutProducts;
  private double adverseProducts;
  private double markoutSquares;
  private double adverseSquares;

  HorizonMeans(long horizonNanos) {
    this.horizonNanos = horizonNanos;
  }

  /** One fill of weight {@code w}; times must not go back. */
  void add(long nanos, double markoutBps, double adverseBps, double w) {
    // A division only where the last fill's block is over.
    if (blocks == 0 || Long.compareUnsigned(nanos - blockNanos, horizonNanos) >= 0) {
      reach(nanos / horizonNanos * horizonNanos);
    }
    weight += w;
    blockWeight += w;
    markout += w * markoutBps;
    blockMarkout += w * markoutBps;
    adverse += w * adverseBps;
    blockAdverse += w * adverseBps;
  }

  private void reach(long startNanos) {
    if (blocks > 0 && startNanos == blockNanos) {
      return;
    }
    squaredWeights += blockWeight * blockWeight;
    markoutProducts += blockWeight * blockMarkout;
    adverseProducts += blockWeight * blockAdverse;
    markoutSquares += blockMarkout * blockMarkout;
    adverseSquares += blockAdverse * blockAdverse;
    blockWeight = 0;
    blockMarkout = 0;
    blockAdverse = 0;
    blockNanos = startNanos;
    blocks++;
  }

  /** Mean mark-out, absent without a fill. */
  OptionalDouble markoutBps() {
    return mean(markout);
  }

  /** Its standard error, absent with fewer than two blocks. */
  OptionalDouble markoutErrorBps() {
    return error(markout, markoutSquares, markoutProducts, blockMarkout);
  }

  /** Mean adverse change, absent without a fill. */
  OptionalDouble adverseBps() {
    return mean(adverse);
  }

  /** Its standard error, absent with fewer than two blocks. */
  OptionalDouble adverseErrorBps() {
    return error(adverse, adverseSquares, adverseProducts, blockAdverse);
  }

  private OptionalDouble mean(double weighted) {
    return weight == 0 ? OptionalDouble.empty() : OptionalDouble.of(weighted / weight);
  }

  private OptionalDouble error(double weighted, double squares, double products, double block) {
    return ClusteredMean.standardError(
        blocks,
        weight,
        weighted / weight,
        squares + block * block,
        products + blockWeight * block,
        squaredWeights + blockWeight * blockWeight);
  }
}
