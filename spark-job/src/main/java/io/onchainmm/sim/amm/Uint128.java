package io.onchainmm.sim.amm;

/**
 * Division of a 128-bit product by a 64-bit number, all unsigned: Knuth's algorithm D for two
 * 32-bit digits (Warren, Hacker's Delight, {@code divlu}).
 */
final class Uint128 {
  private static final long DIGIT = 0xFFFFFFFFL;

  private Uint128() {}

  /** Whether {@code a * b / divisor} fits 64 bits; factors not negative, divisor unsigned. */
  static boolean quotientFits(long a, long b, long divisor) {
    return Long.compareUnsigned(Math.multiplyHigh(a, b), divisor) < 0;
  }

  /**
   * {@code a * b / divisor} rounded down, as an unsigned 64-bit number; the factors are not
   * negative, the divisor is unsigned and {@link #quotientFits} holds.
   */
  static long multiplyDivide(long a, long b, long divisor) {
    long high = Math.multiplyHigh(a, b);
    long low = a * b;
    return high == 0 ? Long.divideUnsigned(low, divisor) : divide(high, low, divisor);
  }

  /** {@code (high:low) / divisor} rounded down, unsigned; {@code high} is below the divisor. */
  static long divide(long high, long low, long divisor) {
    int shift = Long.numberOfLeadingZeros(divisor);
    long d = divisor << shift;
    long d1 = d >>> 32;
    long d0 = d & DIGIT;
    long n32 = shift == 0 ? high : (high << shift) | (low >>> (64 - shift));
    long n10 = low << shift;
    long n1 = n10 >>> 32;
    long n0 = n10 & DIGIT;
    long q1 = digit(n32, n1, d1, d0);
    long n21 = (n32 << 32) + n1 - q1 * d;
    long q0 = digit(n21, n0, d1, d0);
    return (q1 << 32) + q0;
  }

  /** One quotient digit of {@code (top:next) / (d1:d0)}: the estimate is at most two too large. */
  private static long digit(long top, long next, long d1, long d0) {
    long q = Long.divideUnsigned(top, d1);
    long rest = top - q * d1;
    while ((q >>> 32) != 0 || Long.compareUnsigned(q * d0, (rest << 32) + next) > 0) {
      q--;
      rest += d1;
      if ((rest >>> 32) != 0) {
        break;
      }
    }
    return q;
  }
}
