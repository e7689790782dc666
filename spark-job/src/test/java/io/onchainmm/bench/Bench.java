package io.onchainmm.bench;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs all groups of benchmarks, or those named, and writes {@code target/bench.json}. */
public final class Bench {
  private static final int CALIBRATION_STEPS = 100_000_000;

  private Bench() {}

  private static Map<String, BenchGroup> groups() {
    Map<String, BenchGroup> groups = new LinkedHashMap<>();
    groups.put("bars", meter -> new BarsBench().measure(meter));
    groups.put("pool", meter -> new PoolBench().measure(meter));
    groups.put("amm", meter -> new AmmBench().measure(meter));
    groups.put("fifo", meter -> new FifoBench().measure(meter));
    groups.put("lob", meter -> new BookBench().measure(meter));
    groups.put("thousand", meter -> new BookBench().measureThousand(meter));
    groups.put("quote", meter -> new QuoteBench().measure(meter));
    groups.put("bribe", meter -> new BribeBench().measure(meter));
    return groups;
  }

  /** Arguments: names of groups; none = all. */
  public static void main(String[] args) throws Exception {
    Map<String, BenchGroup> groups = groups();
    List<String> names = args.length == 0 ? List.copyOf(groups.keySet()) : List.of(args);
    for (String name : names) {
      if (!groups.containsKey(name)) {
        System.err.printf("bench: no group %s; there are %s%n", name, groups.keySet());
        System.exit(2);
      }
    }
    Meter meter = new Meter();
    meter.report("calibration", meter.cpuNanos(Bench::calibration) / CALIBRATION_STEPS, "ns/step");
    for (String name : names) {
      groups.get(name).measure(meter);
    }
    meter.write(Path.of("target", "bench.json"));
  }

  /** A chain of multiply-adds, each waiting for the last: tells machines apart, not programs. */
  private static long calibration() {
    long x = 42;
    for (int i = 0; i < CALIBRATION_STEPS; i++) {
      x = x * 6364136223846793005L + 1442695040888963407L;
    }
    return x;
  }
}
