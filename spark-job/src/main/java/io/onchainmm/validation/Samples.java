package io.onchainmm.validation;

import java.util.Arrays;

/**
 * What is split: for each sample the first and the last bar that its label draws on, both included,
 * in the order of the first.
 */
public record Samples(int[] start, int[] end) {

  /** Refuses intervals that are no intervals or not in order. */
  public Samples {
    if (start.length != end.length) {
      throw new IllegalArgumentException(
          "%d starts, but %d ends".formatted(start.length, end.length));
    }
    for (int i = 0; i < start.length; i++) {
      if (start[i] < 0 || end[i] < start[i] || (i > 0 && start[i] < start[i - 1])) {
        throw new IllegalArgumentException(
            "sample %d spans bars %d to %d: starts must not fall, and ends not lie before them"
                .formatted(i, start[i], end[i]));
      }
    }
  }

  /** Number of samples. */
  public int size() {
    return start.length;
  }

  /** Some of the samples, by ascending index. */
  public Samples at(int[] indices) {
    return new Samples(
        Arrays.stream(indices).map(i -> start[i]).toArray(),
        Arrays.stream(indices).map(i -> end[i]).toArray());
  }
}
