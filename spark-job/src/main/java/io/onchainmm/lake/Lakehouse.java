package io.onchainmm.lake;

import java.nio.file.Path;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** SKELETON (lake work package): the Delta tables under one folder. */
public final class Lakehouse {
  public Lakehouse(SparkSession spark, Path root) {
    throw new UnsupportedOperationException("skeleton " + spark + root);
  }

  public SparkSession spark() {
    throw new UnsupportedOperationException();
  }

  /** The table's rows; empty (with the schema) when nothing was written yet. */
  public Dataset<Row> read(Table table) {
    throw new UnsupportedOperationException();
  }

  /** Appends rows in one commit. Columns are matched by name. */
  public void append(Table table, Dataset<Row> rows) {
    throw new UnsupportedOperationException();
  }

  public boolean has(Artifact artifact) {
    throw new UnsupportedOperationException();
  }

  /**
   * The artifact's rows, computed and registered unless they exist. {@code compute} returns the
   * table's columns without {@code key}.
   */
  public Dataset<Row> computeOnce(Table table, Artifact artifact, Supplier<Dataset<Row>> compute) {
    throw new UnsupportedOperationException();
  }
}
