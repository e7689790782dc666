package io.onchainmm.data;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.OptionalLong;

/** Exact conversion between decimal numbers and whole steps of a tick or a lot. */
record Grid(BigDecimal step) implements Serializable {

  /** Steps of a number, absent where it lies between two steps or beyond 64 bits. */
  OptionalLong exactSteps(BigDecimal value) {
    BigDecimal[] parts = value.divideAndRemainder(step);
    if (parts[1].signum() != 0) {
      return OptionalLong.empty();
    }
    BigInteger steps = parts[0].toBigIntegerExact();
    return steps.bitLength() <= 63 ? OptionalLong.of(steps.longValue()) : OptionalLong.empty();
  }

  /** The double next to {@code steps × step}. */
  double value(long steps) {
    return step.multiply(BigDecimal.valueOf(steps)).doubleValue();
  }
}
