package io.onchainmm.sim.book;

import io.onchainmm.sim.hyperliquid.FeeSpec;
import io.onchainmm.sim.hyperliquid.FundingSpec;
import io.onchainmm.sim.hyperliquid.MarginSpec;
import io.onchainmm.sim.hyperliquid.RateLimitSpec;
import io.onchainmm.sim.venue.BookSpec;

/** Order-book venues for tests: one plain, changed one key at a time. */
public final class BookSpecs {
  private BookSpecs() {}

  /** A queue model with an exponent; no delays. */
  public static BookSpec queue(BookSpec.Queue queue, double n) {
    return full(queue, n, BookSpec.QueueBounds.BOUNDED, BookSpec.Fills.PARTIAL, false);
  }

  /** Everything about fills; no delays. */
  public static BookSpec full(
      BookSpec.Queue queue,
      double n,
      BookSpec.QueueBounds bounds,
      BookSpec.Fills fills,
      boolean throughVolume) {
    return new BookSpec(
        0,
        queue,
        n,
        bounds,
        fills,
        throughVolume,
        BookSpec.Feed.CONSTANT,
        0,
        BookSpec.Latency.CONSTANT,
        0,
        0,
        0,
        0,
        0,
        "messages.csv",
        BookSpec.Rounding.FLOOR,
        FeeSpec.FLAT,
        FundingSpec.NONE);
  }

  /** Everything about delays, under the default queue. */
  public static BookSpec delays(
      BookSpec.Feed feed, double feedMs, BookSpec.Latency latency, double ms, double jitterMs) {
    return new BookSpec(
        1.5,
        BookSpec.Queue.POWER3,
        3,
        BookSpec.QueueBounds.BOUNDED,
        BookSpec.Fills.PARTIAL,
        false,
        feed,
        feedMs,
        latency,
        ms,
        ms,
        jitterMs,
        4,
        1,
        "messages.csv",
        BookSpec.Rounding.FLOOR,
        FeeSpec.FLAT,
        FundingSpec.NONE);
  }

  /** What the venue asks of an account; makers pay nothing, takers 5 bp; so many ms each way. */
  public static BookSpec account(MarginSpec margin, RateLimitSpec rateLimit, double ms) {
    return new BookSpec(
        0,
        BookSpec.Queue.RISK_ADVERSE,
        3,
        BookSpec.QueueBounds.BOUNDED,
        BookSpec.Fills.PARTIAL,
        false,
        BookSpec.Feed.CONSTANT,
        ms,
        BookSpec.Latency.CONSTANT,
        ms,
        ms,
        5,
        4,
        0,
        "messages.csv",
        BookSpec.Rounding.FLOOR,
        FeeSpec.FLAT,
        FundingSpec.NONE,
        5,
        margin,
        rateLimit);
  }
}
