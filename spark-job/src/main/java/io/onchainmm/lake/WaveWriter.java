package io.onchainmm.lake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.size;

import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * Commits waves of results: what the trials left behind first, {@code TRIALS} last, since a trial
 * exists when its row there does. What a crash leaves between is removed by {@link
 * Experiments#resume}.
 */
public final class WaveWriter {
  private final Lakehouse lakehouse;

  /** Writes into this lakehouse. */
  public WaveWriter(Lakehouse lakehouse) {
    this.lakehouse = lakehouse;
  }

  /**
   * Computes the wave once and commits it, one file and one commit a table, rows in the order of
   * the trial ids whatever the partitions were. Tables for which there is nothing are left alone.
   *
   * @param results rows of {@link ResultRows}
   * @return the trials, in the order of their ids
   */
  public List<StoredTrial> commit(Dataset<Row> results) {
    Dataset<Row> kept = results.persist(StorageLevel.MEMORY_AND_DISK());
    try {
      List<Row> trials =
          kept.select(
                  col("trial.*"),
                  size(col("equity")).as("equity_rows"),
                  size(col("fills")).as("fills_rows"),
                  size(col("alerts")).as("alerts_rows"))
              .collectAsList();
      appendPart(Table.EQUITY, kept, trials, "time_nanos");
      appendPart(Table.FILLS, kept, trials, "fill");
      appendPart(Table.ALERTS, kept, trials, "time_nanos", "kind");
      if (!trials.isEmpty()) {
        append(Table.TRIALS, kept.select("trial.*"));
      }
      return trials.stream()
          .map(TrialRows::trial)
          .sorted(Comparator.comparing(stored -> stored.trial().trialId()))
          .toList();
    } finally {
      kept.unpersist();
    }
  }

  private void appendPart(Table table, Dataset<Row> kept, List<Row> trials, String... order) {
    String part = table.viewName();
    if (trials.stream().anyMatch(trial -> trial.<Integer>getAs(part + "_rows") > 0)) {
      append(table, kept.select(explode(col(part)).as("part")).select("part.*"), order);
    }
  }

  private void append(Table table, Dataset<Row> rows, String... order) {
    Dataset<Row> single = rows.coalesce(1);
    lakehouse.append(table, single.sortWithinPartitions("trial_id", order));
  }
}
