package io.onchainmm.sim.chain;

/** Chain specs for tests. */
public final class Chains {
  private static final long KEY = 7;

  private Chains() {}

  /** The defaults under the rules of a chain, our swaps after the recorded ones. */
  public static ChainSpec last(ChainSpec.Rules rules) {
    return ChainSpec.ASSUMED.under(rules, ChainSpec.Order.LAST);
  }

  /** The same with our place by the rules. */
  public static ChainSpec byRules(ChainSpec.Rules rules) {
    return ChainSpec.ASSUMED.under(rules, ChainSpec.Order.RULES);
  }

  /** Arbitrum with our bid for each round, and one of everybody else, always the same. */
  public static ArbitrumSpec arbitrum(double bidUsd, double rivalUsd) {
    return new ArbitrumSpec(
        250, 50, 200, bidUsd, 60, 15, 0.01, rivalUsd, 0, 150_000, 0.02, 0.001, 2500);
  }

  /** The same as the chain of a trial. */
  public static ChainSpec express(double bidUsd, double rivalUsd) {
    ChainSpec d = ChainSpec.ASSUMED;
    return new ChainSpec(
        ChainSpec.Rules.ARBITRUM,
        ChainSpec.Order.LAST,
        d.base(),
        arbitrum(bidUsd, rivalUsd),
        d.solana(),
        d.ethereum(),
        d.hyperliquid());
  }

  static Chain open(ChainSpec.Rules rules) {
    return last(rules).open(new AssumedChain(0.01, 0.002, 0.5), KEY, 0);
  }
}
