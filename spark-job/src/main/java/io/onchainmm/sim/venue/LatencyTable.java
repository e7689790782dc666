package io.onchainmm.sim.venue;

import java.io.Serializable;

/**
 * Recorded messages, from which delays are interpolated: when each was sent, when it reached the
 * exchange ({@code <= 0}: the exchange refused it), and when its answer came back.
 *
 * @param requestNanos strictly rising
 * @param exchangeNanos strictly rising, but for the refused ones; at least one is not refused
 */
public record LatencyTable(long[] requestNanos, long[] exchangeNanos, long[] responseNanos)
    implements Serializable {

  /** No table: the latency is not interpolated. */
  public static final LatencyTable NONE = new LatencyTable(new long[0], new long[0], new long[0]);

  /** Wraps the arrays without copying. Throws {@link IllegalArgumentException} on broken rows. */
  public LatencyTable {
    if (exchangeNanos.length != requestNanos.length
        || responseNanos.length != requestNanos.length) {
      throw new IllegalArgumentException("All columns need the same number of rows");
    }
    long lastExchange = 0;
    for (int i = 0; i < requestNanos.length; i++) {
      boolean refused = exchangeNanos[i] <= 0;
      boolean ordered =
          (i == 0 || requestNanos[i] > requestNanos[i - 1])
              && (refused || exchangeNanos[i] > lastExchange);
      boolean causal =
          responseNanos[i] >= requestNanos[i]
              && (refused
                  || (exchangeNanos[i] >= requestNanos[i] && responseNanos[i] >= exchangeNanos[i]));
      if (!ordered || !causal) {
        throw new IllegalArgumentException(
            "row %d (%d, %d, %d) is out of order: times must rise from row to row, and a message must arrive before it is answered"
                .formatted(i + 1, requestNanos[i], exchangeNanos[i], responseNanos[i]));
      }
      lastExchange = refused ? lastExchange : exchangeNanos[i];
    }
  }

  /** Number of rows. */
  public int length() {
    return requestNanos.length;
  }
}
