package io.onchainmm.cli;

import io.onchainmm.config.Experiment;
import io.onchainmm.lake.ExperimentRecord;
import io.onchainmm.lake.Experiments;
import io.onchainmm.lake.Lakehouse;
import io.onchainmm.schema.ConfigException;
import io.onchainmm.schema.Yaml;
import io.onchainmm.sweep.Plans;
import io.onchainmm.sweep.TrialPlan;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs what is missing of an experiment. */
@Command(
    name = "resume",
    description = "Runs what is missing of the latest experiment, or of the named one.",
    mixinStandardHelpOptions = true)
final class ResumeCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "EXPERIMENT",
      description = "Its name (default: the latest)")
  private String experiment;

  @Mixin private Places places;
  @Spec private CommandSpec spec;

  @Option(
      names = "--max-par",
      paramLabel = "N",
      defaultValue = "2147483647",
      description = "Most flights at once (default: as many as cores)")
  private int maxParallel;

  @Override
  public Integer call() {
    Checks.parallel(maxParallel);
    ExperimentRecord record = record();
    Experiment resumed =
        Experiment.of(Yaml.parse(record.file(), record.yaml()), System.getenv(), record.started());
    TrialPlan plan = record.sweeps() ? Plans.grid(resumed) : Plans.single(resumed);
    return new SweepJob(places, spec.commandLine().getOut())
        .resume(record, resumed, plan, maxParallel);
  }

  private ExperimentRecord record() {
    SparkSession spark = Sessions.open("resume");
    Lakehouse lakehouse = new Lakehouse(spark, places.lakehouse());
    return new Experiments(lakehouse)
        .registered(Optional.ofNullable(experiment))
        .orElseThrow(
            () ->
                new ConfigException(
                    experiment == null
                        ? "%s holds no experiment. Run one first: bin/submit.sh grid configs/grid.yml"
                            .formatted(places.lakehouse())
                        : "%s holds no experiment '%s'. List them with: bin/submit.sh sql \"SELECT DISTINCT experiment FROM trials\""
                            .formatted(places.lakehouse(), experiment)));
  }
}
