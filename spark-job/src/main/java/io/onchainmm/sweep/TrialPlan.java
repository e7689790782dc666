package io.onchainmm.sweep;

import io.onchainmm.config.Experiment;
import io.onchainmm.config.TrialConfig;
import io.onchainmm.sim.venue.LatencyTable;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What an experiment will run: each distinct trial once, what was left out and why, and how many
 * upstream tables that needs.
 *
 * @param cells size of the whole grid
 * @param trials the distinct trials in the order of the grid or of the sample
 * @param invalid points whose values do not go together
 * @param duplicates points that mean the same as an earlier one
 * @param note what a person should know about the choice of points, if anything
 */
public record TrialPlan(
    BigInteger cells,
    List<Planned> trials,
    List<Invalid> invalid,
    List<Duplicate> duplicates,
    Upstream upstream,
    Optional<String> note) {

  /**
   * A trial to run.
   *
   * @param id hash of the active resolved configuration, the data key and the stages' versions
   * @param config with the content of a file of messages in the place of its name
   * @param dataKey key of its market's data
   * @param latency recorded messages of a book with interpolated latency, else {@link
   *     LatencyTable#NONE}
   */
  public record Planned(String id, TrialConfig config, String dataKey, LatencyTable latency) {}

  /**
   * A point that cannot be run.
   *
   * @param id hash of what is written for it
   * @param params the swept keys and their values
   * @param problems one line each
   */
  public record Invalid(String id, Map<String, String> params, List<String> problems) {}

  /**
   * A point that is the same trial as an earlier one.
   *
   * @param params its swept keys, also the ones that count for nothing here
   * @param trialId the trial it is
   */
  public record Duplicate(Map<String, String> params, String trialId) {}

  /** How many distinct tables the trials need. */
  public record Upstream(int tapes, int bars, int features) {}

  /** Keeps its own copies. */
  public TrialPlan {
    trials = List.copyOf(trials);
    invalid = List.copyOf(invalid);
    duplicates = List.copyOf(duplicates);
  }

  /**
   * Plans the whole grid, or the sample of it that the budget allows.
   *
   * @param dataKey gives the key of a trial's data; asked once for each distinct data set
   * @param versions the {@code VERSION} constants of the stages by name
   */
  public static TrialPlan grid(
      Experiment experiment, Function<TrialConfig, String> dataKey, Map<String, Integer> versions) {
    Sampler sampler = new GridSampler(experiment.space(), experiment.trials(), experiment.seed());
    Planning planning = new Planning(experiment, dataKey, versions);
    sampler.points().forEachRemaining(planning::add);
    return planning.plan(sampler.note());
  }

  /** Plans the only trial of an experiment that sweeps nothing. */
  public static TrialPlan single(
      Experiment experiment, Function<TrialConfig, String> dataKey, Map<String, Integer> versions) {
    Planning planning = new Planning(experiment, dataKey, versions);
    planning.add(experiment.space().single());
    return planning.plan(Optional.empty());
  }
}
