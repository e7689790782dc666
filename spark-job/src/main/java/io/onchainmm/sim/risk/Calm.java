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
    long untilNanos) {}
