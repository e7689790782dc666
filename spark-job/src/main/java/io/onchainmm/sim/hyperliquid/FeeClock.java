package io.onchainmm.sim.hyperliquid;

/**
 * The volume of the last 14 whole UTC days that decides a trial's fee tier: its own, and what the
 * account trades besides. It changes at the end of each day.
 */
public final class FeeClock {
  private static final long DAY_NANOS = 86_400_000_000_000L;
  private static final int DAYS = 14;

  private final FeeSpec spec;
  private final double weight;
  private final double[] ownUsd = new double[DAYS];
  private long day;
  private double todayUsd;

  /** Starts on the day of {@code startNanos} without volume of its own. */
  public FeeClock(FeeSpec spec, long startNanos) {
    this.spec = spec;
    this.weight = spec.schedule() == FeeSpec.Schedule.HYPERLIQUID_SPOT ? 2 : 1;
    this.day = Math.floorDiv(startNanos, DAY_NANOS);
  }

  /** Whether a day has ended since the last call, so that the rate may be another; times rise. */
  public boolean turned(long nanos) {
    long now = Math.floorDiv(nanos, DAY_NANOS);
    if (now <= day) {
      return false;
    }
    for (; day < now; day++) {
      ownUsd[Math.floorMod(day, DAYS)] = todayUsd;
      todayUsd = 0;
    }
    return true;
  }

  /** Adds what was traded today. */
  public void traded(double usd) {
    todayUsd += weight * usd;
  }

  /** The maker's rate of today, basis points. */
  public double makerBps() {
    double volume = spec.otherVolumeUsd();
    for (double usd : ownUsd) {
      volume += usd;
    }
    return FeeTiers.makerBps(spec, volume);
  }
}
