package io.onchainmm.sim.chain;

import io.onchainmm.schema.Key;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Under which chain's rules our swaps land: block {@code chain}, active for pool markets. */
public record ChainSpec(
    @Key(
            help =
                "assumed = one landing a block, with pool.gas_usd and the costs of bribe; network ="
                    + " those of the market's own chain; or those of a chain by name",
            otherwise = "assumed")
        Rules rules,
    @Key(
            help =
                "Our place among the recorded swaps of the block in which we land: last = after"
                    + " them, rules = by the chain's rules, against the assumed tip or rate and at"
                    + " a drawn time, since none is recorded",
            otherwise = "last",
            when = "rules=base|arbitrum|solana|ethereum|hyperliquid")
        Order order,
    @Key(help = "Base", otherwise = "{}", when = "rules=base") BaseSpec base,
    @Key(help = "Arbitrum One", otherwise = "{}", when = "rules=arbitrum") ArbitrumSpec arbitrum,
    @Key(help = "Solana", otherwise = "{}", when = "rules=solana") SolanaSpec solana,
    @Key(help = "Ethereum", otherwise = "{}", when = "rules=ethereum") EthereumSpec ethereum,
    @Key(help = "Hyperliquid", otherwise = "{}", when = "rules=hyperliquid")
        HyperliquidSpec hyperliquid)
    implements Serializable {

  /** Whose rules. */
  public enum Rules {
    ASSUMED,
    NETWORK,
    BASE,
    ARBITRUM,
    SOLANA,
    ETHEREUM,
    HYPERLIQUID
  }

  /** Our place in a block. */
  public enum Order {
    LAST,
    RULES
  }

  /** The defaults of the configuration. */
  public static final ChainSpec ASSUMED =
      new ChainSpec(
          Rules.ASSUMED,
          Order.LAST,
          new BaseSpec(2000, 10, 50, 150_000, 0.002, 0.001, 2500),
          new ArbitrumSpec(250, 50, 200, 0, 60, 15, 0.01, 1, 1, 150_000, 0.02, 0.001, 2500),
          new SolanaSpec(400, 4, Sending.BUNDLE, 0.95, 200, 1000, 50, 1, 200_000, 0, 150),
          new EthereumSpec(12_000, 50, Sending.BUNDLE, 150_000, 1, 2500),
          new HyperliquidSpec(91, 200, 900, 0, 45, 0));

  /** The same under other rules. */
  public ChainSpec under(Rules other, Order place) {
    return new ChainSpec(other, place, base, arbitrum, solana, ethereum, hyperliquid);
  }

  /** The rules of a chain by its name, if there are any. */
  public static Optional<Rules> of(String chain) {
    return Arrays.stream(Rules.values())
        .filter(r -> r != Rules.ASSUMED && r != Rules.NETWORK)
        .filter(r -> r.name().equals(chain.toUpperCase(Locale.ROOT)))
        .findFirst();
  }

  /** The rules of {@code network} spelled out: those of the chain that a market lies on. */
  public ChainSpec on(String chain) {
    return rules == Rules.NETWORK ? under(of(chain).orElseThrow(), order) : this;
  }

  /** The chain that is played: that of the rules, or the market's own. */
  public String played(String ofTheMarket) {
    return rules == Rules.ASSUMED || rules == Rules.NETWORK
        ? ofTheMarket
        : rules.name().toLowerCase(Locale.ROOT);
  }

  /** Whether inclusion is bought under the rules; else every swap is included. */
  public boolean sellsInclusion() {
    return rules != Rules.ARBITRUM && rules != Rules.HYPERLIQUID;
  }

  /**
   * The chain for one trial.
   *
   * @param assumed what stands for a chain of assumed costs
   * @param drawKey the draws' key, {@link io.onchainmm.sim.market.Rng#key}
   * @param startNanos start of the window, where a block ends
   */
  public Chain open(Chain assumed, long drawKey, long startNanos) {
    return switch (rules) {
      case ASSUMED -> assumed;
      case BASE -> new Base(base, startNanos);
      case ARBITRUM -> new Arbitrum(arbitrum, drawKey, startNanos);
      case SOLANA -> new Solana(solana, drawKey, startNanos);
      case ETHEREUM -> new Ethereum(ethereum, startNanos);
      case HYPERLIQUID -> new Hyperliquid(hyperliquid, startNanos);
      case NETWORK -> throw new IllegalStateException("the market's chain is not filled in");
    };
  }
}
