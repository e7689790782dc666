package io.onchainmm.cli;

import io.onchainmm.config.Experiment;
import io.onchainmm.sweep.TrialPlan;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Checks a configuration and says what it describes. */
@Command(
    name = "validate",
    description =
        "Checks a configuration: every error with its line and what would be right. No Spark.",
    mixinStandardHelpOptions = true)
final class ValidateCommand implements Callable<Integer> {
  @Mixin private ConfigFile config;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Experiment experiment = Experiment.load(config.path(), System.getenv(), Instant.now());
    // Binds every point, so that values which do not go together are found too; reads no data.
    TrialPlan plan = TrialPlan.grid(experiment, trial -> "", java.util.Map.of());
    var out = spec.commandLine().getOut();
    out.printf("%s is valid: %s%n", config.path(), PlanCommand.describe(experiment, plan));
    plan.invalid()
        .forEach(bad -> bad.problems().forEach(problem -> out.println("  left out: " + problem)));
    return ExitCode.DONE;
  }
}
