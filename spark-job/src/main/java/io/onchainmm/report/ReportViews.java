package io.onchainmm.report;

import static org.apache.spark.sql.functions.col;

import io.onchainmm.lake.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The views the report's SQL may ask, for some experiments and for as long as this is open: {@code
 * report_trials} (every trial with its rank), {@code report_params} (a row per completed trial and
 * swept parameter), {@code report_equity}, {@code report_fills}, {@code report_alerts} (of the ten
 * best placed trials of each experiment) and {@code report_artifacts}.
 *
 * <p>Trials are read from the lakehouse once and kept in memory in one partition: every further
 * query is one small task, and its order of summation never changes.
 */
final class ReportViews implements AutoCloseable {
  /** Trials of an experiment whose equity and fills can be shown. */
  static final int BEST = 10;

  private static final List<Table> OF_BEST = List.of(Table.EQUITY, Table.FILLS, Table.ALERTS);

  private final SparkSession spark;
  private final Function<Table, Dataset<Row>> lakehouse;
  private final List<String> experiments;
  private final List<String> registered = new ArrayList<>();
  private final Rows trials;

  ReportViews(
      SparkSession spark, Function<Table, Dataset<Row>> lakehouse, List<String> experiments) {
    this.spark = spark;
    this.lakehouse = lakehouse;
    this.experiments = experiments;
    describe("read the trials");
    register(
        "source", collect(lakehouse.apply(Table.TRIALS).where(ofExperiments()).drop("config")));
    Rows ranked = null;
    for (String view : Resource.lines("views.txt")) {
      Rows rows = query("view " + view, Resource.text("views/" + view + ".sql"));
      register(view, rows);
      ranked = ranked == null ? rows : ranked;
    }
    this.trials = ranked;
  }

  /** Every trial of the page, best first. */
  Rows trials() {
    return trials;
  }

  /** The experiments of the page that have trials. */
  List<String> experimentsFound() {
    int experiment = trials.schema().fieldIndex("experiment");
    return trials.rows().stream().map(row -> row.getString(experiment)).distinct().toList();
  }

  /** The id of the best ranked trial. */
  Optional<String> bestTrial() {
    int rank = trials.schema().fieldIndex("overall_rank");
    int id = trials.schema().fieldIndex("trial_id");
    return trials.rows().stream()
        .filter(row -> !row.isNullAt(rank))
        .map(row -> row.getString(id))
        .findFirst();
  }

  /** Runs a query over the views; {@code purpose} is shown by the Spark UI. */
  Rows query(String purpose, String sql) {
    describe(purpose);
    for (Table table : OF_BEST) {
      registerWhenAsked(sql, table);
    }
    registerWhenAsked(sql, Table.ARTIFACTS);
    return collect(spark.sql(sql));
  }

  /** A view for writing elsewhere. */
  Dataset<Row> view(String name) {
    return spark.table("report_" + name);
  }

  @Override
  public void close() {
    registered.forEach(view -> spark.catalog().dropTempView(view));
    spark.sparkContext().clearJobGroup();
  }

  /** Opening a table costs a fraction of a second, so it is done for those that are asked. */
  private void registerWhenAsked(String sql, Table table) {
    String view = "report_" + table.viewName();
    if (sql.contains(view) && !registered.contains(view)) {
      Dataset<Row> rows = lakehouse.apply(table);
      rows = OF_BEST.contains(table) ? rows.where(ofExperiments().and(ofBest())) : rows;
      rows.createOrReplaceTempView(view);
      registered.add(view);
    }
  }

  private Column ofExperiments() {
    return col("experiment").isin(experiments.toArray());
  }

  private Column ofBest() {
    int place = trials.schema().fieldIndex("place");
    int id = trials.schema().fieldIndex("trial_id");
    Object[] ids =
        trials.rows().stream()
            .filter(row -> !row.isNullAt(place) && row.getInt(place) <= BEST)
            .map(row -> row.getString(id))
            .distinct()
            .toArray();
    return col("trial_id").isin(ids);
  }

  private void register(String name, Rows rows) {
    String view = "report_" + name;
    spark.createDataFrame(rows.rows(), rows.schema()).coalesce(1).createOrReplaceTempView(view);
    registered.add(view);
  }

  private void describe(String purpose) {
    spark.sparkContext().setJobDescription("Report: " + purpose);
  }

  private static Rows collect(Dataset<Row> rows) {
    return new Rows(rows.schema(), rows.collectAsList());
  }
}
