package io.onchainmm.validation;

import java.util.List;
import java.util.stream.IntStream;

/**
 * K-fold cross-validation in which training samples whose labels overlap the test, or that follow
 * it within the embargo, are left out. Trains on what comes after a test too, so it compares models
 * but does not say how one would have fared.
 */
public final class PurgedKFold {
  private PurgedKFold() {}

  /** A split for each of {@code folds} tests; every sample is tested once. */
  public static List<Split> splits(Samples samples, int folds, int embargoBars) {
    Groups groups = new Groups(samples, folds);
    return IntStream.range(0, folds)
        .mapToObj(group -> groups.testing(new int[] {group}, embargoBars))
        .toList();
  }
}
