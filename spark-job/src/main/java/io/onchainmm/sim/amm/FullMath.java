package io.onchainmm.sim.amm;

import io.onchainmm.sim.amm.Revert.Reason;

/**
 * Products of two words at full precision, and their quotients: v3-core's {@code FullMath}. Holds
 * scratch, so it serves one thread.
 *
 * <p>Division is Knuth's algorithm D (The Art of Computer Programming 2, section 4.3.1) with digits
 * of 64 bits.
 */
final class FullMath {
  private static final int LIMBS = 4;

  /** A product of 512 bits, and one digit more for its normalisation. */
  private final long[] u = new long[2 * LIMBS + 1];

  private final long[] v = new long[LIMBS];
  private final long[] q = new long[2 * LIMBS + 1];

  /** {@code a·b/d} rounded down into {@code to}; {@link Revert} when it leaves 256 bits. */
  void multiplyDivide(Word a, Word b, Word d, Word to) {
    multiply(a, b);
    divide(d, to);
  }

  /** {@code a·b/d} rounded up into {@code to}; {@link Revert} when it leaves 256 bits. */
  void multiplyDivideUp(Word a, Word b, Word d, Word to) {
    multiply(a, b);
    if (divide(d, to)) {
      to.increment();
    }
  }

  /** {@code a/d} rounded down into {@code to}. */
  void divide(Word a, Word d, Word to) {
    load(a);
    divide(d, to);
  }

  /** {@code a/d} rounded up into {@code to}. */
  void divideUp(Word a, Word d, Word to) {
    load(a);
    if (divide(d, to)) {
      to.increment();
    }
  }

  /** {@code a·b/2⁹⁶} into {@code to}; {@link Revert} when it leaves 256 bits. */
  void multiplyX96(Word a, Word b, boolean roundUp, Word to) {
    multiply(a, b);
    if ((u[5] >>> 32 | u[6] | u[7]) != 0) {
      throw new Revert(Reason.OVERFLOW);
    }
    boolean rest = u[0] != 0 || u[1] << 32 != 0;
    to.set(joined(5), joined(4), joined(3), joined(2));
    if (roundUp && rest) {
      to.increment();
    }
  }

  /** The upper half of limb {@code i - 1} below the lower half of limb {@code i}. */
  private long joined(int i) {
    return (u[i] << 32) | (u[i - 1] >>> 32);
  }

  /** Product modulo 2²⁵⁶ into {@code to}; whether the product left 256 bits. */
  boolean multiplyWraps(Word a, Word b, Word to) {
    multiply(a, b);
    to.set(u[3], u[2], u[1], u[0]);
    return (u[4] | u[5] | u[6] | u[7]) != 0;
  }

  private void load(Word a) {
    u[0] = a.w0;
    u[1] = a.w1;
    u[2] = a.w2;
    u[3] = a.w3;
    for (int i = LIMBS; i < u.length; i++) {
      u[i] = 0;
    }
  }

  private void multiply(Word a, Word b) {
    for (int i = 0; i < u.length; i++) {
      u[i] = 0;
    }
    int n = limbs(b);
    for (int i = 0; i < LIMBS; i++) {
      long digit = a.limb(i);
      if (digit != 0) {
        addProduct(digit, b, n, i);
      }
    }
  }

  private static int limbs(Word a) {
    return a.w3 != 0 ? 4 : a.w2 != 0 ? 3 : a.w1 != 0 ? 2 : 1;
  }

  private void addProduct(long digit, Word b, int n, int at) {
    long carry = 0;
    for (int j = 0; j < n; j++) {
      long other = b.limb(j);
      long low = digit * other;
      long high = high(digit, other);
      long sum = low + carry;
      high += Long.compareUnsigned(sum, low) < 0 ? 1 : 0;
      long total = u[at + j] + sum;
      high += Long.compareUnsigned(total, sum) < 0 ? 1 : 0;
      u[at + j] = total;
      carry = high;
    }
    u[at + n] += carry;
  }

  /** Upper 64 bits of an unsigned product. */
  static long high(long a, long b) {
    return Math.multiplyHigh(a, b) + ((a >> 63) & b) + ((b >> 63) & a);
  }

  /** Divides {@code u}, whose last digit is free; whether a remainder is left. */
  private boolean divide(Word d, Word to) {
    if (d.isZero()) {
      throw new Revert(Reason.DIV_ZERO);
    }
    int n = limbs(d);
    int m = 2 * LIMBS;
    while (m > n && u[m - 1] == 0) {
      m--;
    }
    normalise(d, n, m);
    for (int i = 0; i < q.length; i++) {
      q[i] = 0;
    }
    for (int j = m - n; j >= 0; j--) {
      q[j] = n == 1 ? shortDigit(j) : digit(j, n);
    }
    if ((q[4] | q[5] | q[6] | q[7] | q[8]) != 0) {
      throw new Revert(Reason.OVERFLOW);
    }
    long rest = 0;
    for (int i = 0; i < n; i++) {
      rest |= u[i];
    }
    to.set(q[3], q[2], q[1], q[0]);
    return rest != 0;
  }

  /** Shifts both numbers so that the divisor's highest bit is set. */
  private void normalise(Word d, int n, int m) {
    for (int i = 0; i < n; i++) {
      v[i] = d.limb(i);
    }
    int shift = Long.numberOfLeadingZeros(v[n - 1]);
    u[m] = 0;
    if (shift == 0) {
      return;
    }
    int back = Long.SIZE - shift;
    u[m] = u[m - 1] >>> back;
    for (int i = m - 1; i > 0; i--) {
      u[i] = (u[i] << shift) | (u[i - 1] >>> back);
    }
    u[0] <<= shift;
    for (int i = n - 1; i > 0; i--) {
      v[i] = (v[i] << shift) | (v[i - 1] >>> back);
    }
    v[0] <<= shift;
  }

  private long shortDigit(int j) {
    long quotient = Uint128.divide(u[j + 1], u[j], v[0]);
    u[j] -= quotient * v[0];
    u[j + 1] = 0;
    return quotient;
  }

  /** One digit of the quotient: an estimate that is at most two too large, then mended. */
  private long digit(int j, int n) {
    long top = v[n - 1];
    long next = v[n - 2];
    long u2 = u[j + n];
    long u1 = u[j + n - 1];
    long u0 = u[j + n - 2];
    long estimate;
    long rest;
    boolean restFits;
    if (u2 == top) {
      estimate = -1;
      rest = u1 + top;
      restFits = Long.compareUnsigned(rest, top) >= 0;
    } else {
      estimate = Uint128.divide(u2, u1, top);
      rest = u1 - estimate * top;
      restFits = true;
    }
    while (restFits && exceeds(estimate, next, rest, u0)) {
      estimate--;
      rest += top;
      restFits = Long.compareUnsigned(rest, top) >= 0;
    }
    if (subtractProduct(estimate, j, n)) {
      estimate--;
      addBack(j, n);
    }
    return estimate;
  }

  /** Whether {@code a·b} is larger than {@code (high:low)}. */
  private static boolean exceeds(long a, long b, long high, long low) {
    long product = high(a, b);
    return product != high
        ? Long.compareUnsigned(product, high) > 0
        : Long.compareUnsigned(a * b, low) > 0;
  }

  /** Takes {@code digit·v} from {@code u} at place j; whether it was more than there was. */
  private boolean subtractProduct(long digit, int j, int n) {
    long carry = 0;
    for (int i = 0; i < n; i++) {
      long low = digit * v[i];
      long high = high(digit, v[i]);
      long sum = low + carry;
      high += Long.compareUnsigned(sum, low) < 0 ? 1 : 0;
      long before = u[i + j];
      u[i + j] = before - sum;
      carry = high + (Long.compareUnsigned(before, sum) < 0 ? 1 : 0);
    }
    long before = u[j + n];
    u[j + n] = before - carry;
    return Long.compareUnsigned(before, carry) < 0;
  }

  private void addBack(int j, int n) {
    long carry = 0;
    for (int i = 0; i < n; i++) {
      long sum = u[i + j] + carry;
      carry = Long.compareUnsigned(sum, carry) < 0 ? 1 : 0;
      long total = sum + v[i];
      carry += Long.compareUnsigned(total, sum) < 0 ? 1 : 0;
      u[i + j] = total;
    }
    u[j + n] += carry;
  }
}
