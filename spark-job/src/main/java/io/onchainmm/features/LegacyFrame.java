package io.onchainmm.features;

import java.util.Map;

/**
 * What legacy features are made of: one market's bars as columns, and the daily metrics joined to
 * them.
 */
final class LegacyFrame {
  private final double[] close;
  private final double[] high;
  private final double[] low;
  private final double[] volume;
  private final double[] returns;
  private final long[] openNanos;
  private final Map<OnChainMetric, OnChainSeries> onChain;

  /**
   * @param openNanos when each bar opened
   * @param onChain the metrics; one that is missing here is missing at every bar
   */
  LegacyFrame(
      long[] openNanos,
      double[] close,
      double[] high,
      double[] low,
      double[] volume,
      Map<OnChainMetric, OnChainSeries> onChain) {
    this.openNanos = openNanos;
    this.close = close;
    this.high = high;
    this.low = low;
    this.volume = volume;
    this.onChain = onChain;
    returns = new double[close.length];
    for (int i = 1; i < returns.length; i++) {
      returns[i] = StrictMath.log(close[i]) - StrictMath.log(close[i - 1]);
    }
  }

  double[] close() {
    return close;
  }

  double[] high() {
    return high;
  }

  double[] low() {
    return low;
  }

  double[] volume() {
    return volume;
  }

  /** Log returns; the first is 0, and counts as an observation. */
  double[] returns() {
    return returns;
  }

  /** A metric at each bar; NaN before it is known. */
  double[] onChain(OnChainMetric metric) {
    return onChain.getOrDefault(metric, OnChainSeries.NONE).at(openNanos);
  }

  /** A column per USD of value locked. */
  double[] perTvl(double[] column) {
    double[] tvl = onChain(OnChainMetric.TVL_USD);
    double[] ratio = new double[column.length];
    for (int i = 0; i < ratio.length; i++) {
      ratio[i] = column[i] / tvl[i];
    }
    return ratio;
  }
}
