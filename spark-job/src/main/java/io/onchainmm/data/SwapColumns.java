package io.onchainmm.data;

import java.io.Serializable;
import java.math.BigInteger;

/**
 * Swaps of one pool with the reserves before each, as primitive columns: 96 bytes a row. Amounts
 * are raw token units below 2^128.
 */
final class SwapColumns implements Serializable {
  private static final long serialVersionUID = 1L;

  final LongColumn timeNanos;
  final LongColumn block;
  final LongColumn segment;
  final LongColumn baseIn;
  final Amounts amountIn;
  final Amounts amountOut;
  final Amounts reserveBase;
  final Amounts reserveQuote;

  SwapColumns() {
    this(
        new LongColumn(),
        new LongColumn(),
        new LongColumn(),
        new LongColumn(),
        new Amounts(),
        new Amounts(),
        new Amounts(),
        new Amounts());
  }

  private SwapColumns(
      LongColumn timeNanos,
      LongColumn block,
      LongColumn segment,
      LongColumn baseIn,
      Amounts amountIn,
      Amounts amountOut,
      Amounts reserveBase,
      Amounts reserveQuote) {
    this.timeNanos = timeNanos;
    this.block = block;
    this.segment = segment;
    this.baseIn = baseIn;
    this.amountIn = amountIn;
    this.amountOut = amountOut;
    this.reserveBase = reserveBase;
    this.reserveQuote = reserveQuote;
  }

  /** One swap, and the reserves it met. */
  record Swap(
      long timeNanos,
      long block,
      long segment,
      boolean baseIn,
      BigInteger amountIn,
      BigInteger amountOut,
      BigInteger reserveBase,
      BigInteger reserveQuote) {}

  void add(Swap swap) {
    timeNanos.add(swap.timeNanos());
    block.add(swap.block());
    segment.add(swap.segment());
    baseIn.add(swap.baseIn() ? 1 : 0);
    amountIn.add(swap.amountIn());
    amountOut.add(swap.amountOut());
    reserveBase.add(swap.reserveBase());
    reserveQuote.add(swap.reserveQuote());
  }

  Swap get(int row) {
    return new Swap(
        timeNanos.get(row),
        block.get(row),
        segment.get(row),
        baseIn.get(row) == 1,
        amountIn.get(row),
        amountOut.get(row),
        reserveBase.get(row),
        reserveQuote.get(row));
  }

  int size() {
    return timeNanos.size();
  }

  void addAll(SwapColumns other) {
    for (int row = 0; row < other.size(); row++) {
      add(other.get(row));
    }
  }

  /** The rows in another order, or some of them. */
  SwapColumns rows(int[] order) {
    return new SwapColumns(
        timeNanos.rows(order),
        block.rows(order),
        segment.rows(order),
        baseIn.rows(order),
        amountIn.rows(order),
        amountOut.rows(order),
        reserveBase.rows(order),
        reserveQuote.rows(order));
  }

  /** Unsigned 128-bit integers in two columns. */
  static final class Amounts implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final BigInteger LOW_BITS =
        BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

    private final LongColumn high;
    private final LongColumn low;

    Amounts() {
      this(new LongColumn(), new LongColumn());
    }

    private Amounts(LongColumn high, LongColumn low) {
      this.high = high;
      this.low = low;
    }

    void add(BigInteger amount) {
      if (amount.signum() < 0 || amount.bitLength() > 128) {
        throw new IllegalArgumentException(
            "Amount %s is not an unsigned 128-bit integer".formatted(amount));
      }
      high.add(amount.shiftRight(64).longValue());
      low.add(amount.longValue());
    }

    BigInteger get(int row) {
      BigInteger upper = BigInteger.valueOf(high.get(row)).and(LOW_BITS).shiftLeft(64);
      return upper.or(BigInteger.valueOf(low.get(row)).and(LOW_BITS));
    }

    /** Upper 64 bits. */
    long high(int row) {
      return high.get(row);
    }

    /** Lower 64 bits. */
    long low(int row) {
      return low.get(row);
    }

    Amounts rows(int[] order) {
      return new Amounts(high.rows(order), low.rows(order));
    }
  }
}
