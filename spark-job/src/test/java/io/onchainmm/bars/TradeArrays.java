package io.onchainmm.bars;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Trades of a test as parallel arrays, and the kernel's bars of them. */
record TradeArrays(long[] timeNanos, long[] priceTicks, long[] sizeLots, byte[] side) {
  /** One tick is one USD and one lot is one unit: thresholds are in ticks and lots. */
  static final MarketUnits ATOMS = new MarketUnits(BigDecimal.ONE, BigDecimal.ONE);

  int length() {
    return timeNanos.length;
  }

  TradeArrays withoutSides() {
    return new TradeArrays(timeNanos, priceTicks, sizeLots, new byte[length()]);
  }

  TradeArrays subset(int from, int to) {
    return new TradeArrays(
        Arrays.copyOfRange(timeNanos, from, to),
        Arrays.copyOfRange(priceTicks, from, to),
        Arrays.copyOfRange(sizeLots, from, to),
        Arrays.copyOfRange(side, from, to));
  }

  /** All bars, fed in one piece. */
  List<Bar> bars(BarsSpec spec, MarketUnits units) {
    List<Bar> bars = new ArrayList<>();
    BarKernel kernel = new BarKernel(spec, units, bars::add);
    kernel.add(timeNanos, priceTicks, sizeLots, side, 0, length());
    kernel.finish();
    return bars;
  }

  /** The dense number of each trade's bar; what is left open gets the next number. */
  int[] barNumbers(BarsSpec spec, MarketUnits units) {
    int[] numbers = new int[length()];
    int next = 0;
    int number = 0;
    for (Bar bar : bars(spec, units)) {
      Arrays.fill(numbers, next, next + (int) bar.trades(), number++);
      next += (int) bar.trades();
    }
    Arrays.fill(numbers, next, length(), number);
    return numbers;
  }

  static BarsSpec ticks(long trades, BarsSpec.Rule rule, boolean daily) {
    return new BarsSpec(BarType.TICK, 1, 1, trades, 1, rule, daily);
  }

  static BarsSpec volume(double base, BarsSpec.Rule rule, boolean daily) {
    return new BarsSpec(BarType.VOLUME, 1, base, 1, 1, rule, daily);
  }

  static BarsSpec dollar(double usd, BarsSpec.Rule rule, boolean daily) {
    return new BarsSpec(BarType.DOLLAR, usd, 1, 1, 1, rule, daily);
  }

  static BarsSpec time(double seconds) {
    return new BarsSpec(BarType.TIME, 1, 1, 1, seconds, BarsSpec.Rule.CARRY, false);
  }

  /** A seeded market: random walk, mixed sizes, equal times, quiet nights, some unknown sides. */
  static TradeArrays random(SplittableRandom random, int length) {
    TradeArrays t =
        new TradeArrays(new long[length], new long[length], new long[length], new byte[length]);
    long time = 1_700_000_000_000_000_000L + random.nextLong(86_400_000_000_000L);
    long price = 5_000 + random.nextLong(1_000);
    boolean venueSides = random.nextBoolean();
    for (int i = 0; i < length; i++) {
      int pause = random.nextInt(20);
      time +=
          pause == 0
              ? random.nextLong(40_000_000_000_000L)
              : pause < 5 ? 0 : random.nextInt(1 << 30);
      price = Math.max(1, price + random.nextInt(7) - 3);
      t.timeNanos[i] = time;
      t.priceTicks[i] = price;
      t.sizeLots[i] = random.nextInt(10) == 0 ? 1 + random.nextInt(50_000) : 1 + random.nextInt(50);
      t.side[i] = (byte) (venueSides ? random.nextBoolean() ? 1 : -1 : random.nextInt(3) - 1);
    }
    return t;
  }

  /** A seeded specification that makes some bars of such a market. */
  static BarsSpec randomSpec(SplittableRandom random) {
    BarsSpec.Rule rule = List.of(BarsSpec.Rule.values()).get(random.nextInt(3));
    boolean daily = random.nextBoolean();
    return switch (List.of(BarType.values()).get(random.nextInt(4))) {
      case TIME -> time(random.nextInt(4) == 0 ? 0.5 : 1 + random.nextInt(100_000));
      case TICK -> ticks(1 + random.nextInt(40), rule, daily);
      case VOLUME -> volume((1 + random.nextInt(20_000)) / 1000.0, rule, daily);
      case DOLLAR -> dollar(1 + random.nextInt(1_000), rule, daily);
    };
  }

  /** Steps with and without a remainder against the thresholds of {@link #randomSpec}. */
  static MarketUnits randomUnits(SplittableRandom random) {
    String[] ticks = {"0.01", "0.05", "0.03", "0.125"};
    String[] lots = {"0.001", "0.01", "0.007"};
    return new MarketUnits(
        new BigDecimal(ticks[random.nextInt(ticks.length)]),
        new BigDecimal(lots[random.nextInt(lots.length)]));
  }
}
