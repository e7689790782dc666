package io.onchainmm.sim.pool;

import io.onchainmm.sim.accounting.InclusionFigures;
import io.onchainmm.sim.bribe.AssumedTips;
import io.onchainmm.sim.bribe.BribePolicy;
import io.onchainmm.sim.bribe.BribeSpec;
import io.onchainmm.sim.bribe.TipWindow;
import io.onchainmm.sim.chain.Chain;
import io.onchainmm.sim.chain.Charges;
import java.util.OptionalDouble;

/**
 * What one trial offers for its swaps: by the bribe policy where the chain sells inclusion, else
 * what the chain asks for.
 */
final class Offers {
  private final Chain chain;
  private final BribePolicy bribes;
  private final double gasUsd;

  Offers(BribeSpec bribe, Chain chain) {
    Charges charges = chain.charges();
    this.chain = chain;
    this.gasUsd = charges.gasUsd();
    this.bribes =
        new BribePolicy(
            bribe,
            gasUsd,
            charges.missedBeyondGasUsd(),
            charges.missedShare(),
            chain.leastOfferUsd());
  }

  /** Gas of a swap. */
  double gasUsd() {
    return gasUsd;
  }

  /** In decisions of a block is believed what earlier blocks have shown. */
  void standAt(long block) {
    bribes.standAt(block);
  }

  /** The bid for a swap worth {@code edgeUsd} (&gt; 0) when included. */
  BribePolicy.Bid bid(TipWindow tips, double edgeUsd, double notionalUsd) {
    if (chain.auctioned()) {
      return bribes.bid(tips, edgeUsd);
    }
    double offer = chain.offerUsd(notionalUsd);
    return new BribePolicy.Bid(offer, 1, 1, edgeUsd - offer - gasUsd);
  }

  /** What became of a swap in a block. */
  void learn(long block, SwapOrder order, boolean included) {
    if (chain.auctioned()) {
      bribes.learn(block, order.bribeUsd(), order.believed(), included);
    }
  }

  /** Gas and offer of an order, as expected before anything was seen. */
  double expectedCostUsd(AssumedTips tips, double orderUsd) {
    return gasUsd + (chain.auctioned() ? bribes.expectedBribeUsd(tips) : chain.offerUsd(orderUsd));
  }

  /** Probability of inclusion, likewise. */
  double expectedInclusion(AssumedTips tips) {
    return chain.auctioned() ? bribes.expectedInclusion(tips) : 1;
  }

  /** What is believed in the end, and how well it went. */
  InclusionFigures figures() {
    if (bribes.quality().size() == 0) {
      return InclusionFigures.NONE;
    }
    return new InclusionFigures(
        bribes.fits(),
        bribes.fallbacks(),
        OptionalDouble.of(bribes.believedAlpha()),
        OptionalDouble.of(bribes.believedBeta()),
        OptionalDouble.of(bribes.quality().logLoss()),
        OptionalDouble.of(bribes.quality().brier()));
  }
}
