package io.onchainmm.sweep;

import io.onchainmm.config.ConfigSpec;
import io.onchainmm.config.Experiment;
import io.onchainmm.data.OrderTapes;
import io.onchainmm.schema.ConfigException;
import io.onchainmm.sim.book.PassiveOrders;
import io.onchainmm.sim.book.QueueScore;
import io.onchainmm.sim.book.QueueStudy;
import io.onchainmm.sim.market.BookTape;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/**
 * The queue models against true places, for each quoted market of an experiment whose single orders
 * are known; starts no Spark. Tables come as Markdown.
 */
public final class QueueTruth {
  private static final double NANOS_PER_SECOND = 1e9;

  private final Experiment experiment;
  private final Question question;

  /**
   * What is asked.
   *
   * @param everySeconds one batch of orders in each span of this length
   * @param horizonSeconds how long an order stays
   * @param behind largest distance behind the best price
   * @param step what a distance counts
   * @param n exponent of the power models
   */
  public record Question(
      double everySeconds, double horizonSeconds, int behind, PassiveOrders.Step step, double n) {
    /** Longest time, seconds: a year. */
    private static final double LONGEST = 31_536_000;

    /** Checks the numbers; throws what is wrong as options of the command. */
    public Question {
      within("--every", everySeconds, 1e-6, LONGEST);
      within("--horizon", horizonSeconds, 1e-6, LONGEST);
      within("--behind", behind, 0, PassiveOrders.Plan.MOST_DISTANCES);
      within("--queue-n", n, 1e-6, 100);
    }

    private static void within(String option, double value, double least, double most) {
      if (!(value >= least && value <= most)) {
        throw new ConfigException(
            "%s: must be from %s to %s, but was %s".formatted(option, least, most, value));
      }
    }

    private PassiveOrders.Plan plan(long seed) {
      return new PassiveOrders.Plan(
          Math.round(everySeconds * NANOS_PER_SECOND),
          Math.round(horizonSeconds * NANOS_PER_SECOND),
          behind,
          step,
          seed);
    }
  }

  /** The quoted markets of this experiment. */
  public QueueTruth(Experiment experiment, Question question) {
    this.experiment = experiment;
    this.question = question;
  }

  /** Tells the tables line by line. */
  public void tell(Consumer<String> line) {
    Map<String, ConfigSpec> markets = new LinkedHashMap<>();
    new GridSampler(experiment.space(), experiment.trials(), experiment.seed())
        .points()
        .forEachRemaining(
            point -> {
              ConfigSpec config = experiment.config(point);
              markets.putIfAbsent(config.market(), config);
            });
    markets.forEach((market, config) -> tell(market, config, line));
  }

  private void tell(String market, ConfigSpec config, Consumer<String> line) {
    long seed = config.experiment().seed();
    List<String> notes = new ArrayList<>();
    BookTape tape = new OrderTapes(config.markets(), config.data(), seed).tape(market, notes);
    notes.forEach(line);
    PassiveOrders orders = PassiveOrders.of(tape, question.plan(seed));
    if (orders.count() == 0) {
      throw new ConfigException(
          "market %s: no order could be placed in its %d events from %s to %s; choose a longer"
                  .formatted(market, tape.length(), time(tape.startNanos()), time(tape.endNanos()))
              + " window or a smaller --horizon");
    }
    head(market, tape, orders, line);
    List<QueueScore> scores = QueueStudy.of(tape, orders, question.n());
    judge(scores, line);
    byDistance(scores, line);
  }

  private void head(String market, BookTape tape, PassiveOrders orders, Consumer<String> line) {
    line.accept(
        text(
            "Market %s, %s to %s, %,d events. %,d orders of one lot: at the touch and 1 to %d %s"
                + " behind, every %s s, each for %s s; n = %s.",
            market,
            time(tape.startNanos()),
            time(tape.endNanos()),
            tape.length(),
            orders.count(),
            question.behind(),
            question.step().name().toLowerCase(Locale.ROOT),
            plain(question.everySeconds()),
            plain(question.horizonSeconds()),
            plain(question.n())));
    line.accept("");
  }

  private void judge(List<QueueScore> scores, Consumer<String> line) {
    line.accept(
        "| model | filled, % | less fifo | mean s | median s | later than fifo, s | rms, s |"
            + " agree, % | earlier, % | Brier |");
    line.accept("|---|---|---|---|---|---|---|---|---|---|");
    for (QueueScore s : scores) {
      line.accept(
          text(
              "| %s | %.2f ± %s | %+.2f ± %s | %s | %s | %+.2f ± %s | %.2f | %.2f | %.2f | %.4f |",
              s.queue().name().toLowerCase(Locale.ROOT),
              100 * s.fillShare(),
              number(s.fillShareError(), 100),
              100 * s.shareBias(),
              number(s.shareBiasError(), 100),
              number(s.meanSeconds(), 1),
              number(s.medianSeconds(), 1),
              s.biasSeconds(),
              number(s.biasSecondsError(), 1),
              s.rootMeanSquareSeconds(),
              100 * s.agreement(),
              100 * s.earlier(),
              s.brier()));
    }
    line.accept("");
  }

  private void byDistance(List<QueueScore> scores, Consumer<String> line) {
    StringBuilder head = new StringBuilder("| filled, %, by distance |");
    StringBuilder rule = new StringBuilder("|---|");
    for (int away = 0; away <= question.behind(); away++) {
      head.append(' ').append(away).append(" |");
      rule.append("---|");
    }
    line.accept(head.toString());
    line.accept(rule.toString());
    for (QueueScore s : scores) {
      StringBuilder row = new StringBuilder("| ");
      row.append(s.queue().name().toLowerCase(Locale.ROOT)).append(" |");
      s.shareByDistance().forEach(share -> row.append(" ").append(number(share, 100)).append(" |"));
      line.accept(row.toString());
    }
    line.accept("");
  }

  private static String number(OptionalDouble value, double scale) {
    return value.isPresent() ? text("%.2f", scale * value.getAsDouble()) : "n/a";
  }

  private static String plain(double value) {
    return value == Math.rint(value) ? text("%.0f", value) : Double.toString(value);
  }

  private static String time(long nanos) {
    return Instant.ofEpochSecond(0, nanos).toString();
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
