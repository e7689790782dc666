package io.onchainmm.sim.hyperliquid;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Hyperliquid's funding rate (its documentation, "Funding"), in decimals: premium of the impact
 * prices over the oracle, 8-hour rate, and what is paid every hour, at most 4 %.
 */
public final class FundingRate {
  private static final BigDecimal INTEREST = new BigDecimal("0.0001");
  private static final BigDecimal CLAMP = new BigDecimal("0.0005");
  private static final BigDecimal CAP = new BigDecimal("0.04");
  private static final BigDecimal HOURS = BigDecimal.valueOf(8);

  private FundingRate() {}

  /** (max(impact bid − oracle, 0) − max(oracle − impact ask, 0)) / oracle. */
  public static BigDecimal premium(BigDecimal oracle, BigDecimal impactBid, BigDecimal impactAsk) {
    if (oracle.signum() <= 0) {
      throw new IllegalArgumentException("the oracle price must be > 0, but was " + oracle);
    }
    BigDecimal above = impactBid.subtract(oracle).max(BigDecimal.ZERO);
    BigDecimal below = oracle.subtract(impactAsk).max(BigDecimal.ZERO);
    return above.subtract(below).divide(oracle, MathContext.DECIMAL128);
  }

  /** P + clamp(0.0001 − P, ±0.0005) for a mean premium P. */
  public static BigDecimal ofEightHours(BigDecimal premium) {
    return premium.add(within(INTEREST.subtract(premium), CLAMP));
  }

  /** An eighth of the 8-hour rate, at most 4 % either way. */
  public static BigDecimal hourly(BigDecimal eightHourRate) {
    return within(eightHourRate.divide(HOURS, MathContext.DECIMAL128), CAP);
  }

  /**
   * What a position of that value pays at an hourly rate, in atoms; negative is received. Rounded
   * against the holder.
   */
  public static long paidAtoms(long positionAtoms, BigDecimal hourlyRate) {
    return BigDecimal.valueOf(positionAtoms)
        .multiply(hourlyRate)
        .setScale(0, RoundingMode.CEILING)
        .longValueExact();
  }

  static BigDecimal within(BigDecimal x, BigDecimal bound) {
    return x.min(bound).max(bound.negate());
  }

  /** An hourly rate that was stated, held to the cap. */
  static BigDecimal capped(BigDecimal hourlyRate) {
    return within(hourlyRate, CAP);
  }
}
