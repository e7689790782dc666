package io.onchainmm.report;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;

import io.onchainmm.lake.TrialRows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.MapType;

/**
 * The trials as flat files, best first: rank, why not ranked, then every column of {@code TRIALS}
 * but the configuration, with one {@code params.<key>} column per swept key.
 */
final class Exports {
  private static final List<String> FAILURE_COLUMNS =
      List.of(
          "experiment",
          "trial_id",
          "tag",
          "market",
          "venue",
          "chain",
          "reason",
          "message",
          "params");

  private final ReportViews views;
  private final Path folder;

  Exports(ReportViews views, Path folder) {
    this.views = views;
    this.folder = folder;
  }

  void write() {
    AtomicFile.write(folder.resolve("trials.csv"), Csv.of(views.trials().select(columns()).flat()));
    writeParquet(folder.resolve("trials.parquet"));
    writeFailures(folder.resolve("failures.csv"));
  }

  private static List<String> columns() {
    List<String> names = new ArrayList<>(List.of("rank", "not_ranked"));
    Arrays.stream(TrialRows.SCHEMA.fieldNames())
        .filter(name -> !name.equals("config"))
        .forEach(names::add);
    return names;
  }

  private void writeFailures(Path file) {
    Rows failures = views.trials().where("status", TrialRows.FAILED).select(FAILURE_COLUMNS);
    try {
      if (failures.isEmpty()) {
        Files.deleteIfExists(file);
      } else {
        AtomicFile.write(file, Csv.of(failures.flat()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void writeParquet(Path file) {
    Path temporary = AtomicFile.beside(file);
    delete(temporary);
    views
        .trialsForWriting()
        .select(flatColumns().toArray(Column[]::new))
        .write()
        // A path as it is: Spark would not decode the escapes of a URI.
        .parquet(temporary.toAbsolutePath().toString());
    AtomicFile.moveInto(onlyPart(temporary), file);
    delete(temporary);
  }

  private List<Column> flatColumns() {
    List<Column> flat = new ArrayList<>();
    Rows trials = views.trials();
    for (String name : columns()) {
      int index = trials.schema().fieldIndex(name);
      if (trials.schema().fields()[index].dataType() instanceof MapType) {
        for (String key : trials.keys(index)) {
          flat.add(col(name).getItem(key).as(name + "." + key));
        }
      } else if (trials.schema().fields()[index].dataType() instanceof ArrayType) {
        flat.add(concat_ws("; ", col(name)).as(name));
      } else {
        flat.add(col(name));
      }
    }
    return flat;
  }

  /** The views have one partition, so Spark leaves one part. */
  private static Path onlyPart(Path written) {
    try (Stream<Path> parts = Files.list(written)) {
      List<Path> found =
          parts.filter(part -> part.getFileName().toString().startsWith("part-")).toList();
      if (found.size() != 1) {
        throw new IllegalStateException(
            "Expected one part in %s, found %s".formatted(written, found));
      }
      return found.get(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
