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

  /**
   * What brings the reserves back to the band, before it is cut to whole units: quote paid in when
   * positive, base paid in when negative, nothing when 0.
   *
   * @param kept γ, the input left after the fee
   */
  public static double signedIn(double base, double quote, double kept, double fairRaw) {
    double root = Math.sqrt(base) * Math.sqrt(quote * kept);
    double quoteIn = (root * Math.sqrt(fairRaw) - quote) / kept;
    if (quoteIn > 0) {
      return quoteIn;
    }
    double baseIn = (root / Math.sqrt(fairRaw) - base) / kept;
    return baseIn > 0 ? -baseIn : 0;
  }

  /** The swap that brings the pool back to the band, if it is outside. */
  public static Optional<Swap> towards(Pool pool, double fairRaw) {
    double in = signedIn(pool.baseRaw(), pool.quoteRaw(), pool.curve().keptFraction(), fairRaw);
    return swap(in < 0, Math.abs(in));
  }

  /** A swap of so much, cut to whole units; none for an amount that is no positive number. */
  static Optional<Swap> swap(boolean baseIn, double in) {
    return in > 0 && in < Double.POSITIVE_INFINITY
        ? Optional.of(new Swap(baseIn, BigDecimal.valueOf(in).toBigInteger()))
        : Optional.empty();
  }
}
