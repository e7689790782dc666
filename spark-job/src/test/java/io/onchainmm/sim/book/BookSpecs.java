package io.onchainmm.sim.book;

import io.onchainmm.sim.hyperliquid.FeeSpec;
import io.onchainmm.sim.hyperliquid.FundingSpec;
import io.onchainmm.sim.hyperliquid.MarginSpec;
import io.onchainmm.sim.hyperliquid.RateLimitSpec;
import io.onchainmm.sim.venue.BookSpec;
import java.util.List;
import java.util.SplittableRandom;

/** Order-book venues for tests: one plain, changed one key at a time. */
public final class BookSpecs {
  private static final List<BookSpec.Queue> DEPTH_MODELS =
      List.of(
          BookSpec.Queue.RISK_ADVERSE,
          BookSpec.Queue.POWER,
          BookSpec.Queue.POWER2,
          BookSpec.Queue.POWER3,
          BookSpec.Queue.LOG,
          BookSpec.Queue.LOG2);

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

  /** Any of the models for depth, of the rules of filling, and of the delays that need no file. */
  public static BookSpec random(SplittableRandom random) {
    return new BookSpec(
        random.nextInt(-10, 20) / 10.0,
        pick(random, DEPTH_MODELS),
        random.nextBoolean() ? 3 : random.nextInt(10, 50) / 10.0,
        pick(random, List.of(BookSpec.QueueBounds.values())),
        pick(random, List.of(BookSpec.Fills.values())),
        random.nextBoolean(),
        BookSpec.Feed.CONSTANT,
        random.nextInt(0, 60),
        pick(
            random,
            List.of(
                BookSpec.Latency.CONSTANT, BookSpec.Latency.JITTER, BookSpec.Latency.FEED_SCALED)),
        random.nextInt(0, 80),
        random.nextInt(0, 80),
        5,
        2,
        1,
        "messages.csv",
        BookSpec.Rounding.FLOOR,
        FeeSpec.FLAT,
        FundingSpec.NONE);
  }

  private static <T> T pick(SplittableRandom random, List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
