package io.onchainmm.data;

/** The times of a synthetic chain's blocks, one after the other, from its first on. */
final class BlockTimes {
  /** Blocks that come at random stand on this clock. */
  private static final long POISSON_CLOCK_NANOS = 1_000_000;

  private final SyntheticMarket.BlockLaw law;
  private final long meanNanos;
  private final Draws draws;
  private long nanos;

  BlockTimes(SyntheticMarket.BlockLaw law, double meanSeconds, long firstNanos, Draws draws) {
    this.law = law;
    this.meanNanos = Math.max(1, Math.round(meanSeconds * 1e9));
    this.draws = draws;
    this.nanos = firstNanos;
  }

  /** What one block number lasts. */
  static long clockNanos(SyntheticMarket.BlockLaw law, double meanSeconds) {
    return law == SyntheticMarket.BlockLaw.FIXED
        ? Math.max(1, Math.round(meanSeconds * 1e9))
        : POISSON_CLOCK_NANOS;
  }

  /** Time of the block now. */
  long nanos() {
    return nanos;
  }

  /** Goes on to the next block. */
  void next() {
    if (law == SyntheticMarket.BlockLaw.FIXED) {
      nanos += meanNanos;
    } else {
      long clocks = Math.round(draws.exponential() * meanNanos / POISSON_CLOCK_NANOS);
      nanos += Math.max(1, clocks) * POISSON_CLOCK_NANOS;
    }
  }
}
