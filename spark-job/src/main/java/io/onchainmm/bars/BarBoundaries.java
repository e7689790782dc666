package io.onchainmm.bars;

import io.onchainmm.schema.ConfigException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/**
 * Finds where the bars of one market's trades end: at the trades that bring the running sum of the
 * measure to the threshold, and where the clock says so. Checks the trades on the way.
 *
 * <p>A trade is never split; one that is worth several thresholds ends one bar.
 */
public final class BarBoundaries {
  private static final long DAY_NANOS = Duration.ofDays(1).toNanos();

  /** Sums over a block stay below 2^62, and so does a threshold: their sum fits. */
  private static final int SUM_BITS = 62;

  private final BarType type;
  private final BarsSpec.Rule rule;
  private final long threshold;
  private final long multiplier;
  private final long periodNanos;

  private long runningSum;
  private long periodEndNanos = Long.MIN_VALUE;
  private long lastNanos = Long.MIN_VALUE;

  private final int[] cutBefore;
  private final long[] cutAvailableNanos;
  private int cuts;

  /** For blocks of at most {@code longestBlock} trades. */
  public BarBoundaries(BarsSpec spec, MarketUnits units, int longestBlock) {
    this.type = spec.type();
    this.rule = spec.rule();
    this.cutBefore = new int[2 * longestBlock]; // one by the clock and one by the trade
    this.cutAvailableNanos = new long[2 * longestBlock];
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
   * Finds the boundaries in the next block of trades, {@code from} inclusive to {@code to}
   * exclusive. False, with nothing done, when sums of values over the block might not fit into 62
   * bits: give it in smaller pieces.
   */
  public boolean find(long[] timeNanos, long[] priceTicks, long[] sizeLots, int from, int to) {
    if (bitsOfSums(timeNanos, priceTicks, sizeLots, from, to) > SUM_BITS) {
      return false;
    }
    findCuts(timeNanos, priceTicks, sizeLots, from, to);
    lastNanos = timeNanos[to - 1];
    return true;
  }

  /** Number of boundaries in the block. */
  public int count() {
    return cuts;
  }

  /**
   * Index of the trade before which boundary {@code i} lies. The bar that ends there may have begun
   * in an earlier block, and is empty (no bar) at the very start or where two boundaries meet.
   */
  public int before(int i) {
    return cutBefore[i];
  }

  /** From when on the bar that ends at boundary {@code i} may be used. */
  public long availableNanos(int i) {
    return cutAvailableNanos[i];
  }

  /** End of the interval that is running on the clock. */
  long periodEndNanos() {
    return periodEndNanos;
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

  private static Instant at(long nanos) {
    return Instant.EPOCH.plusNanos(nanos);
  }
}
