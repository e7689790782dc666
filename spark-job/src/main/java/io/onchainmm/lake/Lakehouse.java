package io.onchainmm.lake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.onchainmm.schema.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The Delta tables under one folder, one folder a table. They are the truth: whatever else a run
 * leaves behind can be rebuilt from them.
 */
public final class Lakehouse {
  private final SparkSession spark;
  private final Path root;
  private final ArtifactRegistry registry;
  private final Map<Table, TableFolder> folders = new EnumMap<>(Table.class);

  /** Opens the folder, making it when it is absent. */
  public Lakehouse(SparkSession spark, Path root) {
    this.spark = spark;
    this.root = root.toAbsolutePath().normalize();
    this.registry = new ArtifactRegistry(this);
    for (Table table : Table.values()) {
      folders.put(table, new TableFolder(spark, table, this.root.resolve(table.viewName())));
    }
    try {
      Files.createDirectories(this.root);
    } catch (IOException e) {
      throw TableFolder.because(
          e,
          "%s: cannot be made a folder for the lakehouse (%s). Name a folder that can be written"
              .formatted(this.root, e));
    }
  }

  /** The session that reads and writes the tables. */
  public SparkSession spark() {
    return spark;
  }

  /** The folder of the tables. */
  public Path root() {
    return root;
  }

  /** The table's rows; empty (with the schema) when nothing was written yet. */
  public Dataset<Row> read(Table table) {
    return folder(table).read();
  }

  /**
   * Appends rows in one commit. Columns are matched by name; rows with other columns or types are
   * refused.
   */
  public void append(Table table, Dataset<Row> rows) {
    requireWritable();
    folder(table).append(rows);
  }

  /** Deletes rows in one commit; nothing happens when the table is absent. */
  void delete(Table table, Column condition) {
    requireWritable();
    TableFolder folder = folder(table);
    if (folder.exists()) {
      folder.delete(condition);
    }
  }

  /** Whether the artifact's rows were computed and registered. */
  public boolean has(Artifact artifact) {
    return registry.has(artifact.key());
  }

  /**
   * The artifact's rows, computed and registered unless they exist. {@code compute} returns the
   * table's columns without {@code key}.
   */
  public Dataset<Row> computeOnce(Table table, Artifact artifact, Supplier<Dataset<Row>> compute) {
    return computeOnce(table, artifact, compute, () -> "");
  }

  /**
   * The same with a remark for the registry, asked for when the rows are written: what was skipped,
   * what is doubtful.
   */
  public synchronized Dataset<Row> computeOnce(
      Table table, Artifact artifact, Supplier<Dataset<Row>> compute, Supplier<String> notes) {
    if (!has(artifact)) {
      requireWritable();
      long start = System.nanoTime();
      TableFolder folder = folder(table);
      folder.replace("key", artifact.key(), compute.get().withColumn("key", lit(artifact.key())));
      long rows = folder.rowsOfLatestCommit();
      long wallMillis = (System.nanoTime() - start) / 1_000_000;
      // After the data: a crash between the two means that the rows are computed again.
      registry.register(table, artifact, rows, wallMillis, notes.get());
    }
    return read(table).where(col("key").equalTo(artifact.key()));
  }

  /** Registers an artifact whose value is its specification alone. */
  void register(Table table, Artifact artifact, long rows, long wallMillis, String notes) {
    requireWritable();
    registry.register(table, artifact, rows, wallMillis, notes);
  }

  /**
   * Makes every table a temporary view under its name, {@code trials} for example. A view shows the
   * table as it was at this call.
   */
  public void registerViews() {
    for (Table table : Table.values()) {
      read(table).createOrReplaceTempView(table.viewName());
    }
  }

  /** Refuses a folder that cannot be written, before anything expensive is computed. */
  public void requireWritable() {
    if (!Files.isWritable(root)) {
      throw new ConfigException(
          "%s: the lakehouse cannot be written. Allow it (chmod u+w), or name another folder"
              .formatted(root));
    }
  }

  TableFolder folder(Table table) {
    return folders.get(table);
  }
}
