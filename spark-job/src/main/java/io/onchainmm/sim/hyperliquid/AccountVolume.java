package io.onchainmm.sim.hyperliquid;

/**
 * What a trial traded in the last 14 whole UTC days, perpetuals once and spot twice: the volume
 * that decides the fee tier of all its legs. Today's counts from the end of the day on.
 */
public final class AccountVolume {
  private static final long DAY_NANOS = 86_400_000_000_000L;
  private static final int DAYS = 14;

  private final double[] usd = new double[DAYS];
  private long day;
  private double todayUsd;

  /** Starts on the day of {@code startNanos} without volume. */
  public AccountVolume(long startNanos) {
    this.day = Math.floorDiv(startNanos, DAY_NANOS);
  }

  /** Ends the days that are over by {@code nanos} and returns the number of the day it is. */
  long day(long nanos) {
    for (long now = Math.floorDiv(nanos, DAY_NANOS); day < now; day++) {
      usd[Math.floorMod(day, DAYS)] = todayUsd;
      todayUsd = 0;
    }
    return day;
  }

  /** Adds what was traded today, with its weight. */
  void add(double weightedUsd) {
    todayUsd += weightedUsd;
  }

  /** Volume of the 14 days before today. */
  double beforeTodayUsd() {
    double sum = 0;
    for (double ofDay : usd) {
      sum += ofDay;
    }
    return sum;
  }
}
