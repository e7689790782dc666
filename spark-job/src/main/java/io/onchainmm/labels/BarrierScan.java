package io.onchainmm.labels;

/** Walks the bars after an event until a barrier is touched. */
final class BarrierScan {
  private final BarPrices prices;
  private final double[] tops;
  private final double[] bottoms;
  private final boolean intraBar;

  /**
   * @param intraBar whether highs and lows touch barriers too, or closes alone
   */
  BarrierScan(BarPrices prices, boolean intraBar) {
    this.prices = prices;
    this.intraBar = intraBar;
    tops = intraBar ? prices.high() : prices.close();
    bottoms = intraBar ? prices.low() : prices.close();
  }

  /** Where the walk ended. */
  record Touch(int bar, Barrier barrier, double logReturn) {}

  /**
   * The first bar after {@code event}, up to {@code last}, whose log return reaches {@code upper}
   * or {@code −lower}; equality touches. A bar whose high and low touch both is taken as the loss
   * of {@code side}, since nobody knows which came first.
   *
   * @param upper distance of the upper barrier as a log return; infinite = there is none
   * @param lower distance of the lower barrier
   * @return with touches inside bars the return to the barrier itself, else to the close
   */
  Touch first(int event, double upper, double lower, int last, int side) {
    double entry = prices.close()[event];
    for (int bar = event + 1; bar <= last; bar++) {
      double rise = StrictMath.log(tops[bar] / entry);
      double fall = intraBar ? StrictMath.log(bottoms[bar] / entry) : rise;
      boolean below = fall <= -lower;
      if (rise >= upper && !(intraBar && below && side > 0)) {
        return new Touch(bar, Barrier.UPPER, intraBar ? upper : rise);
      }
      if (below) {
        return new Touch(bar, Barrier.LOWER, intraBar ? -lower : fall);
      }
    }
    return new Touch(last, Barrier.VERTICAL, prices.logReturn(event, last));
  }
}
