package io.onchainmm.bars;

import io.onchainmm.schema.ConfigException;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * Makes bars of one market's trades, given in time order as parallel primitive arrays. The arrays
 * may come in pieces of any length: the bars are the same.
 *
 * <p>All sums are integers that cannot overflow unnoticed, so every boundary is exact. A trade is
 * never split; one that is worth several thresholds closes one bar. What is left open at the end is
 * no bar, see {@link #openTrades()}; time bars and daily bars are closed by the clock.
 *
 * <p>Where the venue does not say who was the aggressor (side 0), the tick rule does: the sign of
 * the last price change, carried on over bars, 0 before the first change.
 */
public final class BarKernel {
  /** Trades are handled in blocks of this length, small enough to stay in the cache. */
  private static final int BLOCK = 2048;

  private final boolean clock;
  private final BarBoundaries boundaries;
  private final Consumer<Bar> sink;

  private long lastNanos = Long.MIN_VALUE;
  private long lastTicks;
  private byte lastSign;

  private long trades;
  private long openNanos;
  private long openTicks;
  private long highTicks;
  private long lowTicks;
  private long volumeLots;
  private long dollarAtoms;
  private long buyLots;
  private long signedAtoms;

  private final byte[] sign = new byte[BLOCK];

  /** A kernel that hands each bar to {@code sink} when it is finished. */
  public BarKernel(BarsSpec spec, MarketUnits units, Consumer<Bar> sink) {
    this.clock = spec.type() == BarType.TIME;
    this.boundaries = new BarBoundaries(spec, units, BLOCK);
    this.sink = sink;
  }

  /**
   * Takes the next trades, {@code from} inclusive to {@code to} exclusive.
   *
   * @param timeNanos non-decreasing, also from call to call
   * @param side +1 the aggressor bought, −1 sold, 0 unknown
   */
  public void add(
      long[] timeNanos, long[] priceTicks, long[] sizeLots, byte[] side, int from, int to) {
    for (int start = from; start < to; start += BLOCK) {
      block(timeNanos, priceTicks, sizeLots, side, start, start + Math.min(BLOCK, to - start));
    }
  }

  /** Closes the last time bar: no trade will follow. */
  public void finish() {
    if (clock && trades > 0) {
      emit(boundaries.periodEndNanos());
    }
  }

  /** Trades since the last bar: those that made no bar yet. */
  public long openTrades() {
    return trades;
  }

  private void block(long[] time, long[] price, long[] size, byte[] side, int from, int to) {
    if (!boundaries.find(time, price, size, from, to)) {
      if (to - from == 1) {
        throw tooLarge(time[from]);
      }
      int middle = (from + to) >>> 1;
      block(time, price, size, side, from, middle);
      block(time, price, size, side, middle, to);
      return;
    }
    findSigns(price, side, from, to);
    int start = from;
    for (int c = 0; c < boundaries.count(); c++) {
      int end = boundaries.before(c);
      fold(time, price, size, from, start, end);
      if (trades > 0) {
        emit(boundaries.availableNanos(c));
      }
      start = end;
    }
    fold(time, price, size, from, start, to);
  }

  private static ConfigException tooLarge(long nanos) {
    return new ConfigException(
        "bars: the value traded at or before %s does not fit into 64 bits of ticks x lots; declare"
                .formatted(at(nanos))
            + " a coarser tick or lot for this market, or make smaller bars");
  }

  /** Signs of the block: the venue's where all are known, which is the rule and fast. */
  private void findSigns(long[] price, byte[] side, int from, int to) {
    int known = 1;
    for (int i = from; i < to; i++) {
      known &= side[i];
    }
    if (known == 1) {
      System.arraycopy(side, from, sign, 0, to - from);
      lastSign = signAfter(price, from, to);
    } else {
      applyTickRule(price, side, from, to);
    }
  }

  private byte signAfter(long[] price, int from, int to) {
    for (int i = to - 1; i >= from; i--) {
      long before = i > from ? price[i - 1] : lastTicks;
      if (price[i] != before && before != 0) {
        return (byte) Long.signum(price[i] - before);
      }
    }
    return lastSign;
  }

  /** Tick rule for the trades without a side (docs, section on bars). */
  private void applyTickRule(long[] price, byte[] side, int from, int to) {
    long before = lastTicks == 0 ? price[from] : lastTicks;
    byte state = lastSign;
    for (int i = from; i < to; i++) {
      long change = price[i] - before;
      if (change != 0) {
        state = (byte) Long.signum(change);
      }
      sign[i - from] = side[i] != 0 ? side[i] : state;
      before = price[i];
    }
    lastSign = state;
  }

  /** Adds trades to the open bar. */
  private void fold(long[] time, long[] price, long[] size, int block, int from, int to) {
    if (from >= to) {
      return;
    }
    if (trades == 0) {
      openNanos = time[from];
      openTicks = price[from];
      highTicks = price[from];
      lowTicks = price[from];
    }
    long high = highTicks;
    long low = lowTicks;
    long volume = 0;
    long dollar = 0;
    long buy = 0;
    long signed = 0;
    for (int i = from; i < to; i++) {
      long atoms = price[i] * size[i];
      long aggressor = sign[i - block];
      high = Math.max(high, price[i]);
      low = Math.min(low, price[i]);
      volume += size[i];
      dollar += atoms;
      buy += size[i] & (-aggressor >> 63); // all bits set for a buyer, none otherwise: no branch
      signed += aggressor * atoms;
    }
    highTicks = high;
    lowTicks = low;
    lastNanos = time[to - 1];
    lastTicks = price[to - 1];
    trades += to - from;
    try {
      volumeLots = Math.addExact(volumeLots, volume);
      dollarAtoms = Math.addExact(dollarAtoms, dollar);
    } catch (ArithmeticException e) {
      throw tooLarge(lastNanos);
    }
    buyLots += buy;
    signedAtoms += signed;
  }

  private void emit(long availableNanos) {
    sink.accept(
        new Bar(
            openNanos,
            lastNanos,
            availableNanos,
            openTicks,
            highTicks,
            lowTicks,
            lastTicks,
            volumeLots,
            dollarAtoms,
            trades,
            buyLots,
            signedAtoms));
    trades = 0;
    volumeLots = 0;
    dollarAtoms = 0;
    buyLots = 0;
    signedAtoms = 0;
  }

  private static Instant at(long nanos) {
    return Instant.EPOCH.plusNanos(nanos);
  }
}
