package io.onchainmm.sim.pool;

import io.onchainmm.sim.amm.WholeSwaps;

/**
 * One swap in many pools at once, as a loop without branches that the compiler puts into vector
 * registers, and then a look at all the remainders: they say where a quotient is one off.
 */
final class SideBySide {
  private final WholeSwaps swaps;

  /** Remainders of the divisions, and how far they are below the divisors. */
  private final double[] rest;

  private final double[] below;

  SideBySide(WholeSwaps swaps, int mostPools) {
    this.swaps = swaps;
    this.rest = new double[mostPools];
    this.below = new double[mostPools];
  }

  /**
   * Each of the first so many pools takes in what enters, and pays {@link WholeSwaps#amountOut}.
   */
  void swap(double[] reserveIn, double[] reserveOut, int pools, double entering) {
    final double a = entering * swaps.kept();
    final double scale = swaps.scale();
    final double[] rests = rest;
    final double[] belows = below;
    for (int place = 0; place < pools; place++) {
      final double in = reserveIn[place];
      final double out = reserveOut[place];
      final double d = in * scale + a;
      final double product = a * out;
      final double quotient = Math.floor(product / d);
      final double r = Math.fma(-quotient, d, product) + Math.fma(a, out, -product);
      reserveIn[place] = in + entering;
      reserveOut[place] = out - quotient;
      rests[place] = r;
      belows[place] = d - 1 - r;
    }
    long wrong = 0;
    for (int place = 0; place < pools; place++) {
      wrong |= Double.doubleToRawLongBits(rests[place]);
      wrong |= Double.doubleToRawLongBits(belows[place]);
    }
    if (wrong < 0) {
      correct(reserveOut, pools);
    }
  }

  /** Where a remainder is outside [0, d), the quotient is one off. */
  private void correct(double[] reserveOut, int pools) {
    for (int place = 0; place < pools; place++) {
      if (rest[place] < 0) {
        reserveOut[place]++;
      } else if (below[place] < 0) {
        reserveOut[place]--;
      }
    }
  }
}
