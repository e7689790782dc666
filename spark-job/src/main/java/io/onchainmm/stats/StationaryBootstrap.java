package io.onchainmm.stats;

import java.util.SplittableRandom;

/**
 * Series drawn again in blocks of random length, so that what hangs together in time stays together
 * (Politis and Romano, "The Stationary Bootstrap", 1994).
 *
 * @param jump q, the probability that the next period is drawn anew: one over the mean block
 * @param seed same seed, same draws
 */
public record StationaryBootstrap(double jump, long seed) implements Resampling {

  /** Refuses what is no probability, and blocks without end. */
  public StationaryBootstrap {
    if (!(jump > 0 && jump <= 1)) {
      throw new IllegalArgumentException(
          "A mean block of %s periods: it must be 1 at least".formatted(1 / jump));
    }
  }

  /** Mean blocks of the cube root of the periods, the rate that suits the mean's distribution. */
  public static StationaryBootstrap of(int periods, long seed) {
    return new StationaryBootstrap(1 / Math.cbrt(periods), seed);
  }

  @Override
  public void draw(int number, int[] indices) {
    SplittableRandom random = new SplittableRandom(mixed(seed, number));
    int n = indices.length;
    int index = random.nextInt(n);
    for (int t = 0; t < n; t++) {
      indices[t] = index;
      index = random.nextDouble() < jump ? random.nextInt(n) : (index + 1) % n;
    }
  }

  /** A seed of its own for each draw, so that their order does not matter (SplitMix64). */
  private static long mixed(long seed, int number) {
    long z = seed + (number + 1) * 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
