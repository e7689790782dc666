package io.onchainmm.sim.bribe;

/** Bribe specs for tests. */
public final class Bribes {
  private Bribes() {}

  /** Percentile mode with the default inclusion model. */
  public static BribeSpec percentile(
      double percentile, int windowBlocks, double capFraction, double floorUsd) {
    return new BribeSpec(
        BribeSpec.Mode.PERCENTILE,
        percentile,
        windowBlocks,
        capFraction,
        floorUsd,
        1,
        0.8,
        BribeSpec.Link.LOG,
        0,
        0,
        0,
        0.02,
        1);
  }

  /** Everything about inclusion spelled out. */
  public static BribeSpec inclusion(
      double alpha,
      double beta,
      BribeSpec.Link link,
      double lostShare,
      double failCostUsd,
      int maxRetries) {
    return new BribeSpec(
        BribeSpec.Mode.PERCENTILE,
        95,
        50,
        0.5,
        0.0001,
        alpha,
        beta,
        link,
        lostShare,
        failCostUsd,
        maxRetries,
        0.02,
        1);
  }
}
