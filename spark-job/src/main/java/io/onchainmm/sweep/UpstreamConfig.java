package io.onchainmm.sweep;

import io.onchainmm.bars.BarsSpec;
import io.onchainmm.config.ConfigSpec;
import io.onchainmm.config.TrialConfig;
import io.onchainmm.data.DataSpec;
import io.onchainmm.data.MarketSpec;
import io.onchainmm.features.FeaturesSpec;
import java.util.Map;

/**
 * The part of a configuration that upstream tables depend on.
 *
 * @param market the market whose bars and features are made
 * @param markets that market and the ones it refers to, by name
 */
public record UpstreamConfig(
    long seed,
    String market,
    Map<String, MarketSpec> markets,
    DataSpec data,
    BarsSpec bars,
    FeaturesSpec features) {

  /** What a trial depends on. */
  static UpstreamConfig of(TrialConfig config) {
    return new UpstreamConfig(
        config.seed(),
        config.market(),
        config.markets(),
        config.data(),
        config.bars(),
        config.features());
  }

  /** What a point depends on, also where nothing can be quoted. */
  public static UpstreamConfig of(ConfigSpec config) {
    return new UpstreamConfig(
        config.experiment().seed(),
        config.market(),
        config.markets(),
        config.data(),
        config.bars(),
        config.features());
  }
}
