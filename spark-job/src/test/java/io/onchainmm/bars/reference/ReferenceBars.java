package io.onchainmm.bars.reference;

import io.onchainmm.bars.Bar;
import io.onchainmm.bars.BarType;
import io.onchainmm.bars.BarsSpec;
import io.onchainmm.bars.MarketUnits;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Bars by their definition: number every trade from the exact running sum, then gather equal
 * numbers. Slow and obvious.
 */
public final class ReferenceBars {
  private static final long DAY_NANOS = 86_400_000_000_000L;

  private ReferenceBars() {}

  /** The finished bars. */
  public static List<Bar> of(
      BarsSpec spec, MarketUnits units, long[] time, long[] price, long[] size, byte[] side) {
    BigDecimal theta = theta(spec);
    long period = period(spec);
    List<String> names = new ArrayList<>();
    List<Boolean> crossed = new ArrayList<>();
    BigDecimal sum = BigDecimal.ZERO;
    BigInteger resetBar = BigInteger.ZERO;
    long interval = Long.MIN_VALUE;
    for (int i = 0; i < time.length; i++) {
      long mine = period == 0 ? 0 : Math.floorDiv(time[i], period);
      if (mine != interval) {
        interval = mine;
        sum = BigDecimal.ZERO;
        resetBar = BigInteger.ZERO;
      }
      BigInteger number = BigInteger.ZERO;
      if (spec.type() != BarType.TIME) {
        BigDecimal before = sum;
        sum = sum.add(measure(spec, units, price[i], size[i]));
        BigInteger carry = floor(before, theta);
        BigInteger legacy = floor(sum, theta);
        number =
            switch (spec.rule()) {
              case CARRY -> carry;
              case RESET -> resetBar;
              case LEGACY -> legacy;
            };
        boolean closes =
            spec.rule() == BarsSpec.Rule.RESET
                ? sum.compareTo(theta) >= 0
                : spec.rule() == BarsSpec.Rule.CARRY && legacy.compareTo(carry) > 0;
        if (spec.rule() == BarsSpec.Rule.RESET && closes) {
          sum = BigDecimal.ZERO;
          resetBar = resetBar.add(BigInteger.ONE);
        }
        crossed.add(closes);
      } else {
        crossed.add(false);
      }
      names.add(interval + "/" + number);
    }
    return gather(spec, period, names, crossed, time, price, size, signs(price, side));
  }

  private static BigDecimal theta(BarsSpec spec) {
    return switch (spec.type()) {
      case TIME -> BigDecimal.ONE;
      case TICK -> BigDecimal.valueOf(spec.thresholdTrades());
      case VOLUME -> BigDecimal.valueOf(spec.thresholdBase());
      case DOLLAR -> BigDecimal.valueOf(spec.thresholdUsd());
    };
  }

  private static long period(BarsSpec spec) {
    if (spec.type() == BarType.TIME) {
      return BigDecimal.valueOf(spec.intervalSeconds()).movePointRight(9).longValueExact();
    }
    return spec.daily() ? DAY_NANOS : 0;
  }

  private static BigDecimal measure(BarsSpec spec, MarketUnits units, long price, long size) {
    BigDecimal base = units.lotBase().multiply(BigDecimal.valueOf(size));
    return switch (spec.type()) {
      case TIME, TICK -> BigDecimal.ONE;
      case VOLUME -> base;
      case DOLLAR -> base.multiply(units.tickUsd()).multiply(BigDecimal.valueOf(price));
    };
  }

  private static BigInteger floor(BigDecimal sum, BigDecimal theta) {
    return sum.divide(theta, 0, RoundingMode.FLOOR).toBigInteger();
  }

  private static int[] signs(long[] price, byte[] side) {
    int[] signs = new int[price.length];
    int rule = 0;
    for (int i = 0; i < price.length; i++) {
      int change = i == 0 ? 0 : Long.compare(price[i], price[i - 1]);
      rule = change == 0 ? rule : change;
      signs[i] = side[i] == 0 ? rule : side[i];
    }
    return signs;
  }

  private static List<Bar> gather(
      BarsSpec spec,
      long period,
      List<String> names,
      List<Boolean> crossed,
      long[] time,
      long[] price,
      long[] size,
      int[] signs) {
    List<Bar> bars = new ArrayList<>();
    int first = 0;
    for (int end = 1; end <= names.size(); end++) {
      boolean byTrade = crossed.get(end - 1);
      boolean finished =
          end == names.size()
              ? byTrade || spec.type() == BarType.TIME
              : !names.get(end).equals(names.get(first));
      if (finished) {
        long available = byTrade ? time[end - 1] : availableLater(spec, period, time, first, end);
        bars.add(bar(available, first, end, time, price, size, signs));
        first = end;
      }
    }
    return bars;
  }

  /** Not closed by its last trade: by the clock, or by the next trade. */
  private static long availableLater(BarsSpec spec, long period, long[] time, int first, int end) {
    long interval = period == 0 ? 0 : Math.floorDiv(time[first], period);
    boolean clock =
        spec.type() == BarType.TIME || (period > 0 && time[end] >= (interval + 1) * period);
    return clock ? (interval + 1) * period : time[end];
  }

  private static Bar bar(
      long available, int first, int end, long[] time, long[] price, long[] size, int[] signs) {
    long high = price[first];
    long low = price[first];
    BigInteger volume = BigInteger.ZERO;
    BigInteger dollar = BigInteger.ZERO;
    BigInteger buy = BigInteger.ZERO;
    BigInteger signed = BigInteger.ZERO;
    for (int i = first; i < end; i++) {
      BigInteger lots = BigInteger.valueOf(size[i]);
      BigInteger value = lots.multiply(BigInteger.valueOf(price[i]));
      high = Math.max(high, price[i]);
      low = Math.min(low, price[i]);
      volume = volume.add(lots);
      dollar = dollar.add(value);
      buy = signs[i] > 0 ? buy.add(lots) : buy;
      signed = signed.add(value.multiply(BigInteger.valueOf(signs[i])));
    }
    return new Bar(
        time[first],
        time[end - 1],
        available,
        price[first],
        high,
        low,
        price[end - 1],
        volume.longValueExact(),
        dollar.longValueExact(),
        end - first,
        buy.longValueExact(),
        signed.longValueExact());
  }
}
