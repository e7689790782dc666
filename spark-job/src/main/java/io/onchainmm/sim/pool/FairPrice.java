package io.onchainmm.sim.pool;

import io.onchainmm.sim.market.PriceSeries;

/** Reads the reference price as time goes on; times must not go back. */
final class FairPrice {
  private static final double NANOS_PER_SECOND = 1e9;

  private final PriceSeries series;
  private int current = -1;

  FairPrice(PriceSeries series) {
    this.series = series;
  }

  /** Price in force at {@code nanos} in half-ticks, 0 when unknown. */
  long at(long nanos) {
    while (current + 1 < series.length() && series.timeNanos[current + 1] <= nanos) {
      current++;
    }
    return current < 0 ? 0 : series.halfTicks[current];
  }

  /** When the price after the one last asked for begins. */
  long nextNanos() {
    return current + 1 < series.length() ? series.timeNanos[current + 1] : Long.MAX_VALUE;
  }

  /** When the price last asked for began; the beginning of time when it was unknown. */
  long sinceNanos() {
    return current < 0 ? Long.MIN_VALUE : series.timeNanos[current];
  }

  /** Age at {@code nanos} of the price last asked for, which was known. */
  double ageSeconds(long nanos) {
    return (nanos - series.timeNanos[current]) / NANOS_PER_SECOND;
  }
}
