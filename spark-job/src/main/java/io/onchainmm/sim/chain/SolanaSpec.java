package io.onchainmm.sim.chain;

import io.onchainmm.schema.Key;
import java.io.Serializable;

/** Solana with Jito: block {@code chain.solana}. */
public record SolanaSpec(
    @Key(
            help = "Length of a slot, milliseconds (400 is the target, 440 was recorded)",
            above = 0,
            max = 3600000,
            otherwise = "400")
        double slotMs,
    @Key(help = "Consecutive slots of one leader", min = 1, max = 1000, otherwise = "4")
        int leaderSlots,
    @Key(
            help =
                "bundle = a Jito bundle, which lands and succeeds or costs nothing; plain = a"
                    + " transaction that pays also when it fails",
            otherwise = "bundle")
        Sending send,
    @Key(
            help =
                "Share of the stake whose leaders take bundles; a bundle waits for one, at 0.01 for"
                    + " a hundred leaders on average",
            min = 0.01,
            max = 1,
            otherwise = "0.95",
            when = "send=bundle")
        double jitoShare,
    @Key(
            help = "Time between two auctions of bundles, milliseconds",
            above = 0,
            max = 3600000,
            otherwise = "200",
            when = "send=bundle")
        double auctionMs,
    @Key(
            help = "Least tip of a bundle, lamports",
            min = 0,
            max = 1e12,
            otherwise = "1000",
            when = "send=bundle")
        long leastTipLamports,
    @Key(
            help = "From a decision to the leader, milliseconds: an assumption",
            min = 0,
            max = 3600000,
            otherwise = "50")
        double latencyMs,
    @Key(help = "Signatures of a swap", min = 1, max = 127, otherwise = "1") int signatures,
    @Key(help = "Compute units requested for a swap", min = 1, max = 1400000, otherwise = "200000")
        int computeUnits,
    @Key(
            help =
                "Price of a compute unit that is paid whatever is offered, millionths of a lamport",
            min = 0,
            max = 1e12,
            otherwise = "0")
        long computeUnitMicroLamports,
    @Key(
            help = "Price of SOL for fees, USD: an assumption",
            above = 0,
            max = 1e6,
            otherwise = "150")
        double solUsd)
    implements Serializable {}
