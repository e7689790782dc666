package io.onchainmm.validation;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Tests on each group what was trained on the samples before it whose labels were known when it
 * began: how a model would have fared. The first group is never tested.
 */
public final class WalkForward {
  private WalkForward() {}

  /** Training on everything before. */
  public static List<Split> expanding(Samples samples, int folds) {
    return rolling(samples, folds, Integer.MAX_VALUE);
  }

  /** Training on the samples that begin at most {@code trainBars} bars before the test. */
  public static List<Split> rolling(Samples samples, int folds, int trainBars) {
    Groups groups = new Groups(samples, folds);
    return IntStream.range(1, folds)
        .mapToObj(group -> split(samples, groups, group, trainBars))
        .toList();
  }

  private static Split split(Samples samples, Groups groups, int group, int trainBars) {
    int began = groups.firstBar(group);
    int[] train =
        IntStream.range(0, groups.first(group))
            .filter(i -> samples.end()[i] < began && began - samples.start()[i] <= trainBars)
            .toArray();
    return new Split(train, groups.members(group));
  }
}
