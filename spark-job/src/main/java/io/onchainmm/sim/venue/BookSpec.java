package io.onchainmm.sim.venue;

import io.onchainmm.schema.Key;

/** How our orders fare in an order book: block {@code book}, active for book markets. */
public record BookSpec(
    @Key(
            help = "Maker fee in basis points of the notional; negative is a rebate",
            min = -100,
            max = 1000,
            otherwise = "1.5")
        double makerFeeBps,
    @Key(
            help =
                "How cancellations ahead of us advance our place in the queue: risk_adverse ="
                    + " never until the level is smaller than our place",
            otherwise = "risk_adverse")
        Queue queue,
    @Key(help = "Exchange to us: age of what we see, milliseconds", min = 0, otherwise = "50")
        double feedLatencyMs,
    @Key(
            help = "Us to exchange: delay of orders and cancels, milliseconds",
            min = 0,
            otherwise = "50")
        double entryLatencyMs,
    @Key(
            help = "Exchange to us: delay of answers and fills, milliseconds",
            min = 0,
            otherwise = "50")
        double responseLatencyMs)
    implements VenueSpec {

  /** Queue models of docs, section on queues. */
  public enum Queue {
    RISK_ADVERSE
  }
}
