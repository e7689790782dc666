package io.onchainmm.validation;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The folds that the legacy pipeline called purged: it leaves out a few rows on both sides of a
 * test and does not look at what labels span. Only to compare with it.
 */
public final class LegacyFolds {
  private LegacyFolds() {}

  /**
   * @param embargoRows rows left out on both sides of a test
   */
  public static List<Split> splits(int samples, int folds, int embargoRows) {
    int size = samples / folds;
    return IntStream.range(0, folds)
        .mapToObj(
            fold -> {
              int from = fold * size;
              int to = fold == folds - 1 ? samples : from + size;
              return new Split(
                  IntStream.range(0, samples)
                      .filter(i -> i < from - embargoRows || i >= to + embargoRows)
                      .toArray(),
                  IntStream.range(from, to).toArray());
            })
        .toList();
  }
}
