package io.onchainmm.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the page says at its top: the best against not trading, and what to know before believing.
 */
record Headline(Rows facts, List<String> experiments, boolean swept) {
  private static final String NOT_TRADING = "not trading earns 0";

  private long number(String column) {
    return facts.single(column).map(value -> ((Number) value).longValue()).orElse(0L);
  }

  private Optional<Double> amount(String column) {
    return facts.single(column).map(value -> ((Number) value).doubleValue());
  }

  private String text(String column) {
    return facts.single(column).map(Object::toString).orElse("");
  }

  long experimentCount() {
    return experiments.size();
  }

  boolean anySynthetic() {
    return number("synthetic") > 0;
  }

  /** Name of the experiment, or how many there are. */
  String name() {
    return experiments.size() == 1 ? experiments.get(0) : experiments.size() + " experiments";
  }

  /** The browser's title: name, trials, best, and the bar to clear. */
  String title() {
    String best =
        amount("best_pnl_per_1000_usd")
            .map(usd -> "best " + Figures.perThousand(usd) + " per $1,000")
            .orElse(number("completed") == 0 ? "none completed" : "none ranks");
    String label =
        (anySynthetic() ? " \u00b7 synthetic market" : "")
            + (number("counterfactual") > 0 ? " \u00b7 counterfactual" : "");
    return "%s \u00b7 %s \u00b7 %s \u00b7 %s%s"
        .formatted(name(), trials(number("trials")), best, NOT_TRADING, label);
  }

  /** One sentence: how the best did. */
  String sentence() {
    long trials = number("trials");
    if (number("completed") == 0) {
      return "No trial completed: %s failed. The failures below say why."
          .formatted(trials == 1 ? "the only one" : "all " + Figures.count(trials));
    }
    if (number("ranked") == 0) {
      return "No trial ranks: of %s completed, none has a net PnL above 0 and at least 30 fills."
              .formatted(Figures.count(number("completed")))
          + " Not trading earns 0 and beats them.";
    }
    return "%s made %s per $1,000 of notional at risk; %s."
        .formatted(
            trials == 1 ? "The only trial" : "The best of " + trials(trials),
            amount("best_pnl_per_1000_usd").map(Figures::perThousand).orElseThrow(),
            NOT_TRADING);
  }

  /** Label and value of the figures shown large. */
  Map<String, String> figures() {
    Map<String, String> figures = new LinkedHashMap<>();
    figures.put(
        "Best PnL per $1,000",
        amount("best_pnl_per_1000_usd").map(Figures::perThousand).orElse("n/a"));
    figures.put("Its net PnL", amount("best_net_pnl_usd").map(Figures::money).orElse("n/a"));
    figures.put(
        "Its fills",
        facts.single("best_fills").isEmpty() ? "n/a" : Figures.count(number("best_fills")));
    figures.put(
        "Median PnL per $1,000",
        amount("median_pnl_per_1000_usd").map(Figures::perThousand).orElse("n/a"));
    figures.put(
        "Net PnL above 0",
        "%s of %s"
            .formatted(Figures.count(number("profitable")), Figures.count(number("completed"))));
    figures.put("Failed", Figures.count(number("trials") - number("completed")));
    return figures;
  }

  /** Who the best is. */
  Optional<String> best() {
    return facts
        .single("best_trial")
        .map(
            trial ->
                "Best: trial %s on %s%s."
                    .formatted(
                        trial,
                        text("best_market"),
                        experiments.size() == 1 ? "" : " in " + text("best_experiment")));
  }

  /** Labels such as {@code synthetic market}, each once. */
  List<String> labels() {
    List<String> labels = new ArrayList<>();
    if (anySynthetic()) {
      labels.add("synthetic market");
    }
    text("labels").lines().filter(label -> !labels.contains(label)).forEach(labels::add);
    return labels;
  }

  /** Plain sentences that keep a reader from believing too much. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    long completed = number("completed");
    if (anySynthetic()) {
      notes.add(
          (number("synthetic") == number("trials")
                  ? "All results are"
                  : Figures.count(number("synthetic")) + " of the trials are")
              + " from a synthetic market: they test the machinery and say nothing about profit.");
    }
    if (number("counterfactual") > 0) {
      notes.add(
          (number("counterfactual") == number("trials")
                  ? "All results are"
                  : Figures.count(number("counterfactual")) + " of the trials are")
              + " counterfactual: nobody can trade so, the labels say why.");
    }
    if (number("trials") == 1) {
      notes.add("A single trial: there is nothing to compare it with.");
    } else if (completed == 1) {
      notes.add("Only one trial completed: there is nothing to compare it with.");
    } else if (completed > 1 && !swept) {
      notes.add("No parameter was swept, so there is nothing to plot against.");
    }
    if (number("ranked") > 1) {
      notes.add(
          "The best of many is chosen with hindsight: expect less of it on data it has not seen.");
    }
    if (number("short_windows") > 0) {
      notes.add(
          Figures.count(number("short_windows"))
              + " of the trials cover less than an hour: PnL per $1,000 of so short a window says"
              + " little.");
    }
    return notes;
  }

  private static String trials(long count) {
    return count == 1 ? "1 trial" : Figures.count(count) + " trials";
  }
}
