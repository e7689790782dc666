package io.onchainmm.sim.market;

import java.math.BigDecimal;

/**
 * Which prices and sizes Hyperliquid accepts (its documentation, "Tick and lot size"): at most five
 * significant figures and at most {@code max − szDecimals} decimals, integers always; sizes with at
 * most {@code szDecimals} decimals; orders worth at least 10 USD.
 */
public final class HyperliquidRules {
  /** Most significant figures of a price that is no integer. */
  public static final int SIGNIFICANT_FIGURES = 5;

  /** Decimals that a price and a size share on perpetuals. */
  public static final int PERP_DECIMALS = 6;

  /** Decimals that a price and a size share on spot markets. */
  public static final int SPOT_DECIMALS = 8;

  /** Smallest value of an order, USD. */
  public static final double MIN_NOTIONAL_USD = 10;

  private HyperliquidRules() {}

  /** The perpetual on a coin whose sizes have {@code sizeDecimals} decimals. */
  public static Instrument perpetual(String coin, int sizeDecimals) {
    return new Instrument(
        coin,
        BigDecimal.ONE.scaleByPowerOfTen(sizeDecimals - PERP_DECIMALS),
        BigDecimal.ONE.scaleByPowerOfTen(-sizeDecimals),
        SIGNIFICANT_FIGURES,
        MIN_NOTIONAL_USD);
  }

  /** Whether a price is legal. */
  public static boolean priceValid(BigDecimal price, int sizeDecimals, boolean perpetual) {
    if (price.signum() <= 0) {
      return false;
    }
    BigDecimal stripped = price.stripTrailingZeros();
    int decimals = (perpetual ? PERP_DECIMALS : SPOT_DECIMALS) - sizeDecimals;
    return stripped.scale() <= 0
        || (stripped.precision() <= SIGNIFICANT_FIGURES && stripped.scale() <= decimals);
  }

  /** Whether a size is legal. */
  public static boolean sizeValid(BigDecimal size, int sizeDecimals) {
    return size.signum() > 0 && size.stripTrailingZeros().scale() <= sizeDecimals;
  }

  /** Whether an order is worth enough. */
  public static boolean meetsMinimum(BigDecimal price, BigDecimal size) {
    return price.multiply(size).compareTo(BigDecimal.valueOf(MIN_NOTIONAL_USD)) >= 0;
  }
}
