package io.onchainmm.sim.pool;

import java.util.Arrays;

/**
 * Which lanes of a flight a block may concern: those whose time has come, whose fair price has left
 * the range in which nothing happens, or whose pool's price has come too near to their quotes. Kept
 * as parallel arrays, so that asking costs a few comparisons a lane. It may name a lane in vain; it
 * never misses one.
 */
final class LaneWatch {
  /** Distances are compared with this much of the fair price to spare. */
  private static final double SAFELY = 1e-9;

  private static final double NANOS_PER_SECOND = 1e9;

  /** More nanoseconds than any clock counts, so that sums with a time cannot overflow. */
  private static final double ENDLESS_NANOS = 0x1p62;

  private final double halfTicksPerAsk;
  private final double halfTicksPerBid;
  private final long[] lowFair;
  private final long[] highFair;
  private final double[] buyDepth;
  private final double[] sellDepth;
  private final double[] lowAge;
  private final double[] highAge;
  private final long[] untilNanos;
  private final boolean[] everyStep;
  private long allLowFair = 1;
  private long allHighFair;
  private boolean anyEveryStep;
  private long allUntilNanos = Long.MIN_VALUE;
  private double allLowAge = Double.NEGATIVE_INFINITY;
  private double allHighAge = Double.POSITIVE_INFINITY;

  /**
   * Every lane is concerned by everything until it says otherwise.
   *
   * @param halfTicksPerRaw half-ticks in one raw quote per raw base
   * @param kept 1 − fee
   */
  LaneWatch(int lanes, double halfTicksPerRaw, double kept) {
    halfTicksPerAsk = halfTicksPerRaw / kept;
    halfTicksPerBid = halfTicksPerRaw * kept;
    lowFair = new long[lanes];
    highFair = new long[lanes];
    buyDepth = new double[lanes];
    sellDepth = new double[lanes];
    lowAge = new double[lanes];
    highAge = new double[lanes];
    untilNanos = new long[lanes];
    everyStep = new boolean[lanes];
    Arrays.fill(lowFair, 1);
  }

  /** Fair prices between which nothing happens to a lane, both included; none if low &gt; high. */
  void prices(int lane, long low, long high) {
    lowFair[lane] = low;
    highFair[lane] = high;
  }

  /** Ages of the fair price, above the low and up to the high, at which nothing happens. */
  void ages(int lane, double low, double high) {
    lowAge[lane] = low;
    highAge[lane] = high;
  }

  /** Last time at which nothing happens. */
  void until(int lane, long nanos) {
    untilNanos[lane] = nanos;
  }

  /** Distances of the executable prices from the fair price, half-ticks, worth a look. */
  void depths(int lane, double buy, double sell) {
    buyDepth[lane] = buy - SAFELY * highFair[lane];
    sellDepth[lane] = sell - SAFELY * highFair[lane];
  }

  /** Whatever happens to the pool concerns the lane. */
  void everyStep(int lane) {
    everyStep[lane] = true;
  }

  /** The lane has left the flight. */
  void forget(int lane) {
    everyStep[lane] = false;
    prices(lane, 0, Long.MAX_VALUE);
    ages(lane, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    until(lane, Long.MAX_VALUE);
    depths(lane, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  /** To be called when lanes have changed what they wait for. */
  void update() {
    allLowFair = Long.MIN_VALUE;
    allHighFair = Long.MAX_VALUE;
    anyEveryStep = false;
    allUntilNanos = Long.MAX_VALUE;
    allLowAge = Double.NEGATIVE_INFINITY;
    allHighAge = Double.POSITIVE_INFINITY;
    for (int lane = 0; lane < untilNanos.length; lane++) {
      allLowFair = Math.max(allLowFair, lowFair[lane]);
      allHighFair = Math.min(allHighFair, highFair[lane]);
      anyEveryStep |= everyStep[lane];
      allUntilNanos = Math.min(allUntilNanos, untilNanos[lane]);
      allLowAge = Math.max(allLowAge, lowAge[lane]);
      allHighAge = Math.min(allHighAge, highAge[lane]);
    }
  }

  /** Whether whatever happens to the pool concerns some lane. */
  boolean stepsConcern() {
    return anyEveryStep;
  }

  /** Whether whatever happens to the pool concerns a lane. */
  boolean stepsConcern(int lane) {
    return everyStep[lane];
  }

  /** Last time that concerns no lane when the fair price is the one of {@code fairNanos}. */
  long calmUntilNanos(long fairNanos) {
    double most = allHighAge * NANOS_PER_SECOND;
    // A microsecond early, so that no rounding is late.
    return most < ENDLESS_NANOS
        ? Math.min(allUntilNanos, fairNanos + (long) most - 1000)
        : allUntilNanos;
  }

  /** Whether time or the fair price's age may concern some lane. */
  boolean timeConcerns(long nanos, double ageSeconds) {
    return nanos > allUntilNanos || !(ageSeconds > allLowAge && ageSeconds <= allHighAge);
  }

  /** Whether time or the fair price's age concerns a lane. */
  boolean timeConcerns(int lane, long nanos, double ageSeconds) {
    return nanos > untilNanos[lane] || !(ageSeconds > lowAge[lane] && ageSeconds <= highAge[lane]);
  }

  /** Whether prices may concern some lane, given the prices in all pools. */
  boolean pricesConcern(long fairHalfTicks, double[] spots) {
    if (fairHalfTicks < allLowFair || fairHalfTicks > allHighFair) {
      return true;
    }
    final double fair = (double) fairHalfTicks;
    // Without branches: one negative number among all shows in the sign.
    long signs = 0;
    for (int lane = 0; lane < spots.length; lane++) {
      final double spot = spots[lane];
      signs |= Double.doubleToRawLongBits(spot * halfTicksPerAsk + buyDepth[lane] - fair);
      signs |= Double.doubleToRawLongBits(fair + sellDepth[lane] - spot * halfTicksPerBid);
    }
    return signs < 0;
  }

  /** Whether prices concern a lane, given the price in its pool, raw quote per raw base. */
  boolean pricesConcern(int lane, long fairHalfTicks, double spot) {
    return fairHalfTicks < lowFair[lane]
        || fairHalfTicks > highFair[lane]
        || fairHalfTicks - spot * halfTicksPerAsk > buyDepth[lane]
        || spot * halfTicksPerBid - fairHalfTicks > sellDepth[lane];
  }
}
