package io.onchainmm.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Tells what this machine has, what will be used, and why. */
@Command(
    name = "doctor",
    description = "What this machine has: JDK, memory, GPU, ports; what will be used and why.",
    mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
  @Mixin private Places places;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    List<Finding> findings =
        new Examination(System.getenv(), Path.of(System.getProperty("java.home")))
            .findings(places.lakehouse(), places.results());
    findings.forEach(finding -> out.println(finding.line()));
    return findings.stream().anyMatch(f -> f.verdict() == Finding.Verdict.PROBLEM)
        ? ExitCode.BAD_INPUT
        : ExitCode.DONE;
  }

  /**
   * One line of the examination.
   *
   * @param what what was looked at
   * @param found what was found
   * @param meaning what follows
   */
  record Finding(Verdict verdict, String what, String found, String meaning) {
    /** How it looks. */
    enum Verdict {
      FINE,
      NOTE,
      PROBLEM
    }

    String line() {
      String mark =
          Map.of(Verdict.FINE, "ok  ", Verdict.NOTE, "note", Verdict.PROBLEM, "FAIL").get(verdict);
      return "%s  %-10s %s: %s".formatted(mark, what, found, meaning);
    }
  }
}
