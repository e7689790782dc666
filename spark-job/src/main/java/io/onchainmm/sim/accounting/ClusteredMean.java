package io.onchainmm.sim.accounting;

import java.util.OptionalDouble;

/**
 * A weighted mean whose observations depend on each other within blocks of time, and its standard
 * error: √(G/(G − 1) · Σ_g (Σ_{i∈g} wᵢ(xᵢ − x̄))²) / Σwᵢ over the G blocks that have observations
 * (Liang and Zeger 1986). Blocks come in order; only their sums are kept.
 */
public final class ClusteredMean {
  private double weight;
  private double weighted;
  private long blocks;
  private long block;
  private double blockWeight;
  private double blockWeighted;
  private double squaredWeights;
  private double products;
  private double squaredSums;

  /** One observation; blocks must come in order. */
  public void add(long inBlock, double x, double w) {
    if (blocks == 0 || inBlock != block) {
      closeBlock();
      block = inBlock;
      blocks++;
    }
    weight += w;
    weighted += w * x;
    blockWeight += w;
    blockWeighted += w * x;
  }

  private void closeBlock() {
    squaredWeights += blockWeight * blockWeight;
    products += blockWeight * blockWeighted;
    squaredSums += blockWeighted * blockWeighted;
    blockWeight = 0;
    blockWeighted = 0;
  }

  /** Absent without an observation. */
  public OptionalDouble mean() {
    return weight == 0 ? OptionalDouble.empty() : OptionalDouble.of(weighted / weight);
  }

  /** Absent with fewer than two blocks. */
  public OptionalDouble standardError() {
    return standardError(
        blocks,
        weight,
        weighted / weight,
        squaredSums + blockWeighted * blockWeighted,
        products + blockWeight * blockWeighted,
        squaredWeights + blockWeight * blockWeight);
  }

  /**
   * The formula, with S_g the sum of w·x and W_g the sum of w over a block.
   *
   * @param sums Σ S_g²
   * @param mixed Σ W_g·S_g
   * @param weights Σ W_g²
   */
  static OptionalDouble standardError(
      long blocks, double weight, double mean, double sums, double mixed, double weights) {
    if (blocks < 2) {
      return OptionalDouble.empty();
    }
    double squares = Math.max(0, sums - 2 * mean * mixed + mean * mean * weights);
    return OptionalDouble.of(Math.sqrt(squares * blocks / (blocks - 1.0)) / weight);
  }
}
