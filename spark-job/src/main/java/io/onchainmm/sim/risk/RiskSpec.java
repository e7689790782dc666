package io.onchainmm.sim.risk;

import io.onchainmm.schema.Key;
import java.io.Serializable;

/** When to warn and when to stop: block {@code risk}. Shares are of the inventory limit in USD. */
public record RiskSpec(
    @Key(help = "Warn at this drawdown, share of max_inventory_usd", above = 0, otherwise = "0.05")
        double drawdownWarn,
    @Key(
            help = "Stop quoting at this drawdown, share of max_inventory_usd",
            above = 0,
            otherwise = "0.10")
        double drawdownHalt,
    @Key(
            help = "Warn when the position stays above this share of max_inventory_usd",
            above = 0,
            otherwise = "0.9")
        double inventoryWarn,
    @Key(help = "... for this long, seconds", min = 0, otherwise = "60") double inventorySeconds,
    @Key(help = "Warn when the mark is older than this, seconds", above = 0, otherwise = "5")
        double staleMarkSeconds,
    @Key(
            help = "Warn when this many calibrations in a row were rejected",
            min = 1,
            otherwise = "10")
        int calibrationRejects)
    implements Serializable {}
