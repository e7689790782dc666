package io.onchainmm.e2e;

import io.onchainmm.cli.Cli;
import io.onchainmm.lake.Lakehouse;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;

/**
 * The whole program in this JVM, with the settings of {@code conf/spark-defaults.conf} and tables
 * and reports in a folder of its own. Every command starts Spark and ends it, as for a user.
 */
final class Workbench {
  private final Path folder;

  /** Tables and reports go below this folder. */
  Workbench(Path folder) {
    this.folder = folder;
    defaults().forEach((key, value) -> System.setProperty(key.toString(), value.toString()));
    System.setProperty("spark.ui.enabled", "false");
    System.setProperty("spark.sql.warehouse.dir", folder.resolve("warehouse").toString());
    cores(2);
  }

  private static Properties defaults() {
    Properties settings = new Properties();
    Path file = Path.of("conf/spark-defaults.conf");
    try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      settings.load(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return settings;
  }

  /** How many cores the next commands have. */
  static void cores(int cores) {
    System.setProperty("spark.master", "local[%d]".formatted(cores));
  }

  Path lakehouse() {
    return folder.resolve("lakehouse");
  }

  Path results() {
    return folder.resolve("results");
  }

  /** A file in the folder. */
  Path write(String name, String text) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs a command on the tables of this bench. */
  Cli.Ran run(Object... words) {
    Stream<String> places =
        Stream.of("--lakehouse", lakehouse().toString(), "--results", results().toString());
    return Cli.run(
        Stream.concat(Stream.of(words).map(Object::toString), places).toArray(String[]::new));
  }

  /** The rows of a query as comma-separated values, without their header. */
  List<String> ask(String sql) {
    Cli.Ran ran = run("sql", sql, "--csv");
    if (ran.code() != 0) {
      throw new IllegalStateException(ran.err());
    }
    return ran.out().lines().skip(1).toList();
  }

  /** Looks at the tables, or changes them as nobody should. */
  <T> T inside(Function<Lakehouse, T> look) {
    try (SparkSession spark = SparkSession.builder().appName("test").getOrCreate()) {
      return look.apply(new Lakehouse(spark, lakehouse()));
    }
  }
}
