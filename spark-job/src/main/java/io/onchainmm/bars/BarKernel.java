package io.onchainmm.bars;

import io.onchainmm.schema.ConfigException;
import java.math.BigDecimal;
import java.time.Duration;
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
  private static final long DAY_NANOS = Duration.ofDays(1).toNanos();

  /** Trades are handled in blocks of this length, small enough to stay in the cache. */
  private static final int BLOCK = 2048;

  /** Sums over a block stay below 2^62, and so does a threshold: their sum fits. */
  private static final int SUM_BITS = 62;

  private final BarType type;
  private final BarsSpec.Rule rule;
  private final long threshold;
  private final long multiplier;
  private final long periodNanos;
  private final Consumer<Bar> sink;

  private long runningSum;
  private long periodEndNanos = Long.MIN_VALUE;
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
  private final int[] cutBefore = new int[2 * BLOCK];
  private final long[] cutAvailableNanos = new long[2 * BLOCK];
  private int cuts;

  /** A kernel that hands each bar to {@code sink} when it is finished. */
  public BarKernel(BarsSpec spec, MarketUnits units, Consumer<Bar> sink) {
    this.type = spec.type();
    this.rule = spec.rule();
    this.sink = sink;
    if (type == BarType.TIME) {
      threshold = 0;
      multiplier = 1;
      periodNanos = intervalNanos(spec.intervalSeconds());
    } else {
      Threshold fraction = Threshold.of(spec, units);
      threshold = fraction.numerator();
      multiplier = fraction.denominator();
      periodNanos = spec.daily() ? DAY_NANOS : 0;
    }
  }

  private static long intervalNanos(double seconds) {
    BigDecimal nanos = BigDecimal.valueOf(seconds).movePointRight(9);
    if (nanos.stripTrailingZeros().scale() > 0 || nanos.precision() - nanos.scale() > 18) {
      throw new ConfigException(
          "bars.interval_seconds: %s is not a whole number of nanoseconds below 30 years; choose"
                  .formatted(BigDecimal.valueOf(seconds).toPlainString())
              + " one that is");
    }
    return nanos.longValueExact();
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
      block(timeNanos, priceTicks, sizeLots, side, start, Math.min(start + BLOCK, to));
    }
  }

  /** Closes the last time bar: no trade will follow. */
  public void finish() {
    if (type == BarType.TIME && trades > 0) {
      emit(periodEndNanos);
    }
  }

  /** Trades since the last bar: those that made no bar yet. */
  public long openTrades() {
    return trades;
  }

  private void block(long[] time, long[] price, long[] size, byte[] side, int from, int to) {
    if (bitsOfSums(time, price, size, from, to) > SUM_BITS) {
      if (to - from == 1) {
        throw tooLarge(time[from]);
      }
      int middle = (from + to) >>> 1;
      block(time, price, size, side, from, middle);
      block(time, price, size, side, middle, to);
      return;
    }
    findCuts(time, price, size, from, to);
    findSigns(price, side, from, to);
    int start = from;
    for (int c = 0; c < cuts; c++) {
      int end = cutBefore[c];
      fold(time, price, size, from, start, end);
      if (trades > 0) {
        emit(cutAvailableNanos[c]);
      }
      start = end;
    }
    fold(time, price, size, from, start, to);
  }

  /**
   * Checks the trades and bounds their sums: prices, sizes, the multiplier and the number of trades
   * are each at most 2 to the power of their bits, so no sum over the block exceeds 2 to the power
   * of the result, and the loops below cannot overflow.
   */
  private int bitsOfSums(long[] time, long[] price, long[] size, int from, int to) {
    long before = lastNanos;
    long prices = 0;
    long sizes = 0;
    for (int i = from; i < to; i++) {
      if (time[i] < before || price[i] <= 0 || size[i] <= 0) {
        throw unusable(time[i], price[i], size[i], before);
      }
      before = time[i];
      prices |= price[i];
      sizes |= size[i];
    }
    return bits(prices) + bits(sizes) + bits(multiplier - 1) + bits(to - from - 1L);
  }

  private static int bits(long number) {
    return Long.SIZE - Long.numberOfLeadingZeros(number);
  }

  private static ConfigException unusable(long nanos, long ticks, long lots, long before) {
    String order = nanos < before ? ", and follows one at " + at(before) : "";
    return new ConfigException(
        "trades: the trade at %s has a price of %d ticks and a size of %d lots%s; prices and sizes"
                .formatted(at(nanos), ticks, lots, order)
            + " must be > 0 and times must not go back: sort or repair the source");
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

  /** Finds where bars end in the block; a cut before index i may close a bar of earlier blocks. */
  private void findCuts(long[] time, long[] price, long[] size, int from, int to) {
    cuts = 0;
    int i = from;
    while (i < to) {
      int end = to;
      if (periodNanos > 0) {
        if (time[i] >= periodEndNanos) {
          cut(i, periodEndNanos);
          runningSum = 0;
          periodEndNanos = Math.multiplyExact(Math.floorDiv(time[i], periodNanos) + 1, periodNanos);
        }
        end = firstAtOrAfter(periodEndNanos, time, i, to);
      }
      switch (type) {
        case TIME -> {}
        case TICK -> crossTicks(time, i, end);
        case VOLUME -> crossVolume(time, size, i, end);
        case DOLLAR -> crossDollar(time, price, size, i, end);
      }
      i = end;
    }
  }

  private void crossTicks(long[] time, int from, int to) {
    long sum = runningSum;
    for (int i = from; i < to; i++) {
      sum += 1;
      if (sum >= threshold) {
        sum = cross(sum, time, i);
      }
    }
    runningSum = sum;
  }

  private void crossVolume(long[] time, long[] size, int from, int to) {
    final long limit = threshold;
    final long scale = multiplier;
    long sum = runningSum;
    for (int i = from; i < to; i++) {
      sum += size[i] * scale;
      if (sum >= limit) {
        sum = cross(sum, time, i);
      }
    }
    runningSum = sum;
  }

  private void crossDollar(long[] time, long[] price, long[] size, int from, int to) {
    final long limit = threshold;
    final long scale = multiplier;
    long sum = runningSum;
    for (int i = from; i < to; i++) {
      sum += price[i] * size[i] * scale;
      if (sum >= limit) {
        sum = cross(sum, time, i);
      }
    }
    runningSum = sum;
  }

  /** Trade {@code i} brought the sum to the threshold: notes the cut, returns what goes on. */
  private long cross(long sum, long[] time, int i) {
    cut(rule == BarsSpec.Rule.LEGACY ? i : i + 1, time[i]);
    return rule == BarsSpec.Rule.RESET ? 0 : sum % threshold;
  }

  private void cut(int before, long availableNanos) {
    cutBefore[cuts] = before;
    cutAvailableNanos[cuts++] = availableNanos;
  }

  private static int firstAtOrAfter(long nanos, long[] time, int from, int to) {
    int low = from;
    int high = to;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (time[middle] < nanos) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
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
