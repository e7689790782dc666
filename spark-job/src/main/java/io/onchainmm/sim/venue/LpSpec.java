package io.onchainmm.sim.venue;

import io.onchainmm.schema.Key;
import java.io.Serializable;

/** How we provide liquidity to a pool: block {@code pool.lp}, active with {@code strategy: lp}. */
public record LpSpec(
    @Key(
            help = "Value of what we deposit, USD; our share of the recorded pool follows from it",
            above = 0,
            otherwise = "10000")
        double liquidityUsd,
    @Key(
            help =
                "hold = deposit once; rebalance = deposit or withdraw whenever the value has moved"
                    + " by more than rebalance_bps from liquidity_usd",
            otherwise = "hold")
        Rule rule,
    @Key(
            help = "Move of the value that is put right, basis points",
            above = 0,
            otherwise = "1000",
            when = "rule=rebalance")
        double rebalanceBps,
    @Key(
            help =
                "fees = the pool's fees are ours (in PancakeSwap and Uniswap they stay in the pool,"
                    + " in Aerodrome an unstaked LP claims them); emissions = an Aerodrome LP that"
                    + " is staked earns emissions_usd_per_day and no fees",
            otherwise = "fees")
        Rewards rewards,
    @Key(
            help = "What our stake earns, USD per day: an assumption",
            min = 0,
            max = 1e6,
            otherwise = "0",
            when = "rewards=emissions")
        double emissionsUsdPerDay)
    implements Serializable {

  /** What happens after the deposit. */
  public enum Rule {
    HOLD,
    REBALANCE
  }

  /** What liquidity is paid with; docs, section on liquidity. */
  public enum Rewards {
    FEES,
    EMISSIONS
  }

  /** The defaults of the configuration. */
  public static final LpSpec DEFAULT = new LpSpec(10_000, Rule.HOLD, 1000, Rewards.FEES, 0);
}
