package io.onchainmm.bench;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.onchainmm.bars.Bar;
import io.onchainmm.bars.BarBoundaries;
import io.onchainmm.bars.BarKernel;
import io.onchainmm.bars.BarType;
import io.onchainmm.bars.BarsSpec;
import io.onchainmm.bars.MarketUnits;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Dollar bars of synthetic trades, all fields of a bar: the kernel, the loop that a user would
 * write, and pandas, on the same data and checked to give the same bars.
 */
final class BarsBench implements BenchGroup {
  private static final int TRADES = 20_000_000;
  private static final int BLOCK = 2_048;
  private static final int CHUNK = 1 << 20;
  private static final long SEED = 42;

  /** 50,000 USD at a tick of 0.1 USD and a lot of 0.001. */
  private static final long THRESHOLD_ATOMS = 500_000_000L;

  private static final MarketUnits UNITS =
      new MarketUnits(new BigDecimal("0.1"), new BigDecimal("0.001"));

  private static final BarsSpec SPEC =
      new BarsSpec(BarType.DOLLAR, 50_000, 10, 100, 60, BarsSpec.Rule.CARRY, false);

  private final long[] timeNanos = new long[TRADES];
  private final long[] priceTicks = new long[TRADES];
  private final long[] sizeLots = new long[TRADES];
  private final byte[] side = new byte[TRADES];

  @Override
  public void measure(Meter meter) throws IOException, InterruptedException {
    generate();
    List<Bar> bars = kernel();
    if (!bars.equals(loop())) {
      throw new IllegalStateException("the kernel and the plain loop give different bars");
    }
    meter.report("bars.dollar_boundaries", perSecond(meter.cpuNanos(this::boundaries)), "trades/s");
    meter.report("bars.dollar", perSecond(meter.cpuNanos(() -> kernel().size())), "trades/s");
    meter.report("bars.dollar_loop", perSecond(meter.cpuNanos(() -> loop().size())), "trades/s");
    pandas(meter, bars);
  }

  /** Runs the groupby script on the same data where python3 has pandas. */
  private void pandas(Meter meter, List<Bar> bars) throws IOException, InterruptedException {
    String python = System.getenv().getOrDefault("PYTHON", "python3");
    if (!succeeds(python, "-c", "import pandas")) {
      meter.absent("bars.dollar_pandas", python + " with pandas not found; PYTHON names another");
      return;
    }
    Path file = Files.createTempFile(Files.createDirectories(Path.of("target")), "trades", ".bin");
    try {
      write(file);
      Process process =
          new ProcessBuilder(
                  python,
                  "spark-job/src/test/python/dollar_bars.py",
                  file.toString(),
                  Integer.toString(TRADES),
                  Long.toString(THRESHOLD_ATOMS))
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      String[] answer =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
              .trim()
              .split(" ");
      if (process.waitFor() != 0 || Long.parseLong(answer[2]) != total(bars)) {
        throw new IllegalStateException("pandas failed or made other bars: " + List.of(answer));
      }
      meter.report("bars.dollar_pandas", perSecond(Double.parseDouble(answer[0])), "trades/s");
    } finally {
      Files.delete(file);
    }
  }

  private static boolean succeeds(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private void write(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      for (long[] column : List.of(timeNanos, priceTicks, sizeLots)) {
        for (int from = 0; from < TRADES; from += CHUNK) {
          int length = Math.min(CHUNK, TRADES - from);
          ByteBuffer buffer = ByteBuffer.allocate(Long.BYTES * length).order(LITTLE_ENDIAN);
          buffer.asLongBuffer().put(column, from, length);
          channel.write(buffer);
        }
      }
      channel.write(ByteBuffer.wrap(side));
    }
  }

  /** The sum of all values of all bars, as the script prints it. */
  private static long total(List<Bar> bars) {
    return bars.stream()
        .mapToLong(
            b ->
                b.openTicks()
                    + b.highTicks()
                    + b.lowTicks()
                    + b.closeTicks()
                    + b.volumeLots()
                    + b.dollarAtoms()
                    + b.trades()
                    + b.buyLots()
                    + b.signedAtoms())
        .sum();
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

  /** Only where bars end, and when they are available. */
  private long boundaries() {
    BarBoundaries boundaries = new BarBoundaries(SPEC, UNITS, BLOCK);
    long count = 0;
    for (int from = 0; from < TRADES; from += BLOCK) {
      if (!boundaries.find(timeNanos, priceTicks, sizeLots, from, Math.min(from + BLOCK, TRADES))) {
        throw new IllegalStateException("the block at %d does not fit".formatted(from));
      }
      count += boundaries.count();
    }
    return count;
  }

  private List<Bar> kernel() {
    List<Bar> bars = new ArrayList<>();
    BarKernel kernel = new BarKernel(SPEC, UNITS, bars::add);
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
