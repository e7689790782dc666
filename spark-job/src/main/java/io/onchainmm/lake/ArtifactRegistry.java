package io.onchainmm.lake;

import static org.apache.spark.sql.functions.col;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/**
 * Which artifacts are complete: the table {@code ARTIFACTS}, remembered after the first question.
 * Keys whose table was deleted count as absent, so that a deleted folder is computed anew.
 */
final class ArtifactRegistry {
  private final Lakehouse lakehouse;
  private final Set<String> complete = new HashSet<>();
  private final Set<String> stale = new HashSet<>();
  private boolean loaded;

  ArtifactRegistry(Lakehouse lakehouse) {
    this.lakehouse = lakehouse;
  }

  synchronized boolean has(String key) {
    load();
    return complete.contains(key);
  }

  synchronized void register(
      Table table, Artifact artifact, long rows, long wallMillis, String notes) {
    load();
    SparkSession spark = lakehouse.spark();
    Row row =
        RowFactory.create(
            artifact.key(),
            table.viewName(),
            artifact.stage(),
            artifact.version(),
            artifact.specJson(),
            artifact.upstream().toArray(String[]::new),
            rows,
            wallMillis,
            notes,
            Timestamp.from(Instant.now()));
    var entry = spark.createDataFrame(List.of(row), Table.ARTIFACTS.schema()).coalesce(1);
    TableFolder folder = lakehouse.folder(Table.ARTIFACTS);
    if (stale.remove(artifact.key()) || complete.contains(artifact.key())) {
      folder.replace("key", artifact.key(), entry);
    } else {
      folder.append(entry);
    }
    complete.add(artifact.key());
  }

  private void load() {
    if (loaded) {
      return;
    }
    loaded = true;
    if (!lakehouse.folder(Table.ARTIFACTS).exists()) {
      return;
    }
    List<Row> rows =
        lakehouse.read(Table.ARTIFACTS).select(col("key"), col("table")).collectAsList();
    for (Row row : rows) {
      Table table = Table.valueOf(row.getString(1).toUpperCase(Locale.ROOT));
      (lakehouse.folder(table).exists() ? complete : stale).add(row.getString(0));
    }
  }
}
