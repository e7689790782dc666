package io.onchainmm.cli;

import io.onchainmm.lake.ExperimentRecord;
import io.onchainmm.lake.ExperimentSummary;
import io.onchainmm.lake.Experiments;
import io.onchainmm.lake.Lakehouse;
import io.onchainmm.report.Report;
import io.onchainmm.schema.ConfigException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the report of an experiment again, or one page over several. */
@Command(
    name = "report",
    description = "Writes results/<experiment>/index.html from the tables, or one page over all.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  bin/submit.sh report",
      "  bin/submit.sh report --input results/ --out summary.html"
    })
final class ReportCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "EXPERIMENT",
      description = "Its name (default: the latest)")
  private String experiment;

  @Option(
      names = "--input",
      paramLabel = "DIR",
      description = "All experiments reported in this folder")
  private Path input;

  @Option(names = "--out", paramLabel = "FILE", description = "Write one page over them here")
  private Path page;

  @Mixin private Places places;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (input != null && !Files.isDirectory(input)) {
      throw new ConfigException(
          "--input: %s is no folder. Name the folder of the reports, e.g. results/"
              .formatted(input));
    }
    if (experiment != null && input != null) {
      throw new ConfigException("Give either an experiment or --input, not both");
    }
    try (SparkSession spark = Sessions.open("report")) {
      Lakehouse lakehouse = new Lakehouse(spark, places.lakehouse());
      Path written = input != null || page != null ? summary(lakehouse) : single(lakehouse);
      spec.commandLine().getOut().println("Report  " + written);
    }
    return ExitCode.DONE;
  }

  private Path single(Lakehouse lakehouse) {
    Experiments experiments = new Experiments(lakehouse);
    String id =
        Optional.ofNullable(experiment)
            .or(experiments::latest)
            .orElseThrow(() -> nothing(lakehouse));
    experiments.requireRecorded(id);
    return new Report(lakehouse)
        .write(
            id,
            experiments.registered(Optional.of(id)).map(ExperimentRecord::yaml),
            places.results().resolve(id));
  }

  private Path summary(Lakehouse lakehouse) {
    List<String> known =
        new Experiments(lakehouse).all().stream().map(ExperimentSummary::id).toList();
    List<String> chosen =
        experiment != null
            ? List.of(experiment)
            : known.stream()
                .filter(id -> input == null || Files.isDirectory(input.resolve(id)))
                .toList();
    if (chosen.isEmpty()) {
      throw nothing(lakehouse);
    }
    Path target = page != null ? page : places.results().resolve("summary.html");
    return new Report(lakehouse).writeSummary(chosen, target);
  }

  private ConfigException nothing(Lakehouse lakehouse) {
    return new ConfigException(
        "%s holds no trial%s. Run some first: bin/submit.sh grid configs/grid.yml"
            .formatted(lakehouse.root(), input == null ? "" : " of an experiment in " + input));
  }
}
