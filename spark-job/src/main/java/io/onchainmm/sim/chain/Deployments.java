package io.onchainmm.sim.chain;

import io.onchainmm.sim.market.PoolTape;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which pool contracts exist on which chains (the venues' own lists of deployed contracts). */
public final class Deployments {
  private Deployments() {}

  /** Why there is no such pool on a chain; empty where there is one. */
  public static Optional<String> missing(PoolTape.Curve contract, String chain) {
    Set<ChainSpec.Rules> chains = chains(contract);
    boolean exists = ChainSpec.of(chain).filter(chains::contains).isPresent();
    return exists
        ? Optional.empty()
        : Optional.of(
            "there are no %s pools on %s (only on %s)"
                .formatted(word(contract), chain, words(chains)));
  }

  private static Set<ChainSpec.Rules> chains(PoolTape.Curve contract) {
    return switch (contract) {
      // Solana's PancakeSwap is another program, and Hyperliquid has order books alone.
      case UNISWAP_V2, UNISWAP_V3, PANCAKE_V2, PANCAKE_V3 ->
          EnumSet.of(ChainSpec.Rules.BASE, ChainSpec.Rules.ARBITRUM, ChainSpec.Rules.ETHEREUM);
      case AERODROME_VOLATILE, AERODROME_STABLE, SLIPSTREAM -> EnumSet.of(ChainSpec.Rules.BASE);
    };
  }

  private static String words(Set<ChainSpec.Rules> chains) {
    return chains.stream().map(Deployments::word).collect(Collectors.joining(", "));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
