package io.onchainmm.sim.book;

import io.onchainmm.sim.market.BookTape;
import io.onchainmm.sim.market.Instrument;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Writes small book tapes by hand; times in milliseconds. */
public final class TapeBuilder {
  /** One tick = 0.1 USD, one lot = 0.01, no further rules. */
  public static final Instrument INSTRUMENT =
      new Instrument("TEST", new BigDecimal("0.1"), new BigDecimal("0.01"), 0, 0);

  private static final long MS = 1_000_000;

  private final List<long[]> rows = new ArrayList<>();
  private Instrument instrument = INSTRUMENT;

  public TapeBuilder instrument(Instrument other) {
    instrument = other;
    return this;
  }

  public TapeBuilder bid(long ms, long ticks, long lots) {
    return row(ms, BookTape.BID_DEPTH, ticks, lots);
  }

  public TapeBuilder ask(long ms, long ticks, long lots) {
    return row(ms, BookTape.ASK_DEPTH, ticks, lots);
  }

  public TapeBuilder buyTrade(long ms, long ticks, long lots) {
    return row(ms, BookTape.BUY_TRADE, ticks, lots);
  }

  public TapeBuilder sellTrade(long ms, long ticks, long lots) {
    return row(ms, BookTape.SELL_TRADE, ticks, lots);
  }

  public TapeBuilder row(long ms, byte kind, long ticks, long lots) {
    rows.add(new long[] {ms * MS, kind, ticks, lots});
    return this;
  }

  public BookTape build() {
    int n = rows.size();
    long[] time = new long[n];
    byte[] kind = new byte[n];
    long[] ticks = new long[n];
    long[] lots = new long[n];
    for (int i = 0; i < n; i++) {
      time[i] = rows.get(i)[0];
      kind[i] = (byte) rows.get(i)[1];
      ticks[i] = rows.get(i)[2];
      lots[i] = rows.get(i)[3];
    }
    return new BookTape("test", instrument, n, time, kind, ticks, lots, true, n);
  }
}
