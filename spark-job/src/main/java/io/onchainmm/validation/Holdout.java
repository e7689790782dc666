package io.onchainmm.validation;

import java.util.stream.IntStream;

/**
 * The final window, which no split ever sees: it is for one look at the end.
 *
 * @param development samples that may be used before, whose labels are known when the window begins
 * @param locked samples of the window
 */
public record Holdout(int[] development, int[] locked) {

  /** Locks the last {@code share} of the samples, rounded up. */
  public static Holdout of(Samples samples, double share) {
    int n = samples.size();
    int first = n - Math.min(n, Share.roundedUp(share, n));
    if (first == n) {
      return new Holdout(IntStream.range(0, n).toArray(), new int[0]);
    }
    int began = samples.start()[first];
    return new Holdout(
        IntStream.range(0, first).filter(i -> samples.end()[i] < began).toArray(),
        IntStream.range(first, n).toArray());
  }
}
