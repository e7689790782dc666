package io.onchainmm.cli;

import io.onchainmm.config.Experiment;
import io.onchainmm.lake.ExperimentRecord;
import io.onchainmm.sweep.Plans;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs one configuration: a sweep of one trial. */
@Command(
    name = "run",
    description = "Runs one configuration and writes its report.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  bin/submit.sh run configs/base.yml --tag trial-001")
final class RunCommand implements Callable<Integer> {
  @Mixin private ConfigFile config;
  @Mixin private Places places;
  @Spec private CommandSpec spec;

  @Option(
      names = "--tag",
      paramLabel = "WORD",
      defaultValue = "",
      description = "Kept in the trial's row")
  private String tag;

  @Override
  public Integer call() {
    Checks.tag(tag);
    Path file = config.path();
    Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    Experiment experiment = Experiment.load(file, System.getenv(), start);
    var record =
        new ExperimentRecord(
            experiment.id(), false, file.toString(), SweepJob.read(file), start, tag);
    return new SweepJob(places, spec.commandLine().getOut())
        .start(record, experiment, Plans.single(experiment), 1);
  }
}
