package io.onchainmm.validation;

import java.util.List;

/** The splits that a configuration asks for. */
public final class Splits {
  private Splits() {}

  /**
   * Splits of samples from which the locked window was taken off before.
   *
   * @param timelineBars bars in the data, of which the embargo is a share
   */
  public static List<Split> of(Samples samples, int timelineBars, ValidationSpec spec) {
    int embargo = Share.roundedUp(spec.embargo(), timelineBars);
    return switch (spec.method()) {
      case WALK_FORWARD -> WalkForward.expanding(samples, spec.folds());
      case ROLLING -> WalkForward.rolling(samples, spec.folds(), spec.trainBars());
      case PURGED_K_FOLD -> PurgedKFold.splits(samples, spec.folds(), embargo);
      case COMBINATORIAL ->
          CombinatorialPurged.of(samples, spec.folds(), spec.testFolds(), embargo).splits();
      case LEGACY -> LegacyFolds.splits(samples.size(), spec.folds(), spec.embargoRows());
    };
  }
}
