package io.onchainmm.sim.chain;

import io.onchainmm.schema.Key;
import java.io.Serializable;

/** Ethereum mainnet: block {@code chain.ethereum}. */
public record EthereumSpec(
    @Key(help = "Length of a slot, milliseconds", above = 0, max = 3600000, otherwise = "12000")
        double slotMs,
    @Key(
            help = "From a decision to the builder, milliseconds: an assumption",
            min = 0,
            max = 3600000,
            otherwise = "50")
        double latencyMs,
    @Key(
            help =
                "bundle = lands and succeeds, or costs nothing; plain = pays also when it reverts",
            otherwise = "bundle")
        Sending send,
    @Key(
            help = "Gas of one swap, units: an assumption",
            min = 0,
            max = 30000000,
            otherwise = "150000")
        long swapGas,
    @Key(help = "Base fee, gwei: an assumption", min = 0, max = 1e5, otherwise = "1")
        double baseFeeGwei,
    @Key(
            help = "Price of ether for gas, USD: an assumption",
            above = 0,
            max = 1e6,
            otherwise = "2500")
        double etherUsd)
    implements Serializable {}
