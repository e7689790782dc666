package io.onchainmm.sim.venue;

import io.onchainmm.schema.Key;
import io.onchainmm.sim.bribe.BribeSpec;
import io.onchainmm.sim.chain.AssumedChain;
import io.onchainmm.sim.chain.Chain;
import io.onchainmm.sim.chain.ChainSpec;

/**
 * How our swaps fare against a pool: block {@code pool} and the blocks {@code bribe} and {@code
 * chain}, active for pool markets.
 */
public record PoolSpec(
    @Key(
            help =
                "taker = trade against the pool where it is dislocated, lp = provide liquidity to"
                    + " it",
            otherwise = "taker")
        Strategy strategy,
    @Key(
            help =
                "Price at which we take from the pool: quote = full GLFT depths, indifference ="
                    + " depths without the margin c1",
            otherwise = "quote")
        Threshold threshold,
    @Key(
            help = "A swap reverts when it would get less than its quote by more than this, bp",
            min = 0,
            max = 10000,
            otherwise = "50")
        double slippageToleranceBps,
    @Key(help = "Most orders sent for one block", min = 1, max = 100, otherwise = "1")
        int lotsPerBlock,
    @Key(
            help = "Gas of a swap, deposit or withdrawal, USD, paid whether it succeeds or not",
            min = 0,
            max = 1e6,
            otherwise = "0.01",
            when = "chain.rules=assumed")
        double gasUsd,
    @Key(help = "How liquidity is provided", otherwise = "{}", when = "strategy=lp") LpSpec lp,
    BribeSpec bribe,
    ChainSpec chain)
    implements VenueSpec {

  /** A taker. */
  public PoolSpec(
      Threshold threshold,
      double slippageToleranceBps,
      int lotsPerBlock,
      double gasUsd,
      BribeSpec bribe) {
    this(
        Strategy.TAKER,
        threshold,
        slippageToleranceBps,
        lotsPerBlock,
        gasUsd,
        LpSpec.DEFAULT,
        bribe,
        ChainSpec.ASSUMED);
  }

  /** The same under the rules of a chain. */
  public PoolSpec under(ChainSpec other) {
    return new PoolSpec(
        strategy, threshold, slippageToleranceBps, lotsPerBlock, gasUsd, lp, bribe, other);
  }

  /**
   * The chain for one trial.
   *
   * @param drawKey the draws' key
   * @param startNanos start of the window
   */
  public Chain open(long drawKey, long startNanos) {
    Chain assumed = new AssumedChain(gasUsd, bribe.failCostUsd(), bribe.lostShare());
    return chain.open(assumed, drawKey, startNanos);
  }

  /** What a trial does with a pool. */
  public enum Strategy {
    TAKER,
    LP
  }

  /** Which threshold prices are compared with the pool; docs, section on the taker rule. */
  public enum Threshold {
    QUOTE,
    INDIFFERENCE
  }
}
