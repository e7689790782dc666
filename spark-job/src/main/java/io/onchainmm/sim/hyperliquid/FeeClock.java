package io.onchainmm.sim.hyperliquid;

/**
 * The rates of one leg of a trial by its fee schedule: they follow the {@link AccountVolume} that
 * all legs share, and what the account trades besides, and change at the end of each UTC day.
 */
public final class FeeClock {
  private final FeeSpec spec;
  private final AccountVolume volume;
  private final double weight;
  private long day;

  /** A leg that has its account for itself. */
  public FeeClock(FeeSpec spec, long startNanos) {
    this(spec, new AccountVolume(startNanos), startNanos);
  }

  /** A leg of an account. */
  public FeeClock(FeeSpec spec, AccountVolume volume, long startNanos) {
    this.spec = spec;
    this.volume = volume;
    this.weight = spec.schedule() == FeeSpec.Schedule.HYPERLIQUID_SPOT ? 2 : 1;
    this.day = volume.day(startNanos);
  }

  /** Whether a day has ended since the last call, so that the rate may be another; times rise. */
  public boolean turned(long nanos) {
    long now = volume.day(nanos);
    boolean ended = now > day;
    day = now;
    return ended;
  }

  /** Adds what this leg traded today. */
  public void traded(double usd) {
    volume.add(weight * usd);
  }

  /** The maker's rate of today, basis points. */
  public double makerBps() {
    return FeeTiers.makerBps(spec, spec.otherVolumeUsd() + volume.beforeTodayUsd());
  }

  /** The taker's rate of today, basis points. */
  public double takerBps() {
    return FeeTiers.takerBps(spec, spec.otherVolumeUsd() + volume.beforeTodayUsd());
  }
}
