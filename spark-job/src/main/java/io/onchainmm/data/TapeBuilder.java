package io.onchainmm.data;

import io.onchainmm.sim.market.BookTape;
import io.onchainmm.sim.market.Instrument;
import java.util.Arrays;

/** Collects the events of a {@link BookTape}. */
final class TapeBuilder {
  private long[] timeNanos = new long[1024];
  private byte[] kind = new byte[1024];
  private long[] priceTicks = new long[1024];
  private long[] sizeLots = new long[1024];
  private int length;

  void add(long nanos, byte event, long ticks, long lots) {
    if (length == kind.length) {
      grow();
    }
    timeNanos[length] = nanos;
    kind[length] = event;
    priceTicks[length] = ticks;
    sizeLots[length++] = lots;
  }

  private void grow() {
    int capacity = Math.addExact(length, Math.max(length >> 1, 1024));
    timeNanos = Arrays.copyOf(timeNanos, capacity);
    kind = Arrays.copyOf(kind, capacity);
    priceTicks = Arrays.copyOf(priceTicks, capacity);
    sizeLots = Arrays.copyOf(sizeLots, capacity);
  }

  int length() {
    return length;
  }

  /** The tape; the builder must not be used afterwards. */
  BookTape build(String market, Instrument instrument, boolean synthetic, long rawRows) {
    return new BookTape(
        market, instrument, length, timeNanos, kind, priceTicks, sizeLots, synthetic, rawRows);
  }
}
