package io.onchainmm.lake;

import static java.util.stream.Collectors.joining;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.when;

import io.onchainmm.schema.ConfigException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The experiments of a lakehouse: which there are, how far they are, and their reopening. */
public final class Experiments {
  private static final List<Table> PARTS = List.of(Table.EQUITY, Table.FILLS, Table.ALERTS);

  private final Lakehouse lakehouse;

  /** The experiments of this lakehouse. */
  public Experiments(Lakehouse lakehouse) {
    this.lakehouse = lakehouse;
  }

  /** All experiments with at least one trial, the latest first. */
  public List<ExperimentSummary> all() {
    return lakehouse
        .read(Table.TRIALS)
        .groupBy("experiment")
        .agg(
            count(lit(1)).as("trials"),
            count(when(col("status").equalTo(TrialRows.FAILED), 1)).as("failed"),
            max("finished").as("finished"))
        .orderBy(col("finished").desc(), col("experiment").desc())
        .collectAsList()
        .stream()
        .map(
            row ->
                new ExperimentSummary(
                    row.getString(0),
                    row.getLong(1),
                    row.getLong(2),
                    row.getTimestamp(3).toInstant()))
        .toList();
  }

  /** The experiment that ended last. */
  public Optional<String> latest() {
    return all().stream().findFirst().map(ExperimentSummary::id);
  }

  /** Refuses an experiment without any trial, and names those there are. */
  public void requireRecorded(String experiment) {
    List<ExperimentSummary> all = all();
    if (all.stream().noneMatch(summary -> summary.id().equals(experiment))) {
      String known = all.stream().map(ExperimentSummary::id).limit(10).collect(joining(", "));
      throw new ConfigException(
          "%s: holds no trial of experiment '%s'. %s"
              .formatted(
                  lakehouse.root(),
                  experiment,
                  known.isEmpty() ? "Run one first: grid <config>" : "Name one of: " + known));
    }
  }

  /** The named experiment, or the one that was started last; empty when there is none. */
  public Optional<ExperimentRecord> registered(Optional<String> id) {
    Dataset<Row> experiments =
        lakehouse
            .read(Table.ARTIFACTS)
            .where(col("stage").equalTo(ExperimentRecord.STAGE))
            .orderBy(col("created").desc());
    return id
        .map(name -> experiments.where(col("key").equalTo(ExperimentRecord.key(name))))
        .orElse(experiments)
        .select("spec")
        .limit(1)
        .collectAsList()
        .stream()
        .findFirst()
        .map(row -> ExperimentRecord.read(row.getString(0)));
  }

  /**
   * Opens a fresh experiment: keeps what is needed to go on with it, before its first trial runs.
   * Refuses a name that has trials.
   */
  public void start(ExperimentRecord experiment) {
    boolean known = lakehouse.has(experiment.artifact());
    if (known && !recordedTrialIds(experiment.id()).isEmpty()) {
      throw new ConfigException(
          "experiment.id: '%s' has trials in %s already. Choose another id, or go on with: bin/submit.sh resume %s"
              .formatted(experiment.id(), lakehouse.root(), experiment.id()));
    }
    if (known) {
      // It was killed before its first commit was whole.
      removeOrphans(experiment.id(), Set.of());
    }
    lakehouse.register(Table.ARTIFACTS, experiment.artifact(), 0, 0, "");
  }

  /**
   * Reopens an experiment after whatever ended it: removes what belongs to no recorded trial.
   *
   * @return ids of the trials that need not run again
   */
  public Set<String> resume(String experiment) {
    Set<String> recorded = recordedTrialIds(experiment);
    removeOrphans(experiment, recorded);
    return recorded;
  }

  /** Ids of the experiment's trials, completed or failed. */
  public Set<String> recordedTrialIds(String experiment) {
    return trialIds(rows(Table.TRIALS, experiment));
  }

  /** The experiment's trials, in the order of their ids. */
  public List<StoredTrial> trials(String experiment) {
    return rows(Table.TRIALS, experiment).orderBy("trial_id").collectAsList().stream()
        .map(TrialRows::trial)
        .toList();
  }

  private void removeOrphans(String experiment, Set<String> recorded) {
    for (Table table : PARTS) {
      Set<String> orphans = trialIds(rows(table, experiment));
      orphans.removeAll(recorded);
      if (!orphans.isEmpty()) {
        lakehouse.delete(table, is(experiment).and(col("trial_id").isInCollection(orphans)));
      }
    }
  }

  private Dataset<Row> rows(Table table, String experiment) {
    return lakehouse.read(table).where(is(experiment));
  }

  private static Column is(String experiment) {
    return col("experiment").equalTo(experiment);
  }

  private static Set<String> trialIds(Dataset<Row> rows) {
    Set<String> ids = new TreeSet<>();
    rows.select("trial_id").distinct().collectAsList().forEach(row -> ids.add(row.getString(0)));
    return ids;
  }
}
