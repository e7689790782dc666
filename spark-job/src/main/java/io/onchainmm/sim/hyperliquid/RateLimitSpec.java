package io.onchainmm.sim.hyperliquid;

import io.onchainmm.schema.Key;
import java.io.Serializable;

/** How many orders and cancels an address may send: block {@code book.rate_limit}. */
public record RateLimitSpec(
    @Key(
            help =
                "none; hyperliquid = one action per USD traded beside the initial ones, then one"
                    + " per 10 s; cancels have more",
            otherwise = "none")
        Rule rule,
    @Key(
            help = "Actions an address has before it trades",
            min = 0,
            max = 1e15,
            otherwise = "10000",
            when = "rule=hyperliquid")
        long initialActions,
    @Key(
            help = "What the address traded before this trial, USD",
            min = 0,
            max = 1e15,
            otherwise = "0",
            when = "rule=hyperliquid")
        double tradedBeforeUsd,
    @Key(
            help = "Actions that the address sent before this trial",
            min = 0,
            max = 1e15,
            otherwise = "0",
            when = "rule=hyperliquid")
        long sentBefore)
    implements Serializable {

  /** No limit. */
  public static final RateLimitSpec NONE = new RateLimitSpec(Rule.NONE, 10_000, 0, 0);

  /** Whose rule it is. */
  public enum Rule {
    NONE,
    HYPERLIQUID
  }
}
