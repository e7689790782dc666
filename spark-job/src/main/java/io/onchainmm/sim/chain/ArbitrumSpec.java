package io.onchainmm.sim.chain;

import io.onchainmm.schema.Key;
import java.io.Serializable;

/** Arbitrum One with Timeboost: block {@code chain.arbitrum}. */
public record ArbitrumSpec(
    @Key(help = "Length of a block, milliseconds", above = 0, max = 3600000, otherwise = "250")
        double blockMs,
    @Key(
            help = "From a decision to the sequencer, milliseconds: an assumption",
            min = 0,
            max = 3600000,
            otherwise = "50")
        double latencyMs,
    @Key(
            help = "Delay of everybody else while somebody holds the express lane, milliseconds",
            min = 0,
            max = 60000,
            otherwise = "200")
        double expressDelayMs,
    @Key(
            help = "What we bid for the express lane of each round, USD; 0 = we do not bid",
            min = 0,
            max = 1e6,
            otherwise = "0")
        double expressBidUsd,
    @Key(help = "Length of a round, seconds", min = 1, max = 86400, otherwise = "60")
        int roundSeconds,
    @Key(
            help = "Bids close this long before their round, seconds",
            min = 0,
            max = 86400,
            otherwise = "15")
        int closingSeconds,
    @Key(
            help = "Least price of a round, USD: an assumption, the real one is not known",
            min = 0,
            max = 1e6,
            otherwise = "0.01")
        double reserveUsd,
    @Key(
            help = "Median of the best bid of the others for a round, USD: an assumption",
            above = 0,
            max = 1e6,
            otherwise = "1")
        double rivalBidMedianUsd,
    @Key(
            help = "Its spread, standard deviation of the logarithm: an assumption",
            min = 0,
            max = 10,
            otherwise = "1")
        double rivalBidLogSd,
    @Key(
            help = "Gas of one swap, units: an assumption (a block has 32 M)",
            min = 0,
            max = 32000000,
            otherwise = "150000")
        long swapGas,
    @Key(help = "Gas price, gwei (the least is 0.02)", min = 0, max = 1e5, otherwise = "0.02")
        double gasPriceGwei,
    @Key(
            help = "Cost of a swap's data on L1, USD: an assumption",
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
