package io.onchainmm.sim.accounting;

import io.onchainmm.sim.market.FailureReason;
import io.onchainmm.sim.market.TrialFailure;

/**
 * A fee per notional in whole atoms, always rounded against us; a negative rate is a rebate. Makers
 * and takers, the quoted market and the hedge pay by this one rule.
 */
public final class FeeRate {
  private static final long UNITS_PER_BP = 100_000;
  private static final long UNITS = 10_000 * UNITS_PER_BP;

  private final double bps;
  private final long rate;

  /**
   * @param key the configuration key that states the rate, for messages
   * @param feeBps basis points of the notional, at most five decimals
   */
  public FeeRate(String key, double feeBps) {
    this.bps = feeBps;
    this.rate = Math.round(feeBps * UNITS_PER_BP);
    if (!(Math.abs(rate / (double) UNITS_PER_BP - feeBps)
        <= 1e-12 * Math.max(1, Math.abs(feeBps)))) {
      throw new TrialFailure(
          FailureReason.INVALID_CONFIG,
          "%s is %s, finer than 0.00001: round it".formatted(key, feeBps));
    }
  }

  /** The rate in basis points. */
  public double bps() {
    return bps;
  }

  /** Fee on a notional of {@code atoms} &ge; 0. */
  public long on(long atoms) {
    if (rate == 0) {
      return 0;
    }
    // Two parts, so that no product leaves the range of a long.
    long wholes = Math.multiplyExact(atoms / UNITS, rate);
    long rest = atoms % UNITS * rate;
    return Math.addExact(wholes, -Math.floorDiv(-rest, UNITS));
  }
}
