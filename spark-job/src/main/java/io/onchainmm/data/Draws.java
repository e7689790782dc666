package io.onchainmm.data;

import io.onchainmm.sim.market.Rng;

/** One numbered sequence of draws of a synthetic market; the same on every machine. */
final class Draws {
  private final long key;
  private final int stream;
  private long event;

  Draws(long key, int stream) {
    this.key = key;
    this.stream = stream;
  }

  /** Uniform on (0, 1). */
  double uniform() {
    return Rng.uniform(key, stream, event++);
  }

  /** Exponential with mean 1. */
  double exponential() {
    return -StrictMath.log(uniform());
  }

  /** Standard normal (Box and Muller 1958). */
  double gaussian() {
    double radius = Math.sqrt(2 * exponential());
    return radius * StrictMath.cos(2 * Math.PI * uniform());
  }
}
