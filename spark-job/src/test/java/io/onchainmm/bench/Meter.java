package io.onchainmm.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Measures CPU time of the calling thread, prints each figure as {@code name value unit}, and keeps
 * all for {@code bench.json}. CPU time, because the machine is shared; the median of several runs
 * after warm-up, because the first runs compile.
 */
final class Meter {
  private static final int WARM_UPS = 4;
  private static final int RUNS = 7;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final List<Map<String, Object>> figures = new ArrayList<>();
  private long checksum;

  /**
   * Median CPU nanoseconds of one run. What the run returns is added up and printed at the end, so
   * that the compiler cannot leave the work out.
   */
  double cpuNanos(LongSupplier run) {
    for (int i = 0; i < WARM_UPS; i++) {
      checksum += run.getAsLong();
    }
    long[] nanos = new long[RUNS];
    for (int i = 0; i < RUNS; i++) {
      long start = threads.getCurrentThreadCpuTime();
      checksum += run.getAsLong();
      nanos[i] = threads.getCurrentThreadCpuTime() - start;
    }
    Arrays.sort(nanos);
    return nanos[RUNS / 2];
  }

  /** Prints and keeps one figure. */
  void report(String name, double value, String unit) {
    System.out.printf(Locale.ROOT, "%-28s %16.3f %s%n", name, value, unit);
    Map<String, Object> figure = new LinkedHashMap<>();
    figure.put("name", name);
    figure.put("value", value);
    figure.put("unit", unit);
    figures.add(figure);
  }

  /** Says that a figure could not be had, and why. */
  void absent(String name, String why) {
    System.out.printf(Locale.ROOT, "%-28s %16s (%s)%n", name, "absent", why);
  }

  /** Writes everything reported so far as JSON. */
  void write(Path file) throws IOException {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("java", Runtime.version().toString());
    all.put("cores", Runtime.getRuntime().availableProcessors());
    all.put("checksum", checksum);
    all.put("figures", figures);
    Files.createDirectories(file.toAbsolutePath().getParent());
    new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(file.toFile(), all);
  }
}
