package io.onchainmm.sim.chain;

import io.onchainmm.schema.Key;
import java.io.Serializable;

/** Base (OP Stack): block {@code chain.base}. */
public record BaseSpec(
    @Key(help = "Length of a block, milliseconds", above = 0, max = 3600000, otherwise = "2000")
        double blockMs,
    @Key(
            help =
                "Sub-blocks of a block, in each of which the higher priority fee comes first (10 ="
                    + " Flashblocks, since 2025-07-07; 1 = before)",
            min = 1,
            max = 1000,
            otherwise = "10")
        int subBlocks,
    @Key(
            help = "From a decision to the sequencer, milliseconds: an assumption",
            min = 0,
            max = 3600000,
            otherwise = "50")
        double latencyMs,
    @Key(
            help = "Gas of one swap, units: an assumption (most is 16.7 M)",
            min = 0,
            max = 16777216,
            otherwise = "150000")
        long swapGas,
    @Key(
            help = "Base fee, gwei (the least is 0.002 since 2026-02-02)",
            min = 0,
            max = 1e5,
            otherwise = "0.002")
        double baseFeeGwei,
    @Key(
            help = "Fee for a swap's data on L1, USD: an assumption",
            min = 0,
            max = 1e6,
            otherwise = "0.001")
        double l1FeeUsd,
    @Key(
            help = "Price of ether for gas, USD: an assumption",
            above = 0,
            max = 1e6,
            otherwise = "2500")
        double etherUsd)
    implements Serializable {}
