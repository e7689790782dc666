package io.onchainmm.bars;

import io.onchainmm.schema.ConfigException;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * How much of the measure makes a bar, in trades, lots or atoms: the exact fraction {@code
 * numerator / denominator} in lowest terms. Nearly always the denominator is 1; where the steps of
 * a market do not divide the threshold, sums are kept in denominator-ths, so that every boundary is
 * exact all the same.
 */
record Threshold(long numerator, long denominator) {

  /** The threshold of a bar specification on a market. {@link BarType#TIME} has none. */
  static Threshold of(BarsSpec spec, MarketUnits units) {
    return switch (spec.type()) {
      case TICK -> new Threshold(spec.thresholdTrades(), 1);
      case VOLUME -> of("threshold_base", spec.thresholdBase(), units.lotBase());
      case DOLLAR -> of("threshold_usd", spec.thresholdUsd(), units.atomUsd());
      case TIME -> throw new IllegalArgumentException("time bars have no threshold");
    };
  }

  private static Threshold of(String key, double amount, BigDecimal step) {
    BigDecimal exact = BigDecimal.valueOf(amount);
    int scale = Math.max(0, Math.max(exact.scale(), step.scale()));
    BigInteger numerator = exact.scaleByPowerOfTen(scale).toBigIntegerExact();
    BigInteger denominator = step.scaleByPowerOfTen(scale).toBigIntegerExact();
    BigInteger divisor = numerator.gcd(denominator);
    BigInteger top = numerator.divide(divisor);
    BigInteger bottom = denominator.divide(divisor);
    if (top.bitLength() > 62 || bottom.bitLength() > 20) {
      throw new ConfigException(
          "bars.%s: %s is %s/%s steps of %s, which 64 bits cannot count exactly; choose a multiple"
                  .formatted(key, exact.toPlainString(), top, bottom, step.toPlainString())
              + " of the step below 4e18 steps");
    }
    return new Threshold(top.longValueExact(), bottom.longValueExact());
  }
}
