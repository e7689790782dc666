package io.onchainmm.sim.market;

import java.io.Serializable;
import java.util.Arrays;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The best bid and ask of another book over time, with their sizes: where inventory is hedged.
 * Shared by every trial, never modified. One entry per instant at which something of it changed; a
 * message that changes several levels is seen whole. While a side is empty there is no touch.
 */
public final class HedgeMarket implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String market;
  private final Instrument instrument;
  private final long endNanos;
  private long[] timeNanos = new long[256];
  private long[][] touch = new long[4][256];
  private int length;
  private PriceSeries mids;

  private HedgeMarket(BookTape tape) {
    this.market = tape.market();
    this.instrument = tape.instrument();
    this.endNanos = tape.endNanos();
  }

  /** Replays the tape once. */
  public static HedgeMarket of(BookTape tape) {
    HedgeMarket touches = new HedgeMarket(tape);
    NavigableMap<Long, Long> bids = new TreeMap<>();
    NavigableMap<Long, Long> asks = new TreeMap<>();
    for (int i = 0; i < tape.length(); i++) {
      apply(tape, i, bids, asks);
      if (i + 1 == tape.length() || tape.timeNanos[i + 1] > tape.timeNanos[i]) {
        touches.note(tape.timeNanos[i], bids, asks);
      }
    }
    touches.mids = touches.knownMids();
    return touches;
  }

  private static void apply(
      BookTape tape, int i, NavigableMap<Long, Long> bids, NavigableMap<Long, Long> asks) {
    long ticks = tape.priceTicks[i];
    long lots = tape.sizeLots[i];
    switch (tape.kind[i]) {
      case BookTape.BID_DEPTH -> {
        set(bids, ticks, lots);
        if (lots > 0) {
          // A level that the other side has reached is gone; its removal comes later or never.
          asks.headMap(ticks, true).clear();
        }
      }
      case BookTape.ASK_DEPTH -> {
        set(asks, ticks, lots);
        if (lots > 0) {
          bids.tailMap(ticks, true).clear();
        }
      }
      case BookTape.BID_FORGET -> bids.remove(ticks);
      case BookTape.ASK_FORGET -> asks.remove(ticks);
      case BookTape.GAP -> {
        bids.clear();
        asks.clear();
      }
      default -> {
        // Trades change no level; the depth rows that follow them do.
      }
    }
  }

  private static void set(NavigableMap<Long, Long> side, long ticks, long lots) {
    if (lots > 0) {
      side.put(ticks, lots);
    } else {
      side.remove(ticks);
    }
  }

  private void note(long nanos, NavigableMap<Long, Long> bids, NavigableMap<Long, Long> asks) {
    long[] now = new long[4];
    if (!bids.isEmpty() && !asks.isEmpty()) {
      now[0] = bids.lastKey();
      now[1] = bids.lastEntry().getValue();
      now[2] = asks.firstKey();
      now[3] = asks.firstEntry().getValue();
    }
    boolean same = true;
    for (int c = 0; c < 4; c++) {
      same &= now[c] == (length == 0 ? 0 : touch[c][length - 1]);
    }
    if (same) {
      return;
    }
    if (length == timeNanos.length) {
      timeNanos = Arrays.copyOf(timeNanos, 2 * length);
      for (int c = 0; c < 4; c++) {
        touch[c] = Arrays.copyOf(touch[c], 2 * length);
      }
    }
    timeNanos[length] = nanos;
    for (int c = 0; c < 4; c++) {
      touch[c][length] = now[c];
    }
    length++;
  }

  /** Name of the market. */
  public String market() {
    return market;
  }

  /** Steps and units. */
  public Instrument instrument() {
    return instrument;
  }

  /** Number of entries. */
  public int length() {
    return length;
  }

  /** When entry {@code i} began. */
  public long timeNanos(int i) {
    return timeNanos[i];
  }

  /** Whether both sides had a best from entry {@code i} on; −1 is before everything. */
  public boolean twoSided(int i) {
    return i >= 0 && touch[1][i] > 0;
  }

  /** Best price that a taker gets: the ask for a buyer, the bid for a seller. */
  public long takerTicks(int i, boolean buy) {
    return touch[buy ? 2 : 0][i];
  }

  /** Size at that price. */
  public long takerLots(int i, boolean buy) {
    return touch[buy ? 3 : 1][i];
  }

  /** Best bid + best ask, half-ticks; 0 where there is none. */
  public long midHalfTicks(int i) {
    return twoSided(i) ? touch[0][i] + touch[2][i] : 0;
  }

  /** The last entry at or before {@code nanos}, −1 if there is none. */
  public int indexAt(long nanos) {
    int found = Arrays.binarySearch(timeNanos, 0, length, nanos);
    return found >= 0 ? found : -found - 2;
  }

  /** The mids that were known, carried over one-sided moments: the marks of a hedge leg. */
  public PriceSeries mids() {
    return mids;
  }

  private PriceSeries knownMids() {
    long[] times = new long[length];
    long[] mids = new long[length];
    int n = 0;
    for (int i = 0; i < length; i++) {
      long mid = midHalfTicks(i);
      if (mid != 0 && (n == 0 || mids[n - 1] != mid)) {
        times[n] = timeNanos[i];
        mids[n++] = mid;
      }
    }
    return new PriceSeries(Arrays.copyOf(times, n), Arrays.copyOf(mids, n));
  }

  /** Refuses a hedge that the quoted market's window does not overlap. */
  public void requireOverlap(Tape quoted) {
    if (length == 0 || timeNanos[0] >= quoted.endNanos() || endNanos <= quoted.startNanos()) {
      throw new TrialFailure(
          FailureReason.MISSING_DATA,
          ("%s cannot hedge %s: it shows a bid and an ask from %d to %d ns, but the window is %d to"
                  + " %d ns; choose a hedge market of the same time")
              .formatted(
                  market,
                  quoted.market(),
                  length == 0 ? 0 : timeNanos[0],
                  endNanos,
                  quoted.startNanos(),
                  quoted.endNanos()));
    }
  }
}
