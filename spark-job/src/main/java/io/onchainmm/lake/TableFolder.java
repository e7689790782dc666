package io.onchainmm.lake;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.delta.exceptions.DeltaConcurrentModificationException;
import io.delta.tables.DeltaTable;
import io.onchainmm.schema.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * One Delta table on disk: whether it is there, whether it is ours, and its commits.
 *
 * <p>Delta stores every column of a path-based table as nullable, so {@link #read()} says so too;
 * what may not be NULL is enforced by the encoders of the writers.
 */
final class TableFolder {
  private final SparkSession spark;
  private final Table table;
  private final Path path;
  private boolean checked;

  TableFolder(SparkSession spark, Table table, Path path) {
    this.spark = spark;
    this.table = table;
    this.path = path;
  }

  /** Whether anything was ever committed. Files of a first write that died do not count. */
  boolean exists() {
    Path log = path.resolve("_delta_log");
    if (!Files.isDirectory(log)) {
      return false;
    }
    try (Stream<Path> files = Files.list(log)) {
      return files.anyMatch(file -> file.getFileName().toString().matches("\\d{20}\\..*"));
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** The rows; none, with the schema, when nothing was committed yet. */
  Dataset<Row> read() {
    if (!exists()) {
      return spark.createDataFrame(List.of(), table.schema().asNullable());
    }
    Dataset<Row> rows = load();
    String differences = Columns.differences(table.schema(), rows.schema());
    checked = differences.isEmpty();
    if (!checked) {
      throw new ConfigException(
          "%s: the table was written by another version of the program (%s). %s"
              .formatted(path, differences, remedy()));
    }
    return rows;
  }

  /** Adds rows in one commit. */
  void append(Dataset<Row> rows) {
    commit(rows, writer -> writer.mode("append"));
  }

  /**
   * Puts {@code rows} in the place of whatever {@code column} = {@code value} selects. A partition
   * without a folder holds nothing to replace, and appending is several times cheaper.
   */
  void replace(String column, String value, Dataset<Row> rows) {
    if (!value.matches("[A-Za-z0-9_.-]+")) {
      throw new IllegalArgumentException(
          "%s '%s' must consist of letters, digits, '_', '.' and '-'".formatted(column, value));
    }
    if (table.partitionColumns().contains(column)
        && !Files.exists(path.resolve(column + "=" + value))) {
      append(rows);
      return;
    }
    String where = "%s = '%s'".formatted(column, value);
    commit(rows, writer -> writer.mode("overwrite").option("replaceWhere", where));
  }

  /** Deletes the rows that fulfil the condition, in one commit. */
  void delete(Column condition) {
    guarded(() -> DeltaTable.forPath(spark, path.toString()).delete(condition));
  }

  /** Rows that the latest commit wrote, as it says itself: no pass over the data. */
  long rowsOfLatestCommit() {
    try (Stream<Path> files = Files.list(path.resolve("_delta_log"))) {
      Path latest =
          files
              .filter(file -> file.getFileName().toString().matches("\\d{20}\\.json"))
              .max(Comparator.naturalOrder())
              .orElseThrow();
      return new ObjectMapper()
          .readTree(Files.readString(latest).lines().findFirst().orElseThrow())
          .at("/commitInfo/operationMetrics/numOutputRows")
          .asLong();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private void commit(Dataset<Row> rows, Mode mode) {
    boolean first = !exists();
    if (!first && !checked) {
      read();
    }
    Dataset<Row> ordered = Columns.checked(table, rows);
    DataFrameWriter<Row> writer =
        mode.on(ordered.write().format("delta"))
            .partitionBy(table.partitionColumns().toArray(String[]::new));
    if (first) {
      // Rows are found by partition: statistics of columns would cost time and help nobody. A
      // checkpoint costs more than a commit, and a hundred small commits are read in no time.
      writer
          .option("delta.dataSkippingNumIndexedCols", "0")
          .option("delta.checkpointInterval", "100");
    }
    guarded(() -> writer.save(path.toString()));
  }

  private void guarded(Runnable commit) {
    SparkContext context = spark.sparkContext();
    String before = context.getLocalProperty("spark.job.description");
    context.setJobDescription("Write table " + table.viewName());
    try {
      commit.run();
    } catch (DeltaConcurrentModificationException e) {
      throw because(
          e,
          "%s: another process writes to this table (%s). Wait for it to end, then resume"
              .formatted(path, firstLine(e)));
    } finally {
      context.setJobDescription(before);
    }
  }

  private Dataset<Row> load() {
    try {
      return spark.read().format("delta").load(path.toString());
    } catch (Exception e) {
      throw unreadable(e);
    }
  }

  private ConfigException unreadable(Exception e) {
    return because(
        e, "%s: the table cannot be read (%s). %s".formatted(path, firstLine(e), remedy()));
  }

  static ConfigException because(Exception cause, String problem) {
    ConfigException exception = new ConfigException(problem);
    exception.initCause(cause);
    return exception;
  }

  private String remedy() {
    return table.isResult()
        ? "Move the folder away (the results in it are then no longer listed), or choose another"
            + " lakehouse"
        : "Delete the folder: its rows are computed anew when they are needed";
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("").strip();
  }

  /** Completes a writer with what distinguishes one kind of commit from another. */
  private interface Mode {
    DataFrameWriter<Row> on(DataFrameWriter<Row> writer);
  }
}
