package io.onchainmm.cli;

import io.onchainmm.config.Experiment;
import io.onchainmm.sim.book.PassiveOrders;
import io.onchainmm.sweep.QueueTruth;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Scores the queue models for depth data against true places in the queues. */
@Command(
    name = "queues",
    description =
        "Scores the queue models against true places in the queues, on a market whose single orders"
            + " are known. No Spark.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  bin/submit.sh queues configs/bitstamp.yml --step levels")
final class QueuesCommand implements Callable<Integer> {
  @Mixin private ConfigFile config;

  @Option(
      names = "--every",
      paramLabel = "SECONDS",
      description = "One batch of orders in each span of this length (${DEFAULT-VALUE})")
  private double every = 20;

  @Option(
      names = "--horizon",
      paramLabel = "SECONDS",
      description = "How long an order stays (${DEFAULT-VALUE})")
  private double horizon = 300;

  @Option(
      names = "--behind",
      paramLabel = "N",
      description = "Largest distance behind the best price (${DEFAULT-VALUE})")
  private int behind = 3;

  @Option(
      names = "--step",
      paramLabel = "STEP",
      description = "What a distance counts: ticks, or levels that hold orders (${DEFAULT-VALUE})")
  private PassiveOrders.Step step = PassiveOrders.Step.TICKS;

  @Option(
      names = "--queue-n",
      paramLabel = "N",
      description = "Exponent of the power models (${DEFAULT-VALUE})")
  private double exponent = 3;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    var question = new QueueTruth.Question(every, horizon, behind, step, exponent);
    Experiment experiment = Experiment.load(config.path(), System.getenv(), Instant.now());
    var out = spec.commandLine().getOut();
    new QueueTruth(experiment, question).tell(out::println);
    out.flush();
    return ExitCode.DONE;
  }
}
