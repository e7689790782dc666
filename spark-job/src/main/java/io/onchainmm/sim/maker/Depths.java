package io.onchainmm.sim.maker;

/**
 * How far from the reference price to stand on each side at a given inventory: one rule of quoting,
 * already reduced to numbers. Distances may be negative. Whether a side is quoted at all at the
 * inventory limit is not decided here.
 */
public interface Depths {
  /** Distance of the bid below the reference price at inventory {@code q}. */
  double bidDepth(double q);

  /** Distance of the ask above the reference price at inventory {@code q}. */
  double askDepth(double q);

  /** The part of a depth that is margin over the indifference price. */
  double c1();
}
