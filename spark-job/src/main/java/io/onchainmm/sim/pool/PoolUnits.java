package io.onchainmm.sim.pool;

import io.onchainmm.sim.market.FailureReason;
import io.onchainmm.sim.market.Instrument;
import io.onchainmm.sim.market.PoolTape;
import io.onchainmm.sim.market.TrialFailure;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** Where a pool's raw token units become lots, dollars and money atoms. */
final class PoolUnits {
  private static final int WHOLE_BITS = 48;

  /** Below the ledger's range of 9.2 × 10⁹ USD. */
  private static final double MOST_USD = 9e9;

  private final double tickUsd;
  private final double lotBase;
  private final double atomsPerHalfTickLot;
  private final BigInteger lotRaw;
  private final BigDecimal atomsPerQuoteRaw;
  private final long wholeAtomsPerQuoteRaw;
  private final double usdPerQuoteRaw;
  private final double rawPricePerUsd;

  /** Throws {@link TrialFailure} when a lot is not a whole number of raw units. */
  PoolUnits(PoolTape tape) {
    if (!(tape.usdPerQuote > 0) || Double.isInfinite(tape.usdPerQuote)) {
      throw new TrialFailure(
          FailureReason.INVALID_CONFIG,
          "USD per quote token of %s is %s: give a finite number > 0"
              .formatted(tape.market(), tape.usdPerQuote));
    }
    Instrument instrument = tape.instrument();
    tickUsd = instrument.tickUsd();
    lotBase = instrument.lotBase();
    atomsPerHalfTickLot = instrument.atomsPerHalfTickLot();
    lotRaw = lotRaw(tape);
    BigDecimal usd = BigDecimal.valueOf(tape.usdPerQuote).movePointLeft(tape.quoteDecimals);
    usdPerQuoteRaw = usd.doubleValue();
    atomsPerQuoteRaw = usd.multiply(BigDecimal.valueOf(Instrument.ATOMS_PER_USD));
    wholeAtomsPerQuoteRaw = whole(atomsPerQuoteRaw);
    rawPricePerUsd = Math.pow(10, -tape.baseDecimals) / usdPerQuoteRaw;
  }

  /** The number if it is whole and below 2¹⁵, else 0. */
  private static long whole(BigDecimal number) {
    boolean small = number.compareTo(BigDecimal.valueOf(1 << (Long.SIZE - 1 - WHOLE_BITS))) < 0;
    return small && number.stripTrailingZeros().scale() <= 0 ? number.longValueExact() : 0;
  }

  private static BigInteger lotRaw(PoolTape tape) {
    BigDecimal lot = tape.instrument().lotSizeBase();
    try {
      return lot.movePointRight(tape.baseDecimals).toBigIntegerExact();
    } catch (ArithmeticException e) {
      throw new TrialFailure(
          FailureReason.INVALID_CONFIG,
          "A lot of %s is %s base tokens, finer than the token's %d decimals: choose a coarser lot"
              .formatted(tape.market(), lot, tape.baseDecimals));
    }
  }

  /** Base units of a number of lots, for model mathematics only. */
  double base(long lots) {
    return lots * lotBase;
  }

  /** Base raw units in so many lots. */
  BigInteger baseRaw(long lots) {
    return lotRaw.multiply(BigInteger.valueOf(lots));
  }

  /**
   * Whole lots in so many base raw units. Throws {@link TrialFailure} beyond the ledger's range.
   */
  long wholeLots(BigInteger baseRaw) {
    BigInteger lots = baseRaw.divide(lotRaw);
    if (lots.bitLength() >= Long.SIZE) {
      throw new TrialFailure(
          FailureReason.NOT_FINITE,
          "%s raw base units are more lots than the ledger holds: choose a coarser lot"
              .formatted(baseRaw));
    }
    return lots.longValue();
  }

  /**
   * Money atoms that lots are worth at a price in half-ticks. Throws {@link TrialFailure} beyond
   * the ledger's range.
   */
  long valueAtoms(long lots, long halfTicks) {
    try {
      return Math.multiplyExact(lots, Math.multiplyExact(halfTicks, (long) atomsPerHalfTickLot));
    } catch (ArithmeticException e) {
      throw new TrialFailure(
          FailureReason.NOT_FINITE,
          "%d lots at %s USD are more money than the ledger holds: trade or deposit less"
              .formatted(lots, priceUsdOfHalfTicks((double) halfTicks)));
    }
  }

  /** Base raw units as lots, for model mathematics only. */
  double lots(double baseRaw) {
    return baseRaw / lotRaw.doubleValue();
  }

  /** Price in raw quote per raw base, for model mathematics only. */
  double rawPrice(double priceUsd) {
    return priceUsd * rawPricePerUsd;
  }

  /** Price in USD of a price in raw quote per raw base, for model mathematics only. */
  double priceUsd(double rawPrice) {
    return rawPrice / rawPricePerUsd;
  }

  /** USD of a price in half-ticks, for model mathematics only. */
  double priceUsdOfHalfTicks(double halfTicks) {
    return halfTicks * 0.5 * tickUsd;
  }

  /** USD value of one lot at a price in half-ticks, for model mathematics only. */
  double lotUsd(long halfTicks) {
    return halfTicks * atomsPerHalfTickLot / Instrument.ATOMS_PER_USD;
  }

  /** Half-ticks in a difference of price that is worth so much on so many lots. */
  double halfTicksWorth(double usd, long lots) {
    return usd / (lots * lotBase * tickUsd / 2);
  }

  /** USD value of base at a price, for model mathematics only. */
  double baseUsd(long lots, double priceUsd) {
    return lots * lotBase * priceUsd;
  }

  /** USD value of raw quote, for model mathematics only. */
  double quoteUsd(BigInteger quoteRaw) {
    return quoteRaw.doubleValue() * usdPerQuoteRaw;
  }

  /** What paying so much quote costs, money atoms, rounded up. */
  long paidAtoms(BigInteger quoteRaw) {
    return atoms(quoteRaw, RoundingMode.CEILING);
  }

  /** What receiving so much quote brings, money atoms, rounded down. */
  long receivedAtoms(BigInteger quoteRaw) {
    return atoms(quoteRaw, RoundingMode.FLOOR);
  }

  /** A cost in USD as money atoms, rounded up. */
  static long costAtoms(double usd) {
    if (!(Math.abs(usd) < MOST_USD)) {
      throw new TrialFailure(
          FailureReason.NOT_FINITE,
          "A cost of %s USD is more than the ledger holds (%s): check gas, bribe and coin prices"
              .formatted(usd, MOST_USD));
    }
    return BigDecimal.valueOf(usd)
        .multiply(BigDecimal.valueOf(Instrument.ATOMS_PER_USD))
        .setScale(0, RoundingMode.CEILING)
        .longValueExact();
  }

  private long atoms(BigInteger quoteRaw, RoundingMode rounding) {
    if (wholeAtomsPerQuoteRaw > 0 && quoteRaw.bitLength() <= WHOLE_BITS) {
      return quoteRaw.longValue() * wholeAtomsPerQuoteRaw;
    }
    BigInteger atoms =
        new BigDecimal(quoteRaw).multiply(atomsPerQuoteRaw).setScale(0, rounding).toBigInteger();
    if (atoms.bitLength() >= Long.SIZE) {
      throw new TrialFailure(
          FailureReason.NOT_FINITE,
          "A swap of %s raw quote units is more money than the ledger holds: check usd_per_quote"
              .formatted(quoteRaw));
    }
    return atoms.longValue();
  }
}
