package io.onchainmm.sim.pool;

import io.onchainmm.sim.bribe.AssumedTips;
import io.onchainmm.sim.bribe.BribeSpec;
import io.onchainmm.sim.bribe.TipWindow;
import java.util.HashMap;
import java.util.Map;

/**
 * {@link PoolTips} block by block. The tips of recent blocks, one window for all trials that assume
 * the same.
 */
final class PlainTips {
  private final Map<Law, Tips> tips = new HashMap<>();

  /** The window for a trial. */
  Tips tips(long drawKey, BribeSpec spec) {
    Law law =
        new Law(drawKey, spec.assumedTipMedianUsd(), spec.assumedTipLogSd(), spec.windowBlocks());
    return tips.computeIfAbsent(law, Law::tips);
  }

  /** The tips of a block become known: from the next block on they count. */
  void see(long block) {
    for (Tips each : tips.values()) {
      each.window().add(each.assumed().tipUsd(block));
    }
  }

  /** What is assumed and what was seen of it. */
  record Tips(AssumedTips assumed, TipWindow window) {}

  private record Law(long drawKey, double medianUsd, double logSd, int windowBlocks) {
    Tips tips() {
      return new Tips(new AssumedTips(drawKey, medianUsd, logSd), new TipWindow(windowBlocks));
    }
  }
}
