package io.onchainmm.cli;

import io.onchainmm.config.Experiment;
import io.onchainmm.sweep.Plans;
import io.onchainmm.sweep.TrialPlan;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says what a configuration would run, without running it. */
@Command(
    name = "plan",
    description =
        "What a configuration would run: axes, trials, duplicates, upstream tables. No Spark.",
    mixinStandardHelpOptions = true)
final class PlanCommand implements Callable<Integer> {
  @Mixin private ConfigFile config;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Experiment experiment = Experiment.load(config.path(), System.getenv(), Instant.now());
    TrialPlan plan = Plans.grid(experiment);
    var out = spec.commandLine().getOut();
    out.printf("%s: %s%n", config.path(), describe(experiment, plan));
    experiment
        .space()
        .axes()
        .forEach(axis -> out.printf("  axis      %-34s %s%n", axis.name(), axis.text()));
    plan.note().ifPresent(note -> out.println("  note      " + note));
    out.printf("  tapes     %d%n", plan.upstream().tapes());
    out.printf("  bars      %d%n", plan.upstream().bars());
    out.printf("  features  %d%n", plan.upstream().features());
    out.printf("  trials    %d%n", plan.trials().size());
    if (!plan.duplicates().isEmpty()) {
      out.printf(
          "  duplicate %d cells mean the same as another (a swept key counts for nothing there)%n",
          plan.duplicates().size());
    }
    plan.invalid()
        .forEach(bad -> bad.problems().forEach(problem -> out.println("  invalid   " + problem)));
    return ExitCode.DONE;
  }

  /** {@code 64 cells over 3 axes, 60 distinct trials}. */
  static String describe(Experiment experiment, TrialPlan plan) {
    return "%,d cell%s over %d ax%s, %,d distinct trial%s"
        .formatted(
            plan.cells(),
            plan.cells().bitLength() == 1 ? "" : "s",
            experiment.space().axes().size(),
            experiment.space().axes().size() == 1 ? "is" : "es",
            plan.trials().size(),
            plan.trials().size() == 1 ? "" : "s");
  }
}
