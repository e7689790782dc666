package io.onchainmm.sim.math;

/** Tail probabilities of the chi-square distribution. */
public final class ChiSquare {
  private ChiSquare() {}

  /** P(X &ge; x) with {@code degrees} degrees of freedom, &ge; 1. */
  public static double tail(int degrees, double x) {
    if (degrees < 1) {
      throw new IllegalArgumentException(
          "degrees of freedom must be >= 1, but were %d".formatted(degrees));
    }
    return GammaFunction.upper(degrees / 2.0, x / 2);
  }
}
