package io.onchainmm.stats;

/** Draws periods again, to see what chance alone would do. */
public interface Resampling {

  /** The probability that the next period is not the one after: one over the mean block length. */
  double jump();

  /**
   * Fills in which period stands in each place, counted from 0.
   *
   * @param number of the draw; the same number gives the same draw
   */
  void draw(int number, int[] indices);
}
