package io.onchainmm.sim.hyperliquid;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Initial and maintenance margin of a position by its value (Hyperliquid documentation, "Margining"
 * and "Margin tiers"): initial = value / leverage; maintenance = value × rate − deduction, where
 * the rate is half the inverse of the tier's largest leverage and the deduction keeps it
 * continuous. Amounts in atoms, rounded up.
 */
public final class MarginTiers {
  private final int leverage;
  private final long[] fromAtoms;
  private final BigDecimal[] halves;
  private final BigDecimal[] deductions;
  private final double steepest;

  /**
   * The tiers of the spec.
   *
   * @param atomsPerUsd unit of the amounts
   */
  public MarginTiers(MarginSpec spec, long atomsPerUsd) {
    int tiers = spec.tierUsd().size();
    leverage = spec.leverage();
    fromAtoms = new long[tiers];
    halves = new BigDecimal[tiers];
    deductions = new BigDecimal[tiers];
    for (int i = 0; i < tiers; i++) {
      BigDecimal from =
          BigDecimal.valueOf(spec.tierUsd().get(i)).multiply(BigDecimal.valueOf(atomsPerUsd));
      fromAtoms[i] = from.setScale(0, RoundingMode.CEILING).longValueExact();
      halves[i] = BigDecimal.valueOf(spec.tierLeverage().get(i)).multiply(BigDecimal.valueOf(2));
      deductions[i] =
          i == 0
              ? BigDecimal.ZERO
              : deductions[i - 1].add(share(from, halves[i])).subtract(share(from, halves[i - 1]));
    }
    steepest = (1 + 1e-9) / halves[tiers - 1].doubleValue();
  }

  private static BigDecimal share(BigDecimal atoms, BigDecimal parts) {
    return atoms.divide(parts, 6, RoundingMode.HALF_EVEN);
  }

  /** Margin that a position of that value needs to be opened. */
  public long initialAtoms(long valueAtoms) {
    return -Math.floorDiv(-valueAtoms, (long) leverage);
  }

  /** Account value below which a position of that value is liquidated. */
  public long maintenanceAtoms(long valueAtoms) {
    int tier = fromAtoms.length - 1;
    while (fromAtoms[tier] > valueAtoms) {
      tier--;
    }
    return share(BigDecimal.valueOf(valueAtoms), halves[tier])
        .subtract(deductions[tier])
        .setScale(0, RoundingMode.CEILING)
        .longValueExact();
  }

  /** Whether an account of that value is far enough from liquidation to need no exact look. */
  public boolean surelyCovers(long accountAtoms, long valueAtoms) {
    // Maintenance is convex in the value, hence at most what the last tier's rate would ask.
    return accountAtoms > valueAtoms * steepest + 2;
  }
}
