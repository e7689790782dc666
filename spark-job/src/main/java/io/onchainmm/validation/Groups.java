package io.onchainmm.validation;

import io.onchainmm.schema.ConfigException;
import java.util.stream.IntStream;

/**
 * Samples cut into contiguous groups of equal size, the first ones larger by one where it does not
 * come out even; and what a test on some of them forbids to train on (López de Prado, "Advances in
 * Financial Machine Learning", section 7.4).
 */
final class Groups {
  private final Samples samples;
  private final int[] bounds;

  Groups(Samples samples, int count) {
    if (samples.size() < count) {
      throw new ConfigException(
          "validation: %d labelled bars cannot be cut into %d folds; take more data or fewer folds"
              .formatted(samples.size(), count));
    }
    this.samples = samples;
    bounds = new int[count + 1];
    for (int group = 0; group < count; group++) {
      boolean larger = group < samples.size() % count;
      bounds[group + 1] = bounds[group] + samples.size() / count + (larger ? 1 : 0);
    }
  }

  int count() {
    return bounds.length - 1;
  }

  /** Samples of a group. */
  int[] members(int group) {
    return IntStream.range(bounds[group], bounds[group + 1]).toArray();
  }

  /** First sample of a group. */
  int first(int group) {
    return bounds[group];
  }

  /** First bar that a group's samples draw on. */
  int firstBar(int group) {
    return samples.start()[bounds[group]];
  }

  /** Last bar that any of a group's samples draws on, which need not be that of the last sample. */
  int lastBar(int group) {
    return IntStream.range(bounds[group], bounds[group + 1])
        .map(i -> samples.end()[i])
        .max()
        .orElseThrow();
  }

  /**
   * The split that tests these groups: training keeps what neither overlaps nor follows closely.
   */
  Split testing(int[] groups, int embargoBars) {
    boolean[] out = new boolean[samples.size()];
    for (int group : groups) {
      int a = firstBar(group);
      int b = lastBar(group);
      for (int i = 0; i < out.length; i++) {
        int start = samples.start()[i];
        boolean overlaps = start <= b && samples.end()[i] >= a;
        boolean follows = start > b && start - b <= embargoBars;
        out[i] |= overlaps || follows;
      }
    }
    return new Split(
        IntStream.range(0, out.length).filter(i -> !out[i]).toArray(),
        IntStream.of(groups).flatMap(group -> IntStream.of(members(group))).toArray());
  }
}
