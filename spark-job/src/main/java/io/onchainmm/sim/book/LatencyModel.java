package io.onchainmm.sim.book;

/**
 * How long one trial's messages travel; one-way, no channel: {@link MessageQueue} keeps messages in
 * order.
 */
interface LatencyModel {
  /** Arrival of a message that the exchange refuses; see {@link #refusedAt}. */
  long REFUSED = Long.MIN_VALUE;

  /** When a request sent at {@code localNanos} reaches the exchange, or {@link #REFUSED}. */
  long arrivalOf(long localNanos);

  /** When we know the answer to what happened at the exchange at {@code exchangeNanos}. */
  long answerOf(long exchangeNanos);

  /** When we learn that a request sent at {@code localNanos} was refused. */
  default long refusedAt(long localNanos) {
    throw new IllegalStateException("This latency refuses no message");
  }
}
