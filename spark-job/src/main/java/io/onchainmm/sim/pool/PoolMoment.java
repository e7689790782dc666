package io.onchainmm.sim.pool;

/**
 * The end of a block at which lanes decide, the same for all of them, and the one before it. Kept
 * by the flight and moved on from block to block.
 */
final class PoolMoment {
  private long decision;
  private long block;
  private long nanos;
  private long fairHalfTicks;
  private double ageSeconds;
  private boolean last;
  private long previousNanos;
  private long previousFairHalfTicks;

  /**
   * The next block at whose end lanes decide.
   *
   * @param nextFairHalfTicks fair price, &gt; 0
   * @param nextAgeSeconds age of the fair price
   * @param noneFollows whether no block follows in which a swap could land
   */
  void next(
      long nextBlock,
      long nextNanos,
      long nextFairHalfTicks,
      double nextAgeSeconds,
      boolean noneFollows) {
    previousNanos = nanos;
    previousFairHalfTicks = fairHalfTicks;
    decision++;
    block = nextBlock;
    nanos = nextNanos;
    fairHalfTicks = nextFairHalfTicks;
    ageSeconds = nextAgeSeconds;
    last = noneFollows;
  }

  /** So many further decisions, up to this time, at which nothing is different. */
  void skip(long decisions, long lastNanos) {
    decision += decisions;
    nanos = lastNanos;
  }

  /** Number of the decision, from 1; 0 before the first. */
  long decision() {
    return decision;
  }

  /** Number of the decision before it. */
  long previousDecision() {
    return decision - 1;
  }

  /** Number of the block. */
  long block() {
    return block;
  }

  /** Time of the block. */
  long nanos() {
    return nanos;
  }

  /** Fair price now. */
  long fairHalfTicks() {
    return fairHalfTicks;
  }

  /** Age of the fair price. */
  double ageSeconds() {
    return ageSeconds;
  }

  /** Whether no block follows in which a swap could land. */
  boolean last() {
    return last;
  }

  /** Time of the decision before. */
  long previousNanos() {
    return previousNanos;
  }

  /** Fair price at the decision before. */
  long previousFairHalfTicks() {
    return previousFairHalfTicks;
  }
}
