package io.onchainmm.validation;

import io.onchainmm.schema.Key;
import java.io.Serializable;

/** How samples are split into training and test: block {@code model.validation}. */
public record ValidationSpec(
    @Key(
            help =
                "walk_forward = test each fold on what was trained on all before it, rolling = on"
                    + " train_bars before it; purged_k_fold and combinatorial train on later data"
                    + " too; legacy = as the pipeline before this one",
            otherwise = "walk_forward")
        Method method,
    @Key(help = "Folds of equal size", min = 2, max = 1000, otherwise = "5") int folds,
    @Key(
            help = "Folds that are tested together (combinatorial)",
            min = 1,
            max = 100,
            otherwise = "2",
            when = "method=combinatorial")
        int testFolds,
    @Key(
            help = "Bars before a test that are trained on (rolling)",
            min = 1,
            otherwise = "10000",
            when = "method=rolling")
        int trainBars,
    @Key(
            help = "Bars after a test that are not trained on, as a share of all",
            min = 0,
            max = 1,
            otherwise = "0.01",
            when = "method=purged_k_fold|combinatorial")
        double embargo,
    @Key(
            help = "Rows left out on both sides of a test (legacy)",
            min = 0,
            max = 100_000,
            otherwise = "3",
            when = "method=legacy")
        int embargoRows,
    @Key(
            help = "Last share of the samples that no split sees: the locked final window",
            min = 0,
            max = 0.9,
            otherwise = "0.2")
        double holdout,
    @Key(help = "Fewest samples a training set may have", min = 1, otherwise = "30") int minTrain)
    implements Serializable {

  /** Most splits of the combinatorial method: each is a training of its own. */
  private static final int MOST_SPLITS = 10_000;

  /** Ways to split. */
  public enum Method {
    WALK_FORWARD,
    ROLLING,
    PURGED_K_FOLD,
    COMBINATORIAL,
    LEGACY
  }

  /** Refuses combinations that leave nothing to train on or never end. */
  public ValidationSpec {
    if (method == Method.COMBINATORIAL && testFolds >= folds) {
      throw new IllegalArgumentException(
          "test_folds must be fewer than folds, but is %d of %d".formatted(testFolds, folds));
    }
    if (method == Method.COMBINATORIAL
        && CombinatorialPurged.choices(folds, testFolds) > MOST_SPLITS) {
      throw new IllegalArgumentException(
          "test_folds %d of folds %d make more than %,d splits: take fewer of either"
              .formatted(testFolds, folds, MOST_SPLITS));
    }
  }
}
