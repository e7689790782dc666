package io.onchainmm.sim.amm;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/**
 * What an arbitrageur swaps: moves a constant-product pool to the edge of the band around a fair
 * price inside which nobody gains (docs, section on pools). With reserves x and y, γ the input left
 * after the fee and fair price F: Δy = (√(xyFγ) − y)/γ in, or Δx = (√(xyγ/F) − x)/γ in.
 */
public final class Arbitrage {
  private Arbitrage() {}

  /**
   * One exact-input swap.
   *
   * @param baseIn whether base is paid in
   * @param in raw units paid in
   */
  public record Swap(boolean baseIn, BigInteger in) {}

  /** Whether nobody gains by a swap at this fair price, raw quote per raw base. */
  public static boolean inside(Pool pool, double fairRaw) {
    return pool.bidRaw() <= fairRaw && fairRaw <= pool.askRaw();
  }

  /** The swap that brings the pool back to the band, if it is outside. */
  public static Optional<Swap> towards(Pool pool, double fairRaw) {
    double kept = pool.curve().keptFraction();
    double root = Math.sqrt(pool.baseRaw()) * Math.sqrt(pool.quoteRaw() * kept);
    double quoteIn = (root * Math.sqrt(fairRaw) - pool.quoteRaw()) / kept;
    double baseIn = (root / Math.sqrt(fairRaw) - pool.baseRaw()) / kept;
    if (quoteIn > 0) {
      return Optional.of(new Swap(false, BigDecimal.valueOf(quoteIn).toBigInteger()));
    }
    return baseIn > 0
        ? Optional.of(new Swap(true, BigDecimal.valueOf(baseIn).toBigInteger()))
        : Optional.empty();
  }
}
