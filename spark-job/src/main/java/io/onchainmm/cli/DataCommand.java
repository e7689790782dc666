package io.onchainmm.cli;

import io.onchainmm.config.Experiment;
import io.onchainmm.lake.Lakehouse;
import io.onchainmm.sweep.GridSampler;
import io.onchainmm.sweep.Pipeline;
import io.onchainmm.sweep.UpstreamConfig;
import java.time.Instant;
import java.util.concurrent.Callable;
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
      new GridSampler(experiment.space(), experiment.trials(), experiment.seed())
          .points()
          .forEachRemaining(
              point ->
                  pipeline.prepareTables(
                      UpstreamConfig.of(experiment.config(point)), out::println));
      pipeline.notes().forEach(out::println);
      lakehouse.registerViews();
      Printouts.table(
          spark.sql(
              "SELECT t.market, t.key, count(*) AS trades, min(t.time) AS first, max(t.time) AS last"
                  + " FROM trades t GROUP BY 1, 2 ORDER BY 1, 2"),
          out);
      Printouts.table(
          spark.sql(
              "SELECT b.market, b.key, count(*) AS bars, min(b.close_time) AS first,"
                  + " max(b.close_time) AS last FROM bars b GROUP BY 1, 2 ORDER BY 1, 2"),
          out);
    }
    out.println("Tables  " + places.lakehouse());
    return ExitCode.DONE;
  }
}
