package io.onchainmm.sim.hyperliquid;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Hyperliquid's maker and taker fees by volume, maker share, stake and referral (its documentation,
 * "Fees"). Discounts lower fees, not rebates; a rebate takes the place of the fee.
 */
public final class FeeTiers {
  private static final double[] VOLUME_USD = {5e6, 25e6, 100e6, 500e6, 2e9, 7e9};
  private static final String[] PERP_MAKER_BPS = {"1.5", "1.2", "0.8", "0.4", "0", "0", "0"};
  private static final String[] SPOT_MAKER_BPS = {"4", "3", "2", "1", "0", "0", "0"};
  private static final String[] PERP_TAKER_BPS = {"4.5", "4", "3.5", "3", "2.8", "2.6", "2.4"};
  private static final String[] SPOT_TAKER_BPS = {"7", "6", "5", "4", "3.5", "3", "2.5"};
  private static final double[] SHARE = {0.005, 0.015, 0.03};
  private static final String[] REBATE_BPS = {"0", "0.1", "0.2", "0.3"};
  private static final double[] STAKE = {10, 100, 1_000, 10_000, 100_000, 500_000};
  private static final String[] STAKE_DISCOUNT = {
    "0", "0.05", "0.10", "0.15", "0.20", "0.30", "0.40"
  };
  private static final BigDecimal QUOTE_PAIR_SHARE = new BigDecimal("0.2");
  private static final int DECIMALS = 5;

  private FeeTiers() {}

  /** How many of the rising bounds the value is above. */
  private static int tier(double value, double[] bounds) {
    int tier = 0;
    while (tier < bounds.length && value > bounds[tier]) {
      tier++;
    }
    return tier;
  }

  /**
   * The maker's rate in basis points after 14 days of so much volume, negative for a rebate;
   * rounded up to five decimals.
   */
  public static double makerBps(FeeSpec spec, double volumeUsd) {
    boolean spot = spec.schedule() == FeeSpec.Schedule.HYPERLIQUID_SPOT;
    BigDecimal rebate = new BigDecimal(REBATE_BPS[tier(spec.makerShare(), SHARE)]);
    if (rebate.signum() > 0) {
      BigDecimal paid = spot && spec.quotePair() ? rebate.multiply(QUOTE_PAIR_SHARE) : rebate;
      return paid.negate().doubleValue();
    }
    return discounted(spec, volumeUsd, spot ? SPOT_MAKER_BPS : PERP_MAKER_BPS, BigDecimal.ONE);
  }

  /**
   * The taker's rate in basis points after 14 days of so much volume; rounded up to five decimals.
   */
  public static double takerBps(FeeSpec spec, double volumeUsd) {
    boolean spot = spec.schedule() == FeeSpec.Schedule.HYPERLIQUID_SPOT;
    BigDecimal share = spot && spec.quotePair() ? QUOTE_PAIR_SHARE : BigDecimal.ONE;
    return discounted(spec, volumeUsd, spot ? SPOT_TAKER_BPS : PERP_TAKER_BPS, share);
  }

  private static double discounted(
      FeeSpec spec, double volumeUsd, String[] feesBps, BigDecimal share) {
    BigDecimal staking = new BigDecimal(STAKE_DISCOUNT[tier(spec.stakedHype(), STAKE)]);
    return new BigDecimal(feesBps[tier(volumeUsd, VOLUME_USD)])
        .multiply(share)
        .multiply(BigDecimal.ONE.subtract(staking))
        .multiply(BigDecimal.ONE.subtract(BigDecimal.valueOf(spec.referralDiscount())))
        .setScale(DECIMALS, RoundingMode.CEILING)
        .doubleValue();
  }
}
