package io.onchainmm.cli;

import io.onchainmm.config.Experiment;
import io.onchainmm.lake.ExperimentRecord;
import io.onchainmm.lake.Experiments;
import io.onchainmm.lake.Lakehouse;
import io.onchainmm.lake.StoredTrial;
import io.onchainmm.report.Report;
import io.onchainmm.schema.ConfigException;
import io.onchainmm.sim.market.FailureReason;
import io.onchainmm.sweep.CodeVersion;
import io.onchainmm.sweep.Plans;
import io.onchainmm.sweep.Sweep;
import io.onchainmm.sweep.TrialPlan;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.SparkSession;

/** One sweep as a user sees it: what will run, the progress, the best trials, what was written. */
final class SweepJob {
  /** With more trials than this, fills are kept only when asked for. */
  private static final int MOST_TRIALS_WITH_FILLS = 100;

  private final Places places;
  private final PrintWriter out;
  private final PrintStream messages = System.err;

  SweepJob(Places places, PrintWriter out) {
    this.places = places;
    this.out = out;
  }

  /** The text of a configuration file. */
  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs a new experiment. */
  int start(ExperimentRecord record, Experiment experiment, TrialPlan plan, int maxParallel) {
    return run(record, experiment, plan, maxParallel, true);
  }

  /** Runs what is missing of a known one. */
  int resume(ExperimentRecord record, Experiment experiment, TrialPlan plan, int maxParallel) {
    return run(record, experiment, plan, maxParallel, false);
  }

  private int run(
      ExperimentRecord record,
      Experiment experiment,
      TrialPlan plan,
      int maxParallel,
      boolean fresh) {
    messages.printf("%s: %s%n", record.id(), PlanCommand.describe(experiment, plan));
    plan.note().ifPresent(messages::println);
    Plans.notices(plan).forEach(messages::println);
    places.requireWritableResults();
    try (Interruption interruption = new Interruption(record.id(), messages)) {
      return interruption.guard(() -> sweep(record, experiment, plan, maxParallel, fresh));
    }
  }

  private int sweep(
      ExperimentRecord record,
      Experiment experiment,
      TrialPlan plan,
      int maxParallel,
      boolean fresh) {
    try (SparkSession spark = Sessions.open(record.id())) {
      spark.sparkContext().uiWebUrl().foreach(url -> tellUi(url));
      Lakehouse lakehouse = new Lakehouse(spark, places.lakehouse());
      lakehouse.requireWritable();
      Experiments experiments = new Experiments(lakehouse);
      Set<String> recorded = recorded(experiments, record, plan, fresh);
      Sweep sweep = new Sweep(lakehouse, settings(record, experiment, plan, maxParallel));
      List<StoredTrial> ran = sweep.run(plan, recorded);
      sweep.notes().forEach(messages::println);
      if (!fresh) {
        out.printf("%d trials were recorded already, %d ran now%n", recorded.size(), ran.size());
      }
      List<StoredTrial> trials = fresh ? ran : experiments.trials(record.id());
      Path page =
          new Report(lakehouse)
              .write(
                  record.id(), Optional.of(record.yaml()), places.results().resolve(record.id()));
      BestTrials.print(trials, out);
      closing(trials, page);
      return code(ran);
    }
  }

  private scala.runtime.BoxedUnit tellUi(String url) {
    messages.println("Spark UI: " + url);
    return scala.runtime.BoxedUnit.UNIT;
  }

  private Set<String> recorded(
      Experiments experiments, ExperimentRecord record, TrialPlan plan, boolean fresh) {
    if (!fresh) {
      Set<String> known = experiments.resume(record.id());
      requirePlanned(record, plan, known);
      return known;
    }
    experiments.start(record);
    return Set.of();
  }

  /** Rows of other data or another version of the code must not stand beside new ones. */
  private static void requirePlanned(ExperimentRecord record, TrialPlan plan, Set<String> known) {
    Set<String> planned = new HashSet<>();
    plan.trials().forEach(trial -> planned.add(trial.id()));
    plan.invalid().forEach(bad -> planned.add(bad.id()));
    long strangers = known.stream().filter(id -> !planned.contains(id)).count();
    if (strangers > 0) {
      throw new ConfigException(
          "%s: %d of its %d recorded trials would not be run by its configuration now: the data or the code have changed. Start a new experiment: bin/submit.sh grid %s"
              .formatted(record.id(), strangers, known.size(), record.file()));
    }
  }

  private Sweep.RunSettings settings(
      ExperimentRecord record, Experiment experiment, TrialPlan plan, int maxParallel) {
    boolean keepFills =
        switch (experiment.sweep().keepFills()) {
          case ALL -> true;
          case NONE -> false;
          case AUTO -> plan.trials().size() <= MOST_TRIALS_WITH_FILLS;
        };
    return new Sweep.RunSettings(
        record.id(),
        record.tag(),
        experiment.seed(),
        experiment.sweep(),
        maxParallel,
        keepFills,
        CodeVersion.current(),
        messages,
        Boolean.getBoolean("mm.terminal"));
  }

  private void closing(List<StoredTrial> trials, Path page) {
    long failed = trials.stream().filter(trial -> trial.failure().isPresent()).count();
    out.printf("%d completed, %d failed", trials.size() - failed, failed);
    if (failed > 0) {
      out.printf(" (%s); see %s", BestTrials.reasons(trials), page.resolveSibling("failures.csv"));
    }
    out.printf("%nReport  %s%nTables  %s%n", page, places.lakehouse());
    out.flush();
  }

  private static int code(List<StoredTrial> ran) {
    boolean bug =
        ran.stream()
            .flatMap(trial -> trial.failure().stream())
            .anyMatch(failure -> failure.reason() == FailureReason.BUG);
    return bug ? ExitCode.TRIALS_FAILED_BY_BUG : ExitCode.DONE;
  }
}
