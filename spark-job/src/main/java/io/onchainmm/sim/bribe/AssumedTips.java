package io.onchainmm.sim.bribe;

import io.onchainmm.sim.market.Rng;
import io.onchainmm.sim.math.NormalQuantile;

/**
 * What competitors are assumed to tip, since recordings carry no tips: one lognormal tip per block,
 * a function of the seed, the market and the block. An assumption, and reported as one.
 */
public final class AssumedTips {
  private final long key;
  private final double medianUsd;
  private final double logSd;

  /**
   * @param key the draws' key, {@link Rng#key}
   */
  public AssumedTips(long key, double medianUsd, double logSd) {
    this.key = key;
    this.medianUsd = medianUsd;
    this.logSd = logSd;
  }

  /** The tip of a block, USD. */
  public double tipUsd(long block) {
    return quantileUsd(Rng.uniform(key, Rng.TIPS, block));
  }

  /** The tip that a share {@code u} of all tips stays below, 0 &lt; u &lt; 1. */
  double quantileUsd(double u) {
    return medianUsd * StrictMath.exp(logSd * NormalQuantile.at(u));
  }

  /**
   * The percentile that a window of so many tips shows on average: that of the window's plotting
   * positions (i + ½)/n, finite also for the largest tip.
   */
  public double expectedPercentileUsd(int windowBlocks, double percentile) {
    TipWindow window = new TipWindow(windowBlocks);
    for (int i = 0; i < windowBlocks; i++) {
      window.add(quantileUsd((i + 0.5) / windowBlocks));
    }
    return window.percentile(percentile);
  }
}
