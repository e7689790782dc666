package io.onchainmm.bench;

import io.onchainmm.bars.Bar;
import io.onchainmm.bars.BarKernel;
import io.onchainmm.bars.BarType;
import io.onchainmm.bars.BarsSpec;
import io.onchainmm.bars.MarketUnits;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Dollar bars of synthetic trades, all fields of a bar: the kernel, the loop that a user would
 * write, and pandas, on the same data and checked to give the same bars.
 */
final class BarsBench implements BenchGroup {
  static final int TRADES = 20_000_000;
  private static final long SEED = 42;

  /** 50,000 USD at a tick of 0.1 USD and a lot of 0.001. */
  static final long THRESHOLD_ATOMS = 500_000_000L;

  private static final MarketUnits UNITS =
      new MarketUnits(new BigDecimal("0.1"), new BigDecimal("0.001"));

  final long[] timeNanos = new long[TRADES];
  final long[] priceTicks = new long[TRADES];
  final long[] sizeLots = new long[TRADES];
  final byte[] side = new byte[TRADES];

  @Override
  public void measure(Meter meter) throws Exception {
    generate();
    List<Bar> bars = kernel(BarType.DOLLAR);
    if (!bars.equals(loop())) {
      throw new IllegalStateException("the kernel and the plain loop give different bars");
    }
    meter.report("bars.dollar_count", bars.size(), "bars");
    meter.report(
        "bars.dollar", perSecond(meter.cpuNanos(() -> kernel(BarType.DOLLAR).size())), "trades/s");
    meter.report("bars.dollar_loop", perSecond(meter.cpuNanos(() -> loop().size())), "trades/s");
  }

  private static double perSecond(double nanos) {
    return TRADES / (nanos / 1e9);
  }

  /** A random walk with sizes spread over three orders of magnitude. */
  private void generate() {
    SplittableRandom random = new SplittableRandom(SEED);
    long time = 1_700_000_000_000_000_000L;
    long price = 25_000;
    for (int i = 0; i < TRADES; i++) {
      time += 1 + (long) (-Math.log(1 - random.nextDouble()) * 20e6);
      side[i] = (byte) (random.nextBoolean() ? 1 : -1);
      if (random.nextInt(4) == 0) {
        price = Math.max(10_000, price + side[i]);
      }
      timeNanos[i] = time;
      priceTicks[i] = price;
      sizeLots[i] = 1 + (long) (-Math.log(1 - random.nextDouble()) * 400);
    }
  }

  private List<Bar> kernel(BarType type) {
    List<Bar> bars = new ArrayList<>();
    BarsSpec spec = new BarsSpec(type, 50_000, 10, 100, 60, BarsSpec.Rule.CARRY, false);
    BarKernel kernel = new BarKernel(spec, UNITS, bars::add);
    kernel.add(timeNanos, priceTicks, sizeLots, side, 0, TRADES);
    kernel.finish();
    return bars;
  }

  /** The obvious loop: unchecked sums, the sides as given. */
  private List<Bar> loop() {
    List<Bar> bars = new ArrayList<>();
    long sum = 0;
    int first = 0;
    long high = Long.MIN_VALUE;
    long low = Long.MAX_VALUE;
    long volume = 0;
    long dollar = 0;
    long buy = 0;
    long signed = 0;
    for (int i = 0; i < TRADES; i++) {
      long value = priceTicks[i] * sizeLots[i];
      sum += value;
      high = Math.max(high, priceTicks[i]);
      low = Math.min(low, priceTicks[i]);
      volume += sizeLots[i];
      dollar += value;
      if (side[i] > 0) {
        buy += sizeLots[i];
        signed += value;
      } else {
        signed -= value;
      }
      if (sum >= THRESHOLD_ATOMS) {
        bars.add(
            new Bar(
                timeNanos[first],
                timeNanos[i],
                timeNanos[i],
                priceTicks[first],
                high,
                low,
                priceTicks[i],
                volume,
                dollar,
                i + 1 - first,
                buy,
                signed));
        sum %= THRESHOLD_ATOMS;
        first = i + 1;
        high = Long.MIN_VALUE;
        low = Long.MAX_VALUE;
        volume = 0;
        dollar = 0;
        buy = 0;
        signed = 0;
      }
    }
    return bars;
  }
}
