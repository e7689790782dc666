package io.onchainmm.sim.venue;

import io.onchainmm.schema.Key;
import io.onchainmm.sim.hyperliquid.FeeSpec;
import io.onchainmm.sim.hyperliquid.FundingSpec;
import io.onchainmm.sim.hyperliquid.MarginSpec;
import io.onchainmm.sim.hyperliquid.RateLimitSpec;

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
                "How cancellations at our level advance our place in the queue: risk_adverse ="
                    + " never until the level is smaller than our place; power, power2, power3,"
                    + " log, log2 = by the chance that they happen ahead of us; fifo = exactly, on"
                    + " order-level data",
            otherwise = "power3")
        Queue queue,
    @Key(
            help = "Exponent n of the power models",
            above = 0,
            max = 100,
            otherwise = "3",
            when = "queue=power|power2|power3")
        double queueN,
    @Key(
            help =
                "bounded = our place stays between 0 and the level's size; unbounded = as"
                    + " hftbacktest computes it, for comparisons",
            otherwise = "bounded")
        QueueBounds queueBounds,
    @Key(
            help =
                "partial = a trade at our price fills what it leaves after the lots ahead of us;"
                    + " whole = it fills an order that it reaches whole, as hftbacktest's"
                    + " no-partial exchange",
            otherwise = "partial")
        Fills fills,
    @Key(
            help =
                "A trade through our price, or an opposite best that reaches it, fills at most its"
                    + " own size (false = fills us whole)",
            otherwise = "false")
        boolean throughVolume,
    @Key(
            help =
                "When we see the market: constant = feed_latency_ms later; recorded = when the"
                    + " recorder received it",
            otherwise = "constant")
        Feed feed,
    @Key(
            help = "Exchange to us: age of what we see, milliseconds",
            min = 0,
            max = 3600000,
            otherwise = "50",
            when = "feed=constant")
        double feedLatencyMs,
    @Key(
            help =
                "Delay of our messages: constant; interpolated = from the rows of latency_file;"
                    + " jitter = constant plus an exponential; feed_scaled = from the feed's delay",
            otherwise = "constant")
        Latency latency,
    @Key(
            help = "Us to exchange: delay of orders and cancels, milliseconds",
            min = 0,
            max = 3600000,
            otherwise = "50",
            when = "latency=constant|jitter")
        double entryLatencyMs,
    @Key(
            help = "Exchange to us: delay of answers and fills, milliseconds",
            min = 0,
            max = 3600000,
            otherwise = "50",
            when = "latency=constant|jitter")
        double responseLatencyMs,
    @Key(
            help = "Mean of the exponential that is added to each message's delay, milliseconds",
            min = 0,
            max = 3600000,
            otherwise = "5",
            when = "latency=jitter")
        double jitterMeanMs,
    @Key(
            help = "Delay of orders and cancels as a multiple of the feed's present delay",
            min = 0,
            max = 1000,
            otherwise = "4",
            when = "latency=feed_scaled")
        double feedScale,
    @Key(
            help = "Added to feed_scale times the feed's delay, milliseconds",
            min = 0,
            max = 3600000,
            otherwise = "0",
            when = "latency=feed_scaled")
        double feedOffsetMs,
    @Key(
            help =
                "CSV file of recorded messages: req,exch,resp in nanoseconds since the epoch, with"
                    + " a header; exch <= 0 = the exchange refused the message",
            otherwise = "messages.csv",
            when = "latency=interpolated")
        String latencyFile,
    @Key(
            help =
                "Interpolated delays to whole nanoseconds: floor, or trunc = as hftbacktest"
                    + " truncates",
            otherwise = "floor",
            when = "latency=interpolated")
        Rounding latencyRounding,
    @Key(help = "Which fees we pay", otherwise = "{}") FeeSpec fees,
    @Key(help = "What a position pays every hour", otherwise = "{}") FundingSpec funding,
    @Key(
            help = "Taker fee in basis points of the notional, at most five decimals",
            min = 0,
            max = 1000,
            otherwise = "4.5")
        double takerFeeBps,
    @Key(help = "What the venue asks as collateral", otherwise = "{}") MarginSpec margin,
    @Key(help = "How many orders and cancels the venue takes", otherwise = "{}")
        RateLimitSpec rateLimit)
    implements VenueSpec {

  /** Without margin and rate limits. */
  public BookSpec(
      double makerFeeBps,
      Queue queue,
      double queueN,
      QueueBounds queueBounds,
      Fills fills,
      boolean throughVolume,
      Feed feed,
      double feedLatencyMs,
      Latency latency,
      double entryLatencyMs,
      double responseLatencyMs,
      double jitterMeanMs,
      double feedScale,
      double feedOffsetMs,
      String latencyFile,
      Rounding latencyRounding,
      FeeSpec fees,
      FundingSpec funding) {
    this(
        makerFeeBps,
        queue,
        queueN,
        queueBounds,
        fills,
        throughVolume,
        feed,
        feedLatencyMs,
        latency,
        entryLatencyMs,
        responseLatencyMs,
        jitterMeanMs,
        feedScale,
        feedOffsetMs,
        latencyFile,
        latencyRounding,
        fees,
        funding,
        4.5,
        MarginSpec.NONE,
        RateLimitSpec.NONE);
  }

  /** Partial fills in bounded queues, and constant delays: the other keys at their defaults. */
  public BookSpec(
      double makerFeeBps,
      Queue queue,
      double feedLatencyMs,
      double entryLatencyMs,
      double responseLatencyMs) {
    this(
        makerFeeBps,
        queue,
        3,
        QueueBounds.BOUNDED,
        Fills.PARTIAL,
        false,
        Feed.CONSTANT,
        feedLatencyMs,
        Latency.CONSTANT,
        entryLatencyMs,
        responseLatencyMs,
        5,
        4,
        0,
        "messages.csv",
        Rounding.FLOOR,
        FeeSpec.FLAT,
        FundingSpec.NONE);
  }

  /** The same with another file of recorded messages. */
  public BookSpec withLatencyFile(String other) {
    return new BookSpec(
        makerFeeBps,
        queue,
        queueN,
        queueBounds,
        fills,
        throughVolume,
        feed,
        feedLatencyMs,
        latency,
        entryLatencyMs,
        responseLatencyMs,
        jitterMeanMs,
        feedScale,
        feedOffsetMs,
        other,
        latencyRounding,
        fees,
        funding);
  }

  /** Queue models of docs, section on queues. */
  public enum Queue {
    RISK_ADVERSE,
    POWER,
    POWER2,
    POWER3,
    LOG,
    LOG2,
    FIFO
  }

  /** Whether a place in a queue is kept within what is possible. */
  public enum QueueBounds {
    BOUNDED,
    UNBOUNDED
  }

  /** What a trade that reaches us fills. */
  public enum Fills {
    PARTIAL,
    WHOLE
  }

  /** Where the age of what we see comes from. */
  public enum Feed {
    CONSTANT,
    RECORDED
  }

  /** Where the delays of our messages come from. */
  public enum Latency {
    CONSTANT,
    INTERPOLATED,
    JITTER,
    FEED_SCALED
  }

  /** How an interpolated delay becomes whole nanoseconds. */
  public enum Rounding {
    FLOOR,
    TRUNC
  }
}
