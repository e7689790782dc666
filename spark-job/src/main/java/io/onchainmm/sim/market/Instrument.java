package io.onchainmm.sim.market;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * What one market trades and in which steps: the only place where ticks become dollars.
 *
 * <p>Prices are {@code long} ticks of {@code tickSizeUsd}, sizes {@code long} lots of {@code
 * lotSizeBase}, money {@code long} atoms of 10⁻⁹ USD. The mid is kept doubled ({@code bid + ask},
 * half-ticks) so that it stays an integer; hence the value of one lot at one half-tick must be a
 * whole number of atoms.
 *
 * @param symbol name for people, e.g. {@code ETH}
 * @param tickSizeUsd USD per tick and base unit, &gt; 0
 * @param lotSizeBase base units per lot, &gt; 0
 * @param significantFigures most significant figures a price may have (Hyperliquid: 5), 0 = no rule
 * @param minNotionalUsd smallest order value in USD, 0 = no rule
 */
public record Instrument(
    String symbol,
    BigDecimal tickSizeUsd,
    BigDecimal lotSizeBase,
    int significantFigures,
    double minNotionalUsd)
    implements Serializable {

  /** Money atoms in one USD. */
  public static final long ATOMS_PER_USD = 1_000_000_000L;

  private static final BigDecimal HALF_ATOMS =
      BigDecimal.valueOf(ATOMS_PER_USD).divide(BigDecimal.valueOf(2));

  /** Checks that ticks and lots multiply to whole atoms. */
  public Instrument {
    if (tickSizeUsd.signum() <= 0 || lotSizeBase.signum() <= 0) {
      throw new IllegalArgumentException(
          "tick size and lot size must be > 0, but were %s USD and %s"
              .formatted(tickSizeUsd, lotSizeBase));
    }
    BigDecimal atoms = tickSizeUsd.multiply(lotSizeBase).multiply(HALF_ATOMS);
    if (atoms.stripTrailingZeros().scale() > 0 || atoms.compareTo(BigDecimal.ONE) < 0) {
      throw new IllegalArgumentException(
          "tick %s USD x lot %s is not a whole multiple of 2e-9 USD: choose coarser steps"
              .formatted(tickSizeUsd, lotSizeBase));
    }
  }

  /** Atoms that one lot is worth at a price of one half-tick. */
  public long atomsPerHalfTickLot() {
    return tickSizeUsd.multiply(lotSizeBase).multiply(HALF_ATOMS).longValueExact();
  }

  /** USD per tick, for model mathematics only. */
  public double tickUsd() {
    return tickSizeUsd.doubleValue();
  }

  /** Base units per lot, for model mathematics only. */
  public double lotBase() {
    return lotSizeBase.doubleValue();
  }

  /** USD value of one lot at {@code halfTicks / 2} ticks, for model mathematics only. */
  public double lotUsd(long halfTicks) {
    return lotUsd(halfTicks, atomsPerHalfTickLot());
  }

  /** The same where {@link #atomsPerHalfTickLot} is known, which takes long to find out. */
  public static double lotUsd(long halfTicks, long atomsPerHalfTickLot) {
    return halfTicks * (double) atomsPerHalfTickLot / ATOMS_PER_USD;
  }

  /** Ticks of an exact price. Throws when the price is not on the grid. */
  public long ticks(BigDecimal priceUsd) {
    return priceUsd.divide(tickSizeUsd, 0, RoundingMode.UNNECESSARY).longValueExact();
  }

  /** Lots of an exact size. Throws when the size is not on the grid. */
  public long lots(BigDecimal sizeBase) {
    return sizeBase.divide(lotSizeBase, 0, RoundingMode.UNNECESSARY).longValueExact();
  }

  /**
   * The step in ticks between legal order prices near {@code priceTicks}: 1, or more where the
   * significant-figures rule is coarser than the tick (integers are always legal).
   */
  public long stepTicks(long priceTicks) {
    if (significantFigures == 0 || priceTicks <= 0) {
      return 1;
    }
    BigDecimal price = tickSizeUsd.multiply(BigDecimal.valueOf(priceTicks));
    int exponent = price.precision() - price.scale();
    BigDecimal step = BigDecimal.ONE.scaleByPowerOfTen(exponent - significantFigures);
    if (step.compareTo(BigDecimal.ONE) > 0) {
      step = BigDecimal.ONE;
    }
    BigDecimal ticks = step.divide(tickSizeUsd, MathContext.DECIMAL64);
    return Math.max(1, ticks.setScale(0, RoundingMode.CEILING).longValueExact());
  }
}
