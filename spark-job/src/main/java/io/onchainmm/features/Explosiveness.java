package io.onchainmm.features;

import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Whether the log price explodes, as in a bubble: the supremum of the augmented Dickey–Fuller
 * statistic over windows of different length that end now (Phillips, Wu and Yu 2011; López de
 * Prado, "Advances in Financial Machine Learning", section 17.4.2). The longest window has n bars;
 * each next one is a tenth of that shorter, down to a quarter. Absent where the price stood still
 * in all of them.
 */
final class Explosiveness implements Indicator {
  private static final int LAGS = 1;

  private final RollingWindow logPrices;
  private final int[] lengths;

  Explosiveness(int length) {
    logPrices = new RollingWindow(length);
    int step = Math.max(1, length / 10);
    lengths = IntStream.iterate(length, l -> l >= length / 4.0, l -> l - step).toArray();
  }

  @Override
  public double next(PricedBar bar) {
    logPrices.add(StrictMath.log(bar.close()));
    if (!logPrices.full()) {
      return ABSENT;
    }
    double highest = Double.NEGATIVE_INFINITY;
    for (int length : lengths) {
      OptionalDouble statistic = statistic(length);
      highest = Math.max(highest, statistic.orElse(Double.NEGATIVE_INFINITY));
    }
    return Double.isInfinite(highest) ? ABSENT : highest;
  }

  private OptionalDouble statistic(int length) {
    double[] window = new double[length];
    for (int i = 0; i < length; i++) {
      window[i] = logPrices.back(length - 1 - i);
    }
    return AugmentedDickeyFuller.withLags(window, LAGS).stream()
        .mapToDouble(AugmentedDickeyFuller::statistic)
        .filter(Double::isFinite)
        .findFirst();
  }
}
