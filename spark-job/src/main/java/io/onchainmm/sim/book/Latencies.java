package io.onchainmm.sim.book;

import io.onchainmm.sim.market.FailureReason;
import io.onchainmm.sim.market.Rng;
import io.onchainmm.sim.market.TrialFailure;
import io.onchainmm.sim.venue.BookSpec;
import io.onchainmm.sim.venue.LatencyTable;

/** The latency models that need no table; docs, section on latency. */
final class Latencies {
  private static final double NANOS_PER_MS = 1e6;
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private Latencies() {}

  /**
   * The configured model.
   *
   * @param drawKey key of the market's draws
   */
  static LatencyModel of(BookSpec spec, LatencyTable table, Feed feed, long drawKey) {
    LatencyModel base = new Constant(nanos(spec.entryLatencyMs()), nanos(spec.responseLatencyMs()));
    return switch (spec.latency()) {
      case CONSTANT -> base;
      case JITTER -> new Jitter(base, spec.jitterMeanMs() * NANOS_PER_MS, drawKey);
      case FEED_SCALED -> new FeedScaled(feed, spec.feedScale(), nanos(spec.feedOffsetMs()));
      case INTERPOLATED -> interpolated(spec, table);
    };
  }

  private static LatencyModel interpolated(BookSpec spec, LatencyTable table) {
    if (table.length() == 0) {
      throw new TrialFailure(
          FailureReason.INVALID_CONFIG,
          "book.latency is interpolated, but no row of latency_file '%s' was read"
              .formatted(spec.latencyFile()));
    }
    return new InterpolatedLatency(table, spec.latencyRounding());
  }

  /** Milliseconds of the configuration in whole nanoseconds. */
  static long nanos(double ms) {
    return Math.round(ms * NANOS_PER_MS);
  }

  /** The same delay for every message. */
  record Constant(long entryNanos, long responseNanos) implements LatencyModel {
    @Override
    public long arrivalOf(long localNanos) {
      return localNanos + entryNanos;
    }

    @Override
    public long answerOf(long exchangeNanos) {
      return exchangeNanos + responseNanos;
    }
  }

  /**
   * A base delay less mean·ln(1 − U), with one draw a message. Trials that send at the same time
   * share the draw.
   */
  static final class Jitter implements LatencyModel {
    private final LatencyModel base;
    private final double meanNanos;
    private final long drawKey;
    private long lastRequest = Long.MIN_VALUE;
    private long requestsThen;
    private long lastAnswer = Long.MIN_VALUE;
    private long answersThen;

    Jitter(LatencyModel base, double meanNanos, long drawKey) {
      this.base = base;
      this.meanNanos = meanNanos;
      this.drawKey = drawKey;
    }

    @Override
    public long arrivalOf(long localNanos) {
      requestsThen = localNanos == lastRequest ? requestsThen + 1 : 0;
      lastRequest = localNanos;
      return base.arrivalOf(localNanos) + draw(Rng.REQUEST_JITTER, localNanos, requestsThen);
    }

    @Override
    public long answerOf(long exchangeNanos) {
      answersThen = exchangeNanos == lastAnswer ? answersThen + 1 : 0;
      lastAnswer = exchangeNanos;
      return base.answerOf(exchangeNanos) + draw(Rng.ANSWER_JITTER, exchangeNanos, answersThen);
    }

    private long draw(int stream, long nanos, long place) {
      double u = Rng.uniform(drawKey, stream, nanos + place * GOLDEN);
      return (long) (-meanNanos * Math.log1p(-u));
    }
  }

  /** Requests take a·(delay of the feed) + b, answers as long as the feed. */
  record FeedScaled(Feed feed, double scale, long offsetNanos) implements LatencyModel {
    @Override
    public long arrivalOf(long localNanos) {
      return localNanos + (long) (scale * feed.delayKnownAt(localNanos)) + offsetNanos;
    }

    @Override
    public long answerOf(long exchangeNanos) {
      return exchangeNanos + feed.delayOf(exchangeNanos);
    }
  }
}
