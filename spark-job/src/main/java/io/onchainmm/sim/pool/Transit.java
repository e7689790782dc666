package io.onchainmm.sim.pool;

import io.onchainmm.sim.bribe.AssumedTips;
import io.onchainmm.sim.chain.Chain;
import io.onchainmm.sim.chain.Landing;
import io.onchainmm.sim.chain.Sent;
import io.onchainmm.sim.market.Rng;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * The swaps of one trial that are on their way, and where its chain lets them land.
 *
 * <p>The chain has a clock of its own; a swap takes effect in the first block of the tape whose
 * time is not before its landing. Its draw is that of the first block after it was sent, so that
 * trials under different chains share their luck.
 */
final class Transit {
  /** Inclusion draws per block that have their own number; at least the most lots per block. */
  private static final long DRAWS_PER_BLOCK = 128;

  private final Chain chain;
  private final boolean byRules;
  private final AssumedTips tips;
  private final long drawKey;
  private final long blockNanos;
  private final List<Swap> swaps = new ArrayList<>();
  private long sentNanos;
  private boolean landingKnown;

  /** A swap and what becomes of it. */
  record Swap(SwapOrder order, Landing landing) {}

  /**
   * @param byRules whether the chain decides our place in a block, else it is the last
   * @param tips what the swaps of others offer
   * @param blockNanos what a block of the tape lasts
   */
  Transit(Chain chain, boolean byRules, AssumedTips tips, long drawKey, long blockNanos) {
    this.chain = chain;
    this.byRules = byRules;
    this.tips = tips;
    this.drawKey = drawKey;
    this.blockNanos = blockNanos;
  }

  boolean empty() {
    return swaps.isEmpty();
  }

  /** Sends swaps, when nothing else is under way. */
  void send(List<SwapOrder> orders, long nanos) {
    sentNanos = nanos;
    landingKnown = false;
    for (SwapOrder order : orders) {
      swaps.add(new Swap(order, null));
    }
  }

  /**
   * The swaps that land in a block; they are under way no longer.
   *
   * @param aheadOnly only those that land before its recorded swaps
   */
  List<Swap> landing(long block, long nanos, boolean aheadOnly) {
    if (!landingKnown) {
      land(block);
    }
    if (aheadOnly && !byRules) {
      return List.of();
    }
    List<Swap> landed = new ArrayList<>();
    for (Iterator<Swap> rest = swaps.iterator(); rest.hasNext(); ) {
      Swap swap = rest.next();
      if (swap.landing().nanos() <= nanos && (!aheadOnly || ahead(swap, block, nanos))) {
        landed.add(swap);
        rest.remove();
      }
    }
    return landed;
  }

  private void land(long block) {
    for (int i = 0; i < swaps.size(); i++) {
      SwapOrder order = swaps.get(i).order();
      double draw = Rng.uniform(drawKey, Rng.INCLUSION, block * DRAWS_PER_BLOCK + i);
      Sent sent = new Sent(sentNanos, order.bribeUsd(), order.notionalUsd(), order.probability());
      swaps.set(i, new Swap(order, chain.landing(sent, draw)));
    }
    landingKnown = true;
  }

  /** The recorded swaps of a block stand together: at a drawn time, with the tip of the block. */
  private boolean ahead(Swap swap, long block, long nanos) {
    double before = Rng.uniform(drawKey, Rng.RIVALS, block) * blockNanos;
    return chain.ahead(
        swap.landing(), swap.order().bribeUsd(), nanos - (long) before, tips.tipUsd(block));
  }
}
