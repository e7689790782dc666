package io.onchainmm.report;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onchainmm.lake.Lakehouse;
import io.onchainmm.lake.Table;
import io.onchainmm.schema.ConfigException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Writes what an experiment found: {@code index.html}, {@code trials.csv}, {@code trials.parquet},
 * {@code failures.csv} and {@code config.yml}, all of it from the lakehouse and to the same bytes
 * whenever the tables are the same.
 */
public final class Report {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final SparkSession spark;
  private final Function<Table, Dataset<Row>> lakehouse;

  /** A report over these tables. */
  public Report(Lakehouse lakehouse) {
    this(lakehouse.spark(), lakehouse::read);
  }

  Report(SparkSession spark, Function<Table, Dataset<Row>> lakehouse) {
    this.spark = spark;
    this.lakehouse = lakehouse;
  }

  /** The experiments that have trials, the one that finished last first. */
  public List<String> experiments() {
    return lakehouse
        .apply(Table.TRIALS)
        .groupBy("experiment")
        .agg(max("finished").as("finished"))
        .orderBy(col("finished").desc_nulls_last(), col("experiment"))
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .toList();
  }

  /**
   * Writes one experiment's files into a folder and returns the page.
   *
   * @param yaml the experiment's YAML as the user wrote it; when absent, a {@code config.yml}
   *     already in the folder is kept and shown
   */
  public Path write(String experiment, Optional<String> yaml, Path folder) {
    Path config = folder.resolve("config.yml");
    yaml.ifPresent(text -> AtomicFile.write(config, text));
    try (ReportViews views = open(List.of(experiment))) {
      Map<String, String> documents = new LinkedHashMap<>();
      yaml.or(() -> read(config)).ifPresent(text -> documents.put("Experiment (config.yml)", text));
      views
          .bestConfig()
          .ifPresent(
              text -> documents.put("Resolved configuration of the best trial", pretty(text)));
      Path page = folder.resolve("index.html");
      AtomicFile.write(page, page(views, List.of(experiment), documents));
      new Exports(views, folder).write();
      return page;
    }
  }

  /** Writes one page over several experiments: a ranking across them, and the charts of each. */
  public Path writeSummary(List<String> experiments, Path page) {
    try (ReportViews views = open(experiments)) {
      AtomicFile.write(page, page(views, experiments, Map.of()));
      return page;
    }
  }

  private ReportViews open(List<String> experiments) {
    ReportViews views = ReportViews.open(spark, lakehouse, experiments);
    List<String> present = views.experimentsFound();
    List<String> absent = experiments.stream().filter(name -> !present.contains(name)).toList();
    if (absent.isEmpty() && !experiments.isEmpty()) {
      return views;
    }
    views.close();
    throw new ConfigException(
        "No trials of %s in the lakehouse. It has %s. Run the experiment first, or name one of these."
            .formatted(
                absent.isEmpty() ? "any experiment" : "experiment " + String.join(", ", absent),
                experiments().isEmpty() ? "none" : String.join(", ", experiments())));
  }

  private static String page(
      ReportViews views, List<String> experiments, Map<String, String> documents) {
    Headline headline =
        new Headline(
            views.query("headline", Resource.text("headline.sql")), experiments, views.swept());
    List<Section> sections =
        Resource.lines("charts.txt").stream()
            .flatMap(name -> Section.load(name, views, experiments.size()).stream())
            .toList();
    return new Page(headline, sections, documents).html();
  }

  private static String pretty(String json) {
    try {
      return JSON.readTree(json).toPrettyString();
    } catch (JsonProcessingException e) {
      return json;
    }
  }

  private static Optional<String> read(Path file) {
    try {
      return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
