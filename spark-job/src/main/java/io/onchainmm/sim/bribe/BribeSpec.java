package io.onchainmm.sim.bribe;

import io.onchainmm.schema.Key;
import java.io.Serializable;

/** What we pay to be included, and what we believe it buys: block {@code bribe}. */
public record BribeSpec(
    @Key(
            help =
                "How the bribe is chosen: percentile = of the tips seen in recent blocks, fixed ="
                    + " always fixed_usd, optimal = of the largest expected value, hybrid = the"
                    + " better of optimal and percentile",
            otherwise = "percentile")
        Mode mode,
    @Key(
            help = "Percentile of the tips seen in the window",
            min = 0,
            max = 100,
            otherwise = "95",
            when = "mode=percentile|optimal|hybrid")
        double percentile,
    @Key(
            help = "Blocks of tips looked at, strictly before the decision",
            min = 1,
            max = 100000,
            otherwise = "50",
            when = "mode=percentile|optimal|hybrid")
        int windowBlocks,
    @Key(
            help = "Bribe of mode fixed, USD",
            min = 0,
            max = 1e6,
            otherwise = "0.02",
            when = "mode=fixed")
        double fixedUsd,
    @Key(help = "Most we pay, as a share of the edge", min = 0, max = 1, otherwise = "0.5")
        double capFraction,
    @Key(
            help = "Least we want to pay, USD; the cap stands above it",
            min = 0,
            max = 1e6,
            otherwise = "0.0001",
            when = "mode=percentile|optimal|hybrid")
        double floorUsd,
    @Key(help = "Inclusion model: intercept of the logit", otherwise = "4.0") double alpha,
    @Key(help = "Inclusion model: slope on the link of the bribe", above = 0, otherwise = "0.8")
        double beta,
    @Key(
            help = "Inclusion model: linear = bribe in USD, log = logarithm of the bribe in USD",
            otherwise = "log")
        Link link,
    @Key(
            help = "Share of the bribe lost when not included or reverted",
            min = 0,
            max = 1,
            otherwise = "0",
            when = "chain.rules=assumed")
        double lostShare,
    @Key(
            help = "Extra cost when not included or reverted, USD",
            min = 0,
            max = 1e6,
            otherwise = "0",
            when = "chain.rules=assumed")
        double failCostUsd,
    @Key(
            help = "Attempts after the first, each with the edge of its block",
            min = 0,
            max = 100,
            otherwise = "0")
        int maxRetries,
    @Key(
            help = "Assumed median tip of competing transactions, USD (recordings carry no tips)",
            above = 0,
            max = 1e6,
            otherwise = "0.02")
        double assumedTipMedianUsd,
    @Key(
            help = "Assumed spread of tips: standard deviation of the logarithm",
            min = 0,
            max = 10,
            otherwise = "1")
        double assumedTipLogSd,
    @Key(help = "By how much the intercept that we believe in is off from alpha", otherwise = "0")
        double priorAlphaError,
    @Key(help = "Slope that we believe in, as a multiple of beta", above = 0, otherwise = "1")
        double priorBetaFactor,
    @Key(
            help =
                "What we believe of inclusion: prior = the same throughout; mle, ridge, firth ="
                    + " fitted, while the trial runs, to what became of its own attempts",
            otherwise = "prior")
        Fit fit,
    @Key(
            help = "Penalty on the squared standardised coefficients",
            min = 0,
            max = 1e6,
            otherwise = "0.5",
            when = "fit=ridge")
        double fitRidgeLambda,
    @Key(
            help = "Latest attempts that are fitted to",
            min = 20,
            max = 100000,
            otherwise = "500",
            when = "fit=mle|ridge|firth")
        int fitAttempts,
    @Key(
            help = "Fit anew after this many attempts",
            min = 1,
            max = 100000,
            otherwise = "20",
            when = "fit=mle|ridge|firth")
        int fitRefit)
    implements Serializable {

  /** Ways to choose the bribe. */
  public enum Mode {
    PERCENTILE,
    FIXED,
    OPTIMAL,
    HYBRID
  }

  /** Where the belief about inclusion comes from. */
  public enum Fit {
    PRIOR,
    MLE,
    RIDGE,
    FIRTH
  }

  /** g(b) of the inclusion model. */
  public enum Link {
    LINEAR,
    LOG
  }
}
