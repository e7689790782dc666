package io.onchainmm.features;

/**
 * A quantity that follows the bars of one market: it is shown each bar once, in order, and says its
 * value as of that bar's close. It cannot look ahead, because it has not seen what comes.
 */
interface Indicator {
  /** The value before there is one; NULL in the table of features. */
  double ABSENT = Double.NaN;

  /** The value as of the close of {@code bar}, finite or {@link #ABSENT}. */
  double next(PricedBar bar);
}
