package io.onchainmm.sim.matching;

import io.onchainmm.sim.market.Instrument;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Which prices and sizes a market takes: positive, on the step that holds at the price (ticks and
 * significant figures, {@link Instrument#stepTicks}), worth the minimum, and small enough for the
 * book to count.
 *
 * <p>The step changes only where a price gains a digit, so the steps lie in a short table and the
 * last row used is tried first: no big decimals per order.
 */
public final class OrderRules {
  /** Most lots of one order. */
  public static final long MAX_LOTS = 1L << 42;

  /** Highest price: above it, sums with a window of prices would leave 64 bits. */
  public static final long MAX_TICKS = 1L << 60;

  private static final int DIGITS = 19;

  private final long[] fromTicks = new long[DIGITS + 1];
  private final long[] stepTicks = new long[DIGITS];
  private final int rows;
  private final long minTickLots;
  private int row;

  private OrderRules(Instrument instrument) {
    this.rows = fill(instrument);
    this.minTickLots =
        BigDecimal.valueOf(instrument.minNotionalUsd())
            .divide(instrument.tickSizeUsd().multiply(instrument.lotSizeBase()), 0, RoundingMode.UP)
            .longValueExact();
  }

  private OrderRules() {
    this.rows = 1;
    this.minTickLots = 0;
    stepTicks[0] = 1;
    fromTicks[1] = Long.MAX_VALUE;
  }

  /** The rules of a market. */
  public static OrderRules of(Instrument instrument) {
    return new OrderRules(instrument);
  }

  /** Any positive price and size: for orders that a venue has taken already. */
  public static OrderRules none() {
    return new OrderRules();
  }

  /** One row per number of digits before the point; row 0 is all below one USD's first digit. */
  private int fill(Instrument instrument) {
    int count = 0;
    BigDecimal last = BigDecimal.valueOf(Long.MAX_VALUE);
    long from = 1;
    while (true) {
      fromTicks[count] = from;
      stepTicks[count] = instrument.stepTicks(from);
      BigDecimal price = instrument.tickSizeUsd().multiply(BigDecimal.valueOf(from));
      BigDecimal next =
          BigDecimal.ONE
              .scaleByPowerOfTen(price.precision() - price.scale())
              .divide(instrument.tickSizeUsd(), 0, RoundingMode.CEILING);
      count++;
      if (next.compareTo(last) >= 0 || count == DIGITS) {
        fromTicks[count] = Long.MAX_VALUE;
        return count;
      }
      from = next.longValueExact();
    }
  }

  /** Why the market would not take an order, or null when it would. */
  Refusal refusal(long priceTicks, long lots) {
    if (priceTicks <= 0) {
      return Refusal.INVALID_PRICE;
    }
    if (lots <= 0) {
      return Refusal.INVALID_SIZE;
    }
    long tickLots = priceTicks * lots;
    if (lots > MAX_LOTS || priceTicks > MAX_TICKS) {
      return Refusal.TOO_LARGE;
    }
    if (tickLots < 0 || Math.multiplyHigh(priceTicks, lots) != 0) {
      return Refusal.TOO_LARGE;
    }
    if (!onStep(priceTicks)) {
      return Refusal.TICK;
    }
    return tickLots < minTickLots ? Refusal.MIN_NOTIONAL : null;
  }

  private boolean onStep(long priceTicks) {
    if (priceTicks < fromTicks[row] || priceTicks >= fromTicks[row + 1]) {
      find(priceTicks);
    }
    long step = stepTicks[row];
    return step == 1 || priceTicks % step == 0;
  }

  private void find(long priceTicks) {
    row = 0;
    while (row < rows - 1 && priceTicks >= fromTicks[row + 1]) {
      row++;
    }
  }
}
