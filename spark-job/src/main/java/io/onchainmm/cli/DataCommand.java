package io.onchainmm.cli;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;

import io.onchainmm.config.Experiment;
import io.onchainmm.lake.Lakehouse;
import io.onchainmm.lake.Table;
import io.onchainmm.sweep.GridSampler;
import io.onchainmm.sweep.Pipeline;
import io.onchainmm.sweep.UpstreamConfig;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Loads recordings and makes bars and features, without any trial. */
@Command(
    name = "data",
    description =
        "Loads the recordings of a configuration, makes bars and features; runs no trial.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  bin/submit.sh data configs/binance.yml")
final class DataCommand implements Callable<Integer> {
  @Mixin private ConfigFile config;
  @Mixin private Places places;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Experiment experiment = Experiment.load(config.path(), System.getenv(), Instant.now());
    var out = spec.commandLine().getOut();
    try (SparkSession spark = Sessions.open("data")) {
      Lakehouse lakehouse = new Lakehouse(spark, places.lakehouse());
      lakehouse.requireWritable();
      Pipeline pipeline = new Pipeline(lakehouse);
      Set<String> bars = new TreeSet<>();
      new GridSampler(experiment.space(), experiment.trials(), experiment.seed())
          .points()
          .forEachRemaining(
              point ->
                  bars.add(
                      pipeline.prepareTables(
                          UpstreamConfig.of(experiment.config(point)), out::println)));
      pipeline.notes().forEach(out::println);
      Printouts.table(made(lakehouse, bars), out);
    }
    out.println("Tables  " + places.lakehouse());
    return ExitCode.DONE;
  }

  /** What this configuration's bars are: how many, of how many trades, when. */
  private static Dataset<Row> made(Lakehouse lakehouse, Set<String> keys) {
    return lakehouse
        .read(Table.BARS)
        .where(col("key").isInCollection(keys))
        .groupBy("market", "key")
        .agg(
            count(lit(1)).as("bars"),
            sum("ticks").as("trades_in_bars"),
            min("close_time").as("first"),
            max("close_time").as("last"))
        .orderBy("market", "key");
  }
}
