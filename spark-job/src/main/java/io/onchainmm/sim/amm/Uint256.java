package io.onchainmm.sim.amm;

import io.onchainmm.sim.amm.Revert.Reason;
import java.math.BigInteger;

/** Checked unsigned 256-bit arithmetic, as the EVM with SafeMath does it at every step. */
final class Uint256 {
  private Uint256() {}

  static BigInteger add(BigInteger a, BigInteger b) {
    return checked(a.add(b));
  }

  static BigInteger subtract(BigInteger a, BigInteger b) {
    BigInteger difference = a.subtract(b);
    if (difference.signum() < 0) {
      throw new Revert(Reason.UNDERFLOW);
    }
    return difference;
  }

  static BigInteger multiply(BigInteger a, BigInteger b) {
    return checked(a.multiply(b));
  }

  /** Rounds down. */
  static BigInteger divide(BigInteger a, BigInteger b) {
    if (b.signum() == 0) {
      throw new Revert(Reason.DIV_ZERO);
    }
    return a.divide(b);
  }

  /** Rounds up. */
  static BigInteger divideUp(BigInteger a, BigInteger b) {
    if (b.signum() == 0) {
      throw new Revert(Reason.DIV_ZERO);
    }
    BigInteger[] parts = a.divideAndRemainder(b);
    return parts[1].signum() == 0 ? parts[0] : parts[0].add(BigInteger.ONE);
  }

  private static BigInteger checked(BigInteger value) {
    if (value.bitLength() > 256) {
      throw new Revert(Reason.OVERFLOW);
    }
    return value;
  }
}
