package io.onchainmm.features;

import java.util.Locale;
import java.util.function.Function;

/**
 * The 24 columns of the pipeline before this one, in its order and with its ways, good and bad:
 * what is missing is 0, what is called entropy is none, and three columns look ahead. They are here
 * to compare with it.
 */
public enum LegacyFeature {
  CLOSE(LegacyFrame::close),
  VOLUME(LegacyFrame::volume),
  TVL_USD(frame -> frame.onChain(OnChainMetric.TVL_USD)),
  DAILY_ACTIVE_ADDRESSES_VALUE(frame -> frame.onChain(OnChainMetric.DAILY_ACTIVE_ADDRESSES_VALUE)),
  DEV_ACTIVITY_VALUE(frame -> frame.onChain(OnChainMetric.DEV_ACTIVITY_VALUE)),
  SOCIAL_VOLUME_TOTAL_VALUE(frame -> frame.onChain(OnChainMetric.SOCIAL_VOLUME_TOTAL_VALUE)),
  NETWORK_GROWTH_VALUE(frame -> frame.onChain(OnChainMetric.NETWORK_GROWTH_VALUE)),
  PRICE_RETURN(LegacyFrame::returns),
  TVL_CHANGE(frame -> LegacySeries.growth(frame.onChain(OnChainMetric.TVL_USD))),
  PRICE_TVL_RATIO(frame -> frame.perTvl(frame.close())),
  RETURN_VOL_24H(frame -> LegacySeries.deviation(frame.returns(), 24)),
  VOLUME_TVL_RATIO(frame -> frame.perTvl(frame.volume())),
  ADDRESS_GROWTH(
      frame -> LegacySeries.growth(frame.onChain(OnChainMetric.DAILY_ACTIVE_ADDRESSES_VALUE))),
  SOCIAL_DOMINANCE_CHANGE(
      frame -> LegacySeries.growth(frame.onChain(OnChainMetric.SOCIAL_DOMINANCE_TOTAL_VALUE))),
  MCAP_TVL_RATIO(frame -> frame.perTvl(frame.onChain(OnChainMetric.MARKETCAP_USD_VALUE))),
  FRACDIFF_CLOSE(true, frame -> LegacyFracDiff.ofChosenOrder(frame.close())),
  RETURN_ENTROPY_24H(frame -> LegacySeries.entropy(frame.returns(), 24)),
  RETURN_ENTROPY_168H(frame -> LegacySeries.entropy(frame.returns(), 168)),
  CUSUM_FLAG(true, frame -> LegacySeries.cusumFlag(frame.returns())),
  SADF_FLAG(frame -> LegacySeries.sadfFlag(frame.close())),
  VOL_REGIME(true, frame -> LegacySeries.regime(frame.returns())),
  RETURN_VOL_1H(frame -> LegacySeries.deviation(frame.returns(), 1)),
  RETURN_VOL_168H(frame -> LegacySeries.deviation(frame.returns(), 168)),
  PARKINSON_VOL(frame -> LegacySeries.parkinson(frame.high(), frame.low()));

  private final boolean looksAhead;
  private final Function<LegacyFrame, double[]> values;

  LegacyFeature(Function<LegacyFrame, double[]> values) {
    this(false, values);
  }

  LegacyFeature(boolean looksAhead, Function<LegacyFrame, double[]> values) {
    this.looksAhead = looksAhead;
    this.values = values;
  }

  /** Whether a value depends on rows after its own: it may be compared, but not traded on. */
  public boolean looksAhead() {
    return looksAhead;
  }

  /** Name of the column. */
  public String column() {
    return "legacy_" + legacyName();
  }

  /** Name that the legacy pipeline gave it. */
  String legacyName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Its value at each row of the frame; what is missing is 0. */
  double[] of(LegacyFrame frame) {
    double[] column = values.apply(frame).clone();
    for (int i = 0; i < column.length; i++) {
      column[i] = Double.isNaN(column[i]) ? 0 : column[i];
    }
    return column;
  }
}
