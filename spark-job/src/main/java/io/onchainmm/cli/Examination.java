package io.onchainmm.cli;

import io.onchainmm.cli.DoctorCommand.Finding;
import io.onchainmm.cli.DoctorCommand.Finding.Verdict;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Looks at the machine without changing it. */
final class Examination {
  private static final int UI_PORT = 4040;
  private static final long GIB = 1L << 30;

  private final Map<String, String> environment;
  private final Path javaHome;

  /**
   * @param environment environment variables; {@code PATH} finds {@code nvidia-smi}
   * @param javaHome the running JDK
   */
  Examination(Map<String, String> environment, Path javaHome) {
    this.environment = environment;
    this.javaHome = javaHome;
  }

  /** Everything that was looked at, in the order of a start. */
  List<Finding> findings(Path lakehouse, Path results) {
    List<Finding> findings = new ArrayList<>();
    findings.add(jdk());
    findings.add(memory());
    findings.add(cores());
    findings.add(spark());
    findings.add(gpu());
    findings.add(rapids());
    findings.add(port(UI_PORT));
    findings.add(folder("lakehouse", lakehouse));
    findings.add(folder("results", results));
    return findings;
  }

  private Finding jdk() {
    int major = Runtime.version().feature();
    String found = "Java %s in %s".formatted(Runtime.version(), javaHome);
    return major == 17
        ? new Finding(Verdict.FINE, "JDK", found, "used for everything")
        : new Finding(Verdict.PROBLEM, "JDK", found, "Spark 3.5 needs 17; set JAVA_HOME to one");
  }

  private Finding memory() {
    var system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long total = system.getTotalMemorySize();
    String heap = environment.get("MM_HEAP");
    String use =
        heap == null
            ? "the heap may take a quarter, %.1f GiB; set MM_HEAP to change it"
                .formatted(total / 4.0 / GIB)
            : "the heap may take MM_HEAP = " + heap;
    return new Finding(
        total < 4 * GIB ? Verdict.PROBLEM : Verdict.FINE,
        "memory",
        "%.1f GiB".formatted((double) total / GIB),
        total < 4 * GIB ? "4 GiB are needed at least" : use);
  }

  private Finding cores() {
    int cores = Runtime.getRuntime().availableProcessors();
    String master = environment.getOrDefault("MM_MASTER", "local[*] of conf/spark-defaults.conf");
    return new Finding(
        Verdict.FINE,
        "cores",
        String.valueOf(cores),
        "Spark master " + master + " unless --master");
  }

  private Finding spark() {
    String home = environment.get("SPARK_HOME");
    if (home == null) {
      return new Finding(
          Verdict.FINE, "Spark", "no SPARK_HOME", "the libraries of the build (3.5.5) are used");
    }
    try (Stream<Path> jars = Files.list(Path.of(home, "jars"))) {
      boolean matches =
          jars.anyMatch(
              jar -> jar.getFileName().toString().matches("spark-core_2\\.12-3\\.5\\..*\\.jar"));
      return matches
          ? new Finding(Verdict.FINE, "Spark", home, "its spark-submit is used")
          : new Finding(
              Verdict.NOTE, "Spark", home, "not 3.5 for Scala 2.12: the build's own is used");
    } catch (IOException e) {
      return new Finding(
          Verdict.NOTE, "Spark", home, "has no folder jars: the libraries of the build are used");
    }
  }

  private Finding gpu() {
    Optional<Path> smi = onPath("nvidia-smi");
    if (smi.isEmpty()) {
      return new Finding(
          Verdict.NOTE, "GPU", "no nvidia-smi on the PATH", "everything runs on the CPU");
    }
    try {
      Process process =
          new ProcessBuilder(
                  smi.get().toString(),
                  "--query-gpu=name,driver_version,memory.total",
                  "--format=csv,noheader")
              .redirectErrorStream(true)
              .start();
      boolean done = process.waitFor(10, TimeUnit.SECONDS);
      String said =
          done ? new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8) : "";
      if (!done || process.exitValue() != 0 || said.isBlank()) {
        process.destroyForcibly();
        return new Finding(
            Verdict.NOTE, "GPU", "nvidia-smi does not answer", "everything runs on the CPU");
      }
      return new Finding(
          Verdict.NOTE,
          "GPU",
          said.strip().replace('\n', ';'),
          "this build has no GPU stage: the CPU is used");
    } catch (IOException e) {
      return new Finding(
          Verdict.NOTE, "GPU", "nvidia-smi cannot be started", "everything runs on the CPU");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Finding(Verdict.NOTE, "GPU", "interrupted", "everything runs on the CPU");
    }
  }

  private Finding rapids() {
    boolean present =
        Stream.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
            .anyMatch(entry -> entry.contains("rapids-4-spark"));
    return new Finding(
        Verdict.NOTE,
        "RAPIDS",
        present ? "on the class path" : "not on the class path",
        "tables are made on the CPU");
  }

  private static Finding port(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return new Finding(
          Verdict.FINE, "port", socket.getLocalPort() + " is free", "the Spark UI will be there");
    } catch (IOException e) {
      return new Finding(
          Verdict.NOTE,
          "port",
          port + " is taken",
          "the Spark UI takes the next free one and says which");
    }
  }

  private static Finding folder(String what, Path folder) {
    Path existing = folder.toAbsolutePath();
    while (existing != null && !Files.exists(existing)) {
      existing = existing.getParent();
    }
    boolean fine = existing != null && Files.isDirectory(existing) && Files.isWritable(existing);
    return fine
        ? new Finding(Verdict.FINE, what, folder.toString(), "can be written")
        : new Finding(
            Verdict.PROBLEM,
            what,
            folder.toString(),
            "cannot be written: choose another with --" + what);
  }

  private Optional<Path> onPath(String program) {
    return Stream.of(environment.getOrDefault("PATH", "").split(java.io.File.pathSeparator))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
