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

/** Runs every cell of a grid. */
@Command(
    name = "grid",
    description = "Runs every cell of the grid and writes one report.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  bin/submit.sh grid configs/grid.yml --max-par 8")
final class GridCommand implements Callable<Integer> {
  @Mixin private ConfigFile config;
  @Mixin private Places places;
  @Spec private CommandSpec spec;

  @Option(
      names = "--max-par",
      paramLabel = "N",
      defaultValue = "2147483647",
      description = "Most flights at once (default: as many as cores)")
  private int maxParallel;

  @Option(
      names = "--tag",
      paramLabel = "WORD",
      defaultValue = "",
      description = "Kept in every row")
  private String tag;

  @Override
  public Integer call() {
    Checks.parallel(maxParallel);
    Checks.tag(tag);
    Path file = config.path();
    Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    Experiment experiment = Experiment.load(file, System.getenv(), start);
    var record =
        new ExperimentRecord(
            experiment.id(), true, file.toString(), SweepJob.read(file), start, tag);
    return new SweepJob(places, spec.commandLine().getOut())
        .start(record, experiment, Plans.grid(experiment), maxParallel);
  }
}
