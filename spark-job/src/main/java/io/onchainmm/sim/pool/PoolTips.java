package io.onchainmm.sim.pool;

import io.onchainmm.sim.bribe.AssumedTips;
import io.onchainmm.sim.bribe.BribeSpec;
import io.onchainmm.sim.bribe.TipWindow;
import java.util.HashMap;
import java.util.Map;

/**
 * The tips of recent blocks, one window for all trials that assume the same. A tip is a function of
 * its block, so a window is brought up to date when somebody bids and not before.
 */
final class PoolTips {
  private final long firstBlock;
  private final Map<Law, Tips> tips = new HashMap<>();

  /** Tips are seen from this block on. */
  PoolTips(long firstBlock) {
    this.firstBlock = firstBlock;
  }

  /** The tips for a trial. */
  Tips tips(long drawKey, BribeSpec spec) {
    Law law =
        new Law(drawKey, spec.assumedTipMedianUsd(), spec.assumedTipLogSd(), spec.windowBlocks());
    return tips.computeIfAbsent(law, key -> new Tips(key, firstBlock));
  }

  private record Law(long drawKey, double medianUsd, double logSd, int windowBlocks) {}

  /** What is assumed and what was seen of it. */
  static final class Tips {
    private final AssumedTips assumed;
    private final int windowBlocks;
    private TipWindow window;
    private long next;

    private Tips(Law law, long firstBlock) {
      this.assumed = new AssumedTips(law.drawKey(), law.medianUsd(), law.logSd());
      this.windowBlocks = law.windowBlocks();
      this.window = new TipWindow(windowBlocks);
      this.next = firstBlock;
    }

    /** What competitors are assumed to tip. */
    AssumedTips assumed() {
      return assumed;
    }

    /** The tips of the blocks strictly before {@code block}; blocks must not go back. */
    TipWindow before(long block) {
      if (next < block - windowBlocks) {
        next = block - windowBlocks;
        window = new TipWindow(windowBlocks);
      }
      for (; next < block; next++) {
        window.add(assumed.tipUsd(next));
      }
      return window;
    }
  }
}
