package io.onchainmm.sim.book;

import io.onchainmm.sim.venue.BookSpec;

/**
 * How long messages travel between us and the exchange; constant delays. One first-in-first-out
 * channel each way: no message overtakes an earlier one.
 */
final class LatencyModel {
  private static final double NANOS_PER_MS = 1e6;

  private final long feedNanos;
  private final long entryNanos;
  private final long responseNanos;

  private LatencyModel(long feedNanos, long entryNanos, long responseNanos) {
    this.feedNanos = feedNanos;
    this.entryNanos = entryNanos;
    this.responseNanos = responseNanos;
  }

  /** The configured delays. */
  static LatencyModel of(BookSpec spec) {
    return new LatencyModel(
        Math.round(spec.feedLatencyMs() * NANOS_PER_MS),
        Math.round(spec.entryLatencyMs() * NANOS_PER_MS),
        Math.round(spec.responseLatencyMs() * NANOS_PER_MS));
  }

  /** When we see what the exchange published at {@code exchangeNanos}. */
  long seenAt(long exchangeNanos) {
    return exchangeNanos + feedNanos;
  }

  /** What the newest market event is that we can have seen at {@code localNanos}. */
  long visibleAt(long localNanos) {
    return localNanos - feedNanos;
  }

  /** When a request sent at {@code localNanos} reaches the exchange. */
  long arrivalOf(long localNanos) {
    return localNanos + entryNanos;
  }

  /** When we know the answer to what happened at the exchange at {@code exchangeNanos}. */
  long answerOf(long exchangeNanos) {
    return exchangeNanos + responseNanos;
  }

  /**
   * Exchange time up to which the exchange must have been replayed before a decision at {@code
   * localNanos}: nothing later can have reached us, neither as market data nor as an answer.
   */
  long horizonOf(long localNanos) {
    return localNanos - Math.min(feedNanos, responseNanos);
  }
}
