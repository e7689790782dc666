package io.onchainmm.config;

import io.onchainmm.labels.LabelsSpec;
import io.onchainmm.schema.Key;
import io.onchainmm.validation.ValidationSpec;
import java.util.Map;

/** The learning layer: block {@code model}. Absent = quotes use the calibration alone. */
public record ModelSpec(
    @Key(help = "First-level model") Level0 level0,
    @Key(
            help = "Train a second model that decides whether to act on the first",
            otherwise = "false")
        boolean metaLabeling,
    @Key(help = "What is predicted, and how much each example counts", otherwise = "{}")
        LabelsSpec labels,
    @Key(help = "How examples are split into training and test", otherwise = "{}")
        ValidationSpec validation) {

  /**
   * First-level model.
   *
   * @param params passed to the algorithm as they are
   */
  public record Level0(
      @Key(help = "Algorithm", otherwise = "xgboost") Algo algo,
      @Key(help = "Parameters of the algorithm, by its own names", otherwise = "{}")
          Map<String, Object> params) {
    /** Keeps its own copy. */
    public Level0 {
      params = Map.copyOf(params);
    }
  }

  /** Algorithms of the first level. */
  public enum Algo {
    XGBOOST
  }
}
