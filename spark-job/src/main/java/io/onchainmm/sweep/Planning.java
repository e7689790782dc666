package io.onchainmm.sweep;

import io.onchainmm.config.Experiment;
import io.onchainmm.config.Point;
import io.onchainmm.config.TrialConfig;
import io.onchainmm.schema.Canonical;
import io.onchainmm.schema.Problems;
import io.onchainmm.schema.Problems.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A trial plan in the making: points come in, distinct trials come out. */
final class Planning {
  private static final int MOST_RULES = 50;

  private final Experiment experiment;
  private final Function<TrialConfig, String> dataKey;
  private final String versionsJson;

  private final LatencyFiles latencies = new LatencyFiles();
  private final Map<List<Object>, String> dataKeys = new HashMap<>();
  private final Map<String, TrialPlan.Planned> trials = new LinkedHashMap<>();
  private final Map<String, TrialPlan.Invalid> invalid = new LinkedHashMap<>();
  private final List<TrialPlan.Duplicate> duplicates = new ArrayList<>();
  private final Problems problems = new Problems();
  private int remembered;

  Planning(
      Experiment experiment, Function<TrialConfig, String> dataKey, Map<String, Integer> versions) {
    this.experiment = experiment;
    this.dataKey = dataKey;
    this.versionsJson = Canonical.json(versions);
  }

  void add(Point point) {
    Problems found = new Problems();
    Optional<TrialConfig> config = experiment.trial(point, found);
    if (config.isPresent()) {
      plan(point, config.get());
    } else {
      refuse(point, found.inFileOrder());
    }
  }

  /**
   * The plan so far. Points whose values do not go together are part of it as long as others do; a
   * value that is wrong by itself, or a file in which nothing can run, is the user's to mend.
   */
  TrialPlan plan(Optional<String> note) {
    boolean nothingRuns = trials.isEmpty();
    if (nothingRuns || problems.inFileOrder().stream().anyMatch(p -> !p.rule())) {
      problems.throwIfAny();
    }
    return new TrialPlan(
        experiment.space().size(),
        List.copyOf(trials.values()),
        List.copyOf(invalid.values()),
        duplicates,
        upstream(),
        note);
  }

  private void plan(Point point, TrialConfig config) {
    String data = dataKey(config);
    TrialConfig identified = latencies.identified(config);
    String id = Canonical.key("trial", 1, identified.identityJson(), data, versionsJson);
    if (trials.containsKey(id)) {
      duplicates.add(new TrialPlan.Duplicate(point.params(), id));
    } else {
      trials.put(id, new TrialPlan.Planned(id, identified, data, latencies.table(config.venue())));
    }
  }

  private void refuse(Point point, List<Problem> found) {
    String id = Canonical.key("invalid", 1, experiment.written(point), versionsJson);
    List<String> texts = found.stream().map(Problem::toString).toList();
    invalid.putIfAbsent(id, new TrialPlan.Invalid(id, point.params(), texts));
    found.stream().filter(p -> !p.rule() || remembered++ < MOST_RULES).forEach(problems::add);
  }

  private String dataKey(TrialConfig config) {
    List<Object> source = List.of(config.seed(), config.market(), config.markets(), config.data());
    return dataKeys.computeIfAbsent(source, s -> dataKey.apply(config));
  }

  private TrialPlan.Upstream upstream() {
    Set<String> tapes = new HashSet<>();
    Set<String> bars = new HashSet<>();
    Set<String> features = new HashSet<>();
    for (TrialPlan.Planned trial : trials.values()) {
      String barsJson = Canonical.json(trial.config().bars());
      tapes.add(trial.dataKey());
      bars.add(Canonical.key("bars", 1, barsJson, trial.dataKey()));
      features.add(
          Canonical.key(
              "features", 1, Canonical.json(trial.config().features()), barsJson, trial.dataKey()));
    }
    return new TrialPlan.Upstream(tapes.size(), bars.size(), features.size());
  }
}
