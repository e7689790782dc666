package io.onchainmm.sim.risk;

/**
 * What a {@link RiskMonitor} need not be told: while every value lies in its range (above the low,
 * up to the high), an observation changes nothing and may be left out.
 *
 * @param untilNanos last time at which that holds
 */
public record Calm(
    double lowDrawdownUsd,
    double highDrawdownUsd,
    double lowPositionUsd,
    double highPositionUsd,
    double lowAgeSeconds,
    double highAgeSeconds,
    long untilNanos) {

  /** Every observation may change something. */
  public static final Calm NEVER = new Calm(0, 0, 0, 0, 0, 0, Long.MIN_VALUE);

  /** Whether an observation of these values would change nothing. */
  public boolean contains(
      long nanos, double drawdownUsd, double absPositionUsd, double markAgeSeconds) {
    return nanos <= untilNanos
        && drawdownUsd > lowDrawdownUsd
        && drawdownUsd <= highDrawdownUsd
        && absPositionUsd > lowPositionUsd
        && absPositionUsd <= highPositionUsd
        && markAgeSeconds > lowAgeSeconds
        && markAgeSeconds <= highAgeSeconds;
  }
}
