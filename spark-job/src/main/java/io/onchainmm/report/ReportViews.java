package io.onchainmm.report;

import static org.apache.spark.sql.functions.col;

import io.onchainmm.lake.Table;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The views the report's SQL may ask, for some experiments and for as long as this is open: {@code
 * report_trials} (every trial with its rank), {@code report_params} (a row per completed trial and
 * swept parameter), {@code report_equity}, {@code report_fills}, {@code report_alerts} (of the ten
 * best placed trials of each experiment) and {@code report_artifacts} (what the trials were made
 * from).
 *
 * <p>Every table is read once and kept in memory in one partition, and the session's machinery for
 * large data is off meanwhile: a query is one small task, and its order of summation never changes.
 */
final class ReportViews implements AutoCloseable {
  /** Trials of an experiment whose equity and fills can be shown. */
  static final int BEST = 10;

  private static final List<Table> OF_BEST = List.of(Table.EQUITY, Table.FILLS, Table.ALERTS);

  private static final Map<String, String> FOR_SMALL_DATA =
      Map.of(
          "spark.sql.codegen.wholeStage", "false",
          "spark.sql.adaptive.enabled", "false",
          "spark.sql.autoBroadcastJoinThreshold", "-1");

  private final SparkSession spark;
  private final Function<Table, Dataset<Row>> lakehouse;
  private final List<String> experiments;
  private final Map<String, Rows> views = new LinkedHashMap<>();
  private final Map<String, String> settingsBefore = new LinkedHashMap<>();
  private Rows source;

  private ReportViews(
      SparkSession spark, Function<Table, Dataset<Row>> lakehouse, List<String> experiments) {
    this.spark = spark;
    this.lakehouse = lakehouse;
    this.experiments = experiments;
  }

  /** Reads the trials and ranks them. */
  static ReportViews open(
      SparkSession spark, Function<Table, Dataset<Row>> lakehouse, List<String> experiments) {
    ReportViews views = new ReportViews(spark, lakehouse, experiments);
    try {
      views.load();
      return views;
    } catch (RuntimeException e) {
      views.close();
      throw e;
    }
  }

  private void load() {
    FOR_SMALL_DATA.forEach(this::set);
    describe("read the trials");
    source = collect(lakehouse.apply(Table.TRIALS).where(ofExperiments()));
    register("report_source", source.select(namesWithout("config")));
    for (String view : Resource.lines("views.txt")) {
      register("report_" + view, query("view " + view, Resource.text("views/" + view + ".sql")));
    }
  }

  /** Every trial of the page, best first. */
  Rows trials() {
    return views.get("report_trials");
  }

  /** Whether any parameter takes two values. */
  boolean swept() {
    return !views.get("report_params").isEmpty();
  }

  /** The experiments of the page that have trials. */
  List<String> experimentsFound() {
    int experiment = source.schema().fieldIndex("experiment");
    return source.rows().stream().map(row -> row.getString(experiment)).distinct().toList();
  }

  /** The resolved configuration of the best ranked trial. */
  Optional<String> bestConfig() {
    Rows trials = trials();
    if (trials.isEmpty() || trials.value(0, "overall_rank").isEmpty()) {
      return Optional.empty();
    }
    String best = String.valueOf(trials.value(0, "trial_id").orElseThrow());
    return source.where("trial_id", best).value(0, "config").map(Object::toString);
  }

  /** Runs a query over the views; {@code purpose} is shown by the Spark UI. */
  Rows query(String purpose, String sql) {
    for (Table table : Table.values()) {
      String view = "report_" + table.viewName();
      // Opening a table costs a fraction of a second, so it is done for those that are asked.
      if (sql.contains(view) && !views.containsKey(view)) {
        describe("read " + table.viewName());
        register(view, rows(table));
      }
    }
    describe(purpose);
    return collect(spark.sql(sql));
  }

  /** The trials for writing elsewhere, best first and in one partition. */
  Dataset<Row> trialsForWriting() {
    describe("write trials.parquet");
    return spark.table("report_trials");
  }

  @Override
  public void close() {
    views.keySet().forEach(view -> spark.catalog().dropTempView(view));
    settingsBefore.forEach((name, value) -> spark.conf().set(name, value));
    spark.sparkContext().setJobDescription(null);
  }

  private Rows rows(Table table) {
    if (OF_BEST.contains(table)) {
      return collect(lakehouse.apply(table).where(ofExperiments().and(ofBest())));
    }
    if (table == Table.ARTIFACTS) {
      return madeFrom(collect(lakehouse.apply(table)));
    }
    throw new IllegalArgumentException("The report has no view of table " + table);
  }

  /** The artifacts that the trials name, and what those were made from, all the way up. */
  private Rows madeFrom(Rows artifacts) {
    Map<Object, Row> byKey = new LinkedHashMap<>();
    int key = artifacts.schema().fieldIndex("key");
    int upstream = artifacts.schema().fieldIndex("upstream");
    artifacts.rows().forEach(row -> byKey.put(row.get(key), row));
    Deque<Object> open = new ArrayDeque<>();
    for (int i = 0; i < source.rows().size(); i++) {
      Stream.of("data_key", "signal_key").flatMap(value(i)).forEach(open::add);
    }
    Set<Object> reached = new HashSet<>();
    while (!open.isEmpty()) {
      Row row = byKey.get(open.pop());
      if (row != null && reached.add(row.get(key)) && !row.isNullAt(upstream)) {
        open.addAll(row.getList(upstream));
      }
    }
    return new Rows(
        artifacts.schema(),
        byKey.values().stream().filter(row -> reached.contains(row.get(key))).toList());
  }

  private Function<String, Stream<Object>> value(int line) {
    return column -> source.value(line, column).stream();
  }

  private Column ofExperiments() {
    return col("experiment").isin(experiments.toArray());
  }

  private Column ofBest() {
    int place = trials().schema().fieldIndex("place");
    int id = trials().schema().fieldIndex("trial_id");
    Object[] ids =
        trials().rows().stream()
            .filter(row -> !row.isNullAt(place) && row.getInt(place) <= BEST)
            .map(row -> row.getString(id))
            .distinct()
            .toArray();
    return col("trial_id").isin(ids);
  }

  private List<String> namesWithout(String column) {
    return Arrays.stream(source.schema().fieldNames())
        .filter(name -> !name.equals(column))
        .toList();
  }

  private void register(String view, Rows rows) {
    spark.createDataFrame(rows.rows(), rows.schema()).coalesce(1).createOrReplaceTempView(view);
    views.put(view, rows);
  }

  private void set(String setting, String value) {
    settingsBefore.put(setting, spark.conf().get(setting));
    spark.conf().set(setting, value);
  }

  private void describe(String purpose) {
    spark.sparkContext().setJobDescription("Report: " + purpose);
  }

  private static Rows collect(Dataset<Row> rows) {
    return new Rows(rows.schema(), rows.collectAsList());
  }
}
