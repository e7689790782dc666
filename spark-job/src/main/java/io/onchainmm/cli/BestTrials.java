package io.onchainmm.cli;

import io.onchainmm.lake.StoredTrial;
import io.onchainmm.lake.TrialRecord;
import io.onchainmm.sim.accounting.Metrics;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The closing table: the best trials by PnL per $1,000 among those that may be ranked. */
final class BestTrials {
  private static final int SHOWN = 5;
  private static final int FEWEST_FILLS = 30;

  private BestTrials() {}

  static void print(List<StoredTrial> trials, PrintWriter out) {
    List<StoredTrial> best =
        trials.stream()
            .filter(BestTrials::ranks)
            .sorted(
                Comparator.comparingDouble((StoredTrial t) -> -metrics(t).pnlPer1000Usd())
                    .thenComparing(t -> t.trial().trialId()))
            .limit(SHOWN)
            .toList();
    if (best.isEmpty()) {
      out.println(
          "No configuration beats not trading (none has a profit with at least %d fills)."
              .formatted(FEWEST_FILLS));
      return;
    }
    out.println();
    out.println(
        "%-16s  %12s  %12s  %7s  %9s  %s"
            .formatted(
                "trial",
                "PnL/$1,000",
                "net PnL USD",
                "fills",
                "max DD",
                "market and swept values"));
    for (StoredTrial trial : best) {
      Metrics m = metrics(trial);
      out.println(
          String.format(
              Locale.ROOT,
              "%-16s  %12.2f  %12.2f  %7d  %9.2f  %s%s %s",
              trial.trial().trialId(),
              m.pnlPer1000Usd(),
              m.netPnlUsd(),
              m.fills(),
              m.maxDrawdownUsd(),
              trial.trial().market(),
              marks(trial.trial()),
              params(trial)));
    }
    out.println();
  }

  private static String marks(TrialRecord trial) {
    boolean counterfactual =
        trial.labels().stream().anyMatch(label -> label.startsWith("counterfactual"));
    return (trial.synthetic() ? " (synthetic)" : "") + (counterfactual ? " (counterfactual)" : "");
  }

  /** {@code 2 MISSING_DATA, 1 BUG}. */
  static String reasons(List<StoredTrial> trials) {
    Map<String, Long> counts =
        trials.stream()
            .flatMap(trial -> trial.failure().stream())
            .collect(
                Collectors.groupingBy(
                    failure -> failure.reason().name(), TreeMap::new, Collectors.counting()));
    return counts.entrySet().stream()
        .map(entry -> entry.getValue() + " " + entry.getKey())
        .collect(Collectors.joining(", "));
  }

  private static boolean ranks(StoredTrial trial) {
    return trial.metrics().filter(m -> m.netPnlUsd() > 0 && m.fills() >= FEWEST_FILLS).isPresent();
  }

  private static Metrics metrics(StoredTrial trial) {
    return trial.metrics().orElseThrow();
  }

  private static String params(StoredTrial trial) {
    return trial.trial().params().entrySet().stream()
        .filter(entry -> !entry.getKey().equals("market"))
        .map(entry -> lastWord(entry.getKey()) + "=" + entry.getValue())
        .collect(Collectors.joining(" "));
  }

  private static String lastWord(String key) {
    return key.substring(key.lastIndexOf('.') + 1);
  }
}
