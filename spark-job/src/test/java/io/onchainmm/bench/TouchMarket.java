package io.onchainmm.bench;

import io.onchainmm.sim.market.BookTape;
import io.onchainmm.sim.market.Instrument;
import java.math.BigDecimal;
import java.util.SplittableRandom;

/**
 * A busy book for benchmarks: most events are at the best three levels, 8 % of the steps are trades
 * at the touch, 4 % move it by a tick, and 500 events come a second. One tick is about a basis
 * point. Draws are seeded; not a model of anything.
 */
final class TouchMarket {
  static final Instrument INSTRUMENT =
      new Instrument("BENCH", new BigDecimal("0.5"), new BigDecimal("0.001"), 0, 0);

  private static final int PRICES = 40_000;
  private static final int LEVELS = 20;
  private static final int MOST_PAUSE_NANOS = 4_000_000;

  private final SplittableRandom random;
  private final long[] timeNanos;
  private final byte[] kind;
  private final long[] priceTicks;
  private final long[] sizeLots;
  private final long[][] lots = new long[2][PRICES];
  private final int[] best = {10_000, 10_001};
  private long nanos = 1_735_689_600_000_000_000L;
  private int length;

  private TouchMarket(long seed, int events) {
    random = new SplittableRandom(seed);
    timeNanos = new long[events];
    kind = new byte[events];
    priceTicks = new long[events];
    sizeLots = new long[events];
  }

  /** A tape of {@code events} events. */
  static BookTape tape(long seed, int events) {
    TouchMarket market = new TouchMarket(seed, events);
    for (int level = 0; level < LEVELS; level++) {
      market.set(0, market.best[0] - level, market.size());
      market.set(1, market.best[1] + level, market.size());
    }
    while (market.length < events) {
      market.step();
    }
    return new BookTape(
        "bench",
        INSTRUMENT,
        events,
        market.timeNanos,
        market.kind,
        market.priceTicks,
        market.sizeLots,
        true,
        events);
  }

  private void step() {
    nanos += 1 + random.nextInt(MOST_PAUSE_NANOS);
    int side = random.nextInt(2);
    int what = random.nextInt(100);
    if (what < 8) {
      trade(side);
    } else if (what < 12) {
      move(side);
    } else if (what < 62) {
      set(side, level(side, 0), size());
    } else if (what < 92) {
      set(side, level(side, 1 + random.nextInt(2)), size());
    } else {
      set(side, level(side, 3 + random.nextInt(LEVELS - 3)), size());
    }
  }

  /** An aggressor hits the best of the side; the row that follows shows what is left. */
  private void trade(int side) {
    int price = best[side];
    long size = Math.min(lots[side][price], 1 + random.nextInt(600));
    emit(side == 0 ? BookTape.SELL_TRADE : BookTape.BUY_TRADE, price, size);
    if (size < lots[side][price]) {
      set(side, price, lots[side][price] - size);
    } else {
      move(side);
    }
  }

  /** The best of the side is gone, and the other side follows by a tick. */
  private void move(int side) {
    int next = level(side, 1);
    if (lots[side][next] == 0) {
      set(side, next, size());
    }
    int other = level(side, 0);
    set(side, best[side], 0);
    best[side] = next;
    best[1 - side] = other;
    set(1 - side, other, size());
  }

  private int level(int side, int distance) {
    return side == 0 ? best[0] - distance : best[1] + distance;
  }

  private long size() {
    return 1L + random.nextInt(1500);
  }

  private void set(int side, int price, long size) {
    lots[side][price] = size;
    emit(side == 0 ? BookTape.BID_DEPTH : BookTape.ASK_DEPTH, price, size);
  }

  private void emit(byte what, long price, long size) {
    if (length < timeNanos.length) {
      timeNanos[length] = nanos;
      kind[length] = what;
      priceTicks[length] = price;
      sizeLots[length++] = size;
    }
  }
}
