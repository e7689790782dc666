package io.onchainmm.data;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

/** One row's fields as exact values; whatever cannot be used throws a {@link BadRow}. */
final class CsvRow {
  /** No sensible number here has more digits than this before or after its point. */
  private static final int MAX_DIGITS = 100;

  private final List<String> header;
  private final List<String> fields;

  CsvRow(List<String> header, List<String> fields) {
    this.header = header;
    this.fields = fields;
  }

  /** The text of a column. */
  String text(int column) {
    return fields.get(column);
  }

  /** A bad row because of this column. */
  BadRow bad(int column, String rule) {
    return new BadRow(header.get(column), rule, text(column));
  }

  /** A whole number that fits 64 bits and is not negative. */
  long count(int column) {
    try {
      long value = Long.parseLong(text(column));
      if (value >= 0) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw bad(column, "must be a whole number from 0 to 2^63 - 1");
  }

  /** A time in units of {@code nanosPerUnit} since the epoch, as nanoseconds. */
  long nanos(int column, long nanosPerUnit) {
    long value = count(column);
    if (value == 0 || value > Long.MAX_VALUE / nanosPerUnit) {
      throw bad(column, "must be a time after 1970 and before 2262");
    }
    return value * nanosPerUnit;
  }

  /** Steps of a positive decimal number that lies on the grid. */
  long steps(int column, Grid grid) {
    BigDecimal value = decimal(column);
    if (value.signum() <= 0) {
      throw bad(column, "must be > 0");
    }
    return grid.exactSteps(value)
        .orElseThrow(() -> bad(column, "must be a multiple of " + grid.step().toPlainString()));
  }

  /** A finite decimal number. */
  BigDecimal decimal(int column) {
    try {
      BigDecimal value = new BigDecimal(text(column));
      if (value.precision() <= MAX_DIGITS && Math.abs((long) value.scale()) <= MAX_DIGITS) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw bad(column, "must be a finite decimal number");
  }

  /** A positive whole number below 2^128. */
  BigInteger amount(int column) {
    try {
      BigInteger value =
          text(column).length() > MAX_DIGITS ? BigInteger.ZERO : new BigInteger(text(column));
      if (value.signum() > 0 && value.bitLength() <= 128) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw bad(column, "must be a whole number from 1 to 2^128 - 1");
  }

  /** A truth value written as 0 or 1. */
  boolean flag(int column) {
    return switch (text(column)) {
      case "0" -> false;
      case "1" -> true;
      default -> throw bad(column, "must be 0 or 1");
    };
  }
}
