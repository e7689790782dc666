package io.onchainmm.cli;

import io.onchainmm.schema.ConfigException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * Entry point: hands the words of the command line to the commands and turns errors into exit
 * codes.
 */
@Command(
    name = "bin/submit.sh",
    description =
        "Back-tests a thousand market-making configurations and says which would have earned.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {
      RunCommand.class,
      GridCommand.class,
      ResumeCommand.class,
      ReportCommand.class,
      DataCommand.class,
      SqlCommand.class,
      ValidateCommand.class,
      PlanCommand.class,
      QueuesCommand.class,
      DoctorCommand.class
    },
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExamples:%n",
    footer = {
      "  bin/submit.sh grid configs/grid.yml",
      "  bin/submit.sh run configs/base.yml --tag trial-001",
      "  bin/submit.sh report",
      "  bin/submit.sh sql \"SELECT venue, avg(pnl_per_1000_usd) FROM trials GROUP BY venue\"",
      "",
      "Exit codes: 0 done; 2 bad input; 3 finished, but trials failed by a bug; 130 interrupted; 1"
          + " unforeseen."
    })
public final class Main {
  /** Further causes are not looked at: they may form a circle. */
  private static final int MOST_CAUSES = 50;

  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    int code = execute(args);
    System.out.flush();
    System.err.flush();
    System.exit(code);
  }

  /** Runs one command. */
  static int execute(String... args) {
    CommandLine commandLine =
        new CommandLine(new Main())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setUsageHelpWidth(100)
            .setExecutionExceptionHandler((error, command, parsed) -> explain(error, command));
    if (args.length == 0) {
      commandLine.usage(System.out);
      return ExitCode.DONE;
    }
    return commandLine.execute(args);
  }

  private static int explain(Exception error, CommandLine command) {
    Optional<ConfigException> bad = badInput(error);
    if (bad.isPresent()) {
      bad.get().problems().forEach(command.getErr()::println);
      return ExitCode.BAD_INPUT;
    }
    command.getErr().println("Unforeseen error; please report it with the lines below.");
    error.printStackTrace(command.getErr());
    return ExitCode.UNFORESEEN;
  }

  /** Bad input that caused an error; Spark wraps what a task throws. */
  static Optional<ConfigException> badInput(Throwable error) {
    return Stream.iterate(error, Objects::nonNull, Throwable::getCause)
        .limit(MOST_CAUSES)
        .filter(ConfigException.class::isInstance)
        .map(ConfigException.class::cast)
        .findFirst();
  }
}
