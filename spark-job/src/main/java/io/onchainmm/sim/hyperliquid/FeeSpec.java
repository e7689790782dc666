package io.onchainmm.sim.hyperliquid;

import io.onchainmm.schema.Key;
import java.io.Serializable;

/** Which fees we pay: blocks {@code book.fees} and {@code market_maker.hedge_fees}. */
public record FeeSpec(
    @Key(
            help =
                "flat = the stated fee in basis points; hyperliquid_perp, hyperliquid_spot = the"
                    + " venue's tiers by volume, with rebates and discounts",
            otherwise = "flat")
        Schedule schedule,
    @Key(
            help =
                "What the account trades in any 14 days beside this trial, USD (spot counted"
                    + " twice)",
            min = 0,
            otherwise = "0",
            when = "schedule=hyperliquid_perp|hyperliquid_spot")
        double otherVolumeUsd,
    @Key(
            help = "The account's share of the venue's maker volume of 14 days, for rebates",
            min = 0,
            max = 1,
            otherwise = "0",
            when = "schedule=hyperliquid_perp|hyperliquid_spot")
        double makerShare,
    @Key(
            help = "HYPE staked, for the staking discount",
            min = 0,
            otherwise = "0",
            when = "schedule=hyperliquid_perp|hyperliquid_spot")
        double stakedHype,
    @Key(
            help = "Referral discount, share of the fee",
            min = 0,
            max = 1,
            otherwise = "0",
            when = "schedule=hyperliquid_perp|hyperliquid_spot")
        double referralDiscount,
    @Key(
            help = "Whether both coins are quote assets: 80 % off the taker fee and the rebate",
            otherwise = "false",
            when = "schedule=hyperliquid_spot")
        boolean quotePair)
    implements Serializable {
  /** The flat fee. */
  public static final FeeSpec FLAT = new FeeSpec(Schedule.FLAT, 0, 0, 0, 0, false);

  /** Where the rate comes from. */
  public enum Schedule {
    FLAT,
    HYPERLIQUID_PERP,
    HYPERLIQUID_SPOT
  }
}
