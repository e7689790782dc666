package io.onchainmm.validation;

/** A share of a count. */
final class Share {
  /** So that a product that is whole up to rounding is not rounded up. */
  private static final double GUARD = 1e-12;

  private Share() {}

  static int roundedUp(double share, int count) {
    return (int) Math.max(0, Math.ceil(share * count - GUARD));
  }
}
