package io.onchainmm.sim.amm;

import io.onchainmm.sim.amm.Revert.Reason;
import java.math.BigInteger;

/**
 * A mutable unsigned 256-bit number, the EVM's word, in four {@code long}s: for loops that must not
 * allocate. Every method that changes it returns it.
 */
final class Word {
  static final int BITS = 256;

  private static final int BYTES = 32;

  /** Bits 0 to 63. */
  long w0;

  /** Bits 64 to 127. */
  long w1;

  /** Bits 128 to 191. */
  long w2;

  /** Bits 192 to 255. */
  long w3;

  /** A number, 0 to 2²⁵⁶ − 1. */
  static Word of(BigInteger value) {
    return new Word().set(value);
  }

  Word set(Word other) {
    return set(other.w3, other.w2, other.w1, other.w0);
  }

  /** Takes 64 unsigned bits. */
  Word set(long bits) {
    return set(0, 0, 0, bits);
  }

  /** Takes 256 bits, the highest first. */
  Word set(long b3, long b2, long b1, long b0) {
    w3 = b3;
    w2 = b2;
    w1 = b1;
    w0 = b0;
    return this;
  }

  /** Takes a number that must be unsigned and fit: else {@link Revert}, as a contract's type. */
  Word set(BigInteger value) {
    if (value.signum() < 0) {
      throw new Revert(Reason.UNDERFLOW);
    }
    if (value.bitLength() > BITS) {
      throw new Revert(Reason.OVERFLOW);
    }
    if (value.bitLength() < Long.SIZE) {
      return set(value.longValue());
    }
    return set(
        value.shiftRight(192).longValue(),
        value.shiftRight(128).longValue(),
        value.shiftRight(64).longValue(),
        value.longValue());
  }

  BigInteger toBigInteger() {
    if ((w3 | w2 | w1) == 0 && w0 >= 0) {
      return BigInteger.valueOf(w0);
    }
    byte[] bytes = new byte[BYTES];
    for (int i = 0; i < BYTES; i++) {
      bytes[BYTES - 1 - i] = (byte) (limb(i >>> 3) >>> ((i & 7) << 3));
    }
    return new BigInteger(1, bytes);
  }

  /** Nearest double, within one unit in its last place; for model mathematics only. */
  double toDouble() {
    return ((unsigned(w3) * 0x1p64 + unsigned(w2)) * 0x1p64 + unsigned(w1)) * 0x1p64 + unsigned(w0);
  }

  private static double unsigned(long bits) {
    return (bits >>> 1) * 2.0 + (bits & 1);
  }

  /** Bits 64·i to 64·i + 63. */
  long limb(int i) {
    return i == 0 ? w0 : i == 1 ? w1 : i == 2 ? w2 : w3;
  }

  boolean isZero() {
    return (w3 | w2 | w1 | w0) == 0;
  }

  int bitLength() {
    return w3 != 0
        ? BITS - Long.numberOfLeadingZeros(w3)
        : w2 != 0
            ? 192 - Long.numberOfLeadingZeros(w2)
            : w1 != 0
                ? 128 - Long.numberOfLeadingZeros(w1)
                : Long.SIZE - Long.numberOfLeadingZeros(w0);
  }

  int compareTo(Word other) {
    if (w3 != other.w3) {
      return Long.compareUnsigned(w3, other.w3);
    }
    if (w2 != other.w2) {
      return Long.compareUnsigned(w2, other.w2);
    }
    return w1 != other.w1 ? Long.compareUnsigned(w1, other.w1) : Long.compareUnsigned(w0, other.w0);
  }

  boolean same(Word other) {
    return ((w3 ^ other.w3) | (w2 ^ other.w2) | (w1 ^ other.w1) | (w0 ^ other.w0)) == 0;
  }

  /** Adds modulo 2²⁵⁶; whether the sum left 256 bits. */
  boolean addWraps(Word other) {
    long s0 = w0 + other.w0;
    long c0 = carry(w0, other.w0, s0);
    long s1 = w1 + other.w1 + c0;
    long c1 = carry(w1, other.w1, s1);
    long s2 = w2 + other.w2 + c1;
    long c2 = carry(w2, other.w2, s2);
    long s3 = w3 + other.w3 + c2;
    long c3 = carry(w3, other.w3, s3);
    set(s3, s2, s1, s0);
    return c3 != 0;
  }

  /** Carry out of a 64-bit sum of two numbers and a carry. */
  private static long carry(long a, long b, long sum) {
    return ((a & b) | ((a | b) & ~sum)) >>> 63;
  }

  Word add(Word other) {
    if (addWraps(other)) {
      throw new Revert(Reason.OVERFLOW);
    }
    return this;
  }

  Word subtract(Word other) {
    if (compareTo(other) < 0) {
      throw new Revert(Reason.UNDERFLOW);
    }
    long d0 = w0 - other.w0;
    long b0 = borrow(w0, other.w0, d0);
    long d1 = w1 - other.w1 - b0;
    long b1 = borrow(w1, other.w1, d1);
    long d2 = w2 - other.w2 - b1;
    long b2 = borrow(w2, other.w2, d2);
    return set(w3 - other.w3 - b2, d2, d1, d0);
  }

  /** Borrow out of a 64-bit difference of two numbers and a borrow. */
  private static long borrow(long a, long b, long difference) {
    return ((~a & b) | ((~a | b) & difference)) >>> 63;
  }

  /** Adds one. */
  Word increment() {
    if (++w0 == 0 && ++w1 == 0 && ++w2 == 0 && ++w3 == 0) {
      throw new Revert(Reason.OVERFLOW);
    }
    return this;
  }

  /** Multiplies by 2⁹⁶; the number is below 2¹⁶⁰. */
  Word toX96() {
    return set((w2 << 32) | (w1 >>> 32), (w1 << 32) | (w0 >>> 32), w0 << 32, 0);
  }
}
