package io.onchainmm.bars;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.MathContext;

/**
 * What one tick and one lot of a market are worth: turns exact integers into USD and base units,
 * each with a single rounding.
 *
 * @param tickUsd USD per tick and base unit, &gt; 0
 * @param lotBase base units per lot, &gt; 0
 */
public record MarketUnits(BigDecimal tickUsd, BigDecimal lotBase) implements Serializable {

  /** Checks the steps. */
  public MarketUnits {
    if (tickUsd.signum() <= 0 || lotBase.signum() <= 0) {
      throw new IllegalArgumentException(
          "tick and lot must be > 0, but were %s USD and %s".formatted(tickUsd, lotBase));
    }
  }

  /** USD per atom: one lot at a price of one tick. */
  public BigDecimal atomUsd() {
    return tickUsd.multiply(lotBase);
  }

  /** Price in USD. */
  public double priceUsd(long ticks) {
    return tickUsd.multiply(BigDecimal.valueOf(ticks)).doubleValue();
  }

  /** Size in base units. */
  public double sizeBase(long lots) {
    return lotBase.multiply(BigDecimal.valueOf(lots)).doubleValue();
  }

  /** Value in USD. */
  public double valueUsd(long atoms) {
    return atomUsd().multiply(BigDecimal.valueOf(atoms)).doubleValue();
  }

  /** Volume-weighted average price of {@code atoms} traded in {@code lots}, in USD. */
  public double vwapUsd(long atoms, long lots) {
    return tickUsd
        .multiply(BigDecimal.valueOf(atoms))
        .divide(BigDecimal.valueOf(lots), MathContext.DECIMAL128)
        .doubleValue();
  }
}
