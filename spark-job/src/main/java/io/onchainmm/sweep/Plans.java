package io.onchainmm.sweep;

import io.onchainmm.bars.Bars;
import io.onchainmm.config.Experiment;
import io.onchainmm.config.TrialConfig;
import io.onchainmm.data.SourceKey;
import io.onchainmm.features.Features;
import io.onchainmm.features.FeaturesSpec;
import io.onchainmm.sim.Simulator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Makes the plan of an experiment from its file and the contents of its data; starts no Spark. */
public final class Plans {
  /** Versions of the stages that stand between raw data and a result. */
  private static final Map<String, Integer> VERSIONS =
      Map.of("bars", Bars.VERSION, "features", Features.VERSION, "simulator", Simulator.VERSION);

  private Plans() {}

  /** Every cell of the grid, or the sample that the budget allows. */
  public static TrialPlan grid(Experiment experiment) {
    return TrialPlan.grid(experiment, dataKeys(), VERSIONS);
  }

  /** The only trial of a configuration that sweeps nothing. */
  public static TrialPlan single(Experiment experiment) {
    return TrialPlan.single(experiment, dataKeys(), VERSIONS);
  }

  /** What was asked for and is not simulated yet: a sentence each, for people. */
  public static List<String> notices(TrialPlan plan) {
    List<String> notices = new ArrayList<>();
    if (plan.trials().stream().anyMatch(t -> t.config().model().isPresent())) {
      notices.add("model: no model is trained; signals are calibration-only");
    }
    if (plan.trials().stream().anyMatch(Plans::legacyFeatures)) {
      notices.add(
          "features.set legacy: the eleven columns that need on-chain data are 0; three others look"
              + " ahead and are only to compare");
    }
    return notices;
  }

  private static boolean legacyFeatures(TrialPlan.Planned trial) {
    return trial.config().features().set() == FeaturesSpec.FeatureSet.LEGACY;
  }

  private static Function<TrialConfig, String> dataKeys() {
    Map<List<Object>, SourceKey> keys = new HashMap<>();
    return config ->
        keys.computeIfAbsent(
                List.of(config.markets(), config.data(), config.seed()),
                source -> new SourceKey(config.markets(), config.data(), config.seed()))
            .of(config.market());
  }
}
