package io.onchainmm.sim.maker;

/**
 * The same distance on both sides whatever the inventory: the benchmark without inventory control.
 */
record SymmetricDepths(double halfSpread, double c1) implements Depths {
  @Override
  public double bidDepth(double q) {
    return halfSpread;
  }

  @Override
  public double askDepth(double q) {
    return halfSpread;
  }
}
