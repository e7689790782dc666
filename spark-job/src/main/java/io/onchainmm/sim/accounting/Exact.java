package io.onchainmm.sim.accounting;

import io.onchainmm.sim.market.FailureReason;
import io.onchainmm.sim.market.TrialFailure;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Exact arithmetic on money, lots and marks: a result that leaves the range of {@code long} ends
 * the trial and names the amount.
 */
public final class Exact {
  private Exact() {}

  /** The sum; {@code amount} names it in the error. */
  public static long plus(long a, long b, String amount) {
    try {
      return Math.addExact(a, b);
    } catch (ArithmeticException e) {
      throw outOfRange(amount, "%d + %d".formatted(a, b));
    }
  }

  static long minus(long a, long b, String amount) {
    try {
      return Math.subtractExact(a, b);
    } catch (ArithmeticException e) {
      throw outOfRange(amount, "%d - %d".formatted(a, b));
    }
  }

  /** The product. */
  public static long times(long a, long b, String amount) {
    try {
      return Math.multiplyExact(a, b);
    } catch (ArithmeticException e) {
      throw outOfRange(amount, "%d x %d".formatted(a, b));
    }
  }

  static long abs(long a, String amount) {
    try {
      return Math.absExact(a);
    } catch (ArithmeticException e) {
      throw outOfRange(amount, "|%d|".formatted(a));
    }
  }

  /**
   * The share {@code amount x part / whole}, rounded half-even; 0 &lt; part &le; whole. It never
   * leaves the range because it is never larger than the amount.
   */
  static long share(long amount, long part, long whole) {
    if (part == whole) {
      return amount;
    }
    long low = amount * part;
    if (Math.multiplyHigh(amount, part) != low >> 63) {
      return BigDecimal.valueOf(amount)
          .multiply(BigDecimal.valueOf(part))
          .divide(BigDecimal.valueOf(whole), 0, RoundingMode.HALF_EVEN)
          .longValueExact();
    }
    long floor = Math.floorDiv(low, whole);
    long rest = low - floor * whole;
    long other = whole - rest;
    return rest > other || (rest == other && (floor & 1) != 0) ? floor + 1 : floor;
  }

  private static TrialFailure outOfRange(String amount, String sum) {
    return new TrialFailure(
        FailureReason.NOT_FINITE,
        "%s left the range of the ledger (%s): trade smaller sizes or choose coarser steps"
            .formatted(amount, sum));
  }
}
