package io.onchainmm.config;

import io.onchainmm.bars.BarsSpec;
import io.onchainmm.data.DataSpec;
import io.onchainmm.data.MarketSpec;
import io.onchainmm.features.FeaturesSpec;
import io.onchainmm.sim.maker.CalibrationSpec;
import io.onchainmm.sim.maker.MakerSpec;
import io.onchainmm.sim.risk.RiskSpec;
import io.onchainmm.sim.venue.VenueSpec;
import java.util.Map;
import java.util.Optional;

/**
 * One fully resolved point of an experiment.
 *
 * @param seed the experiment's seed
 * @param market name of the market that is quoted
 * @param markets that market and the ones it refers to, by name; nothing else
 * @param venue the active venue block: {@code book} or {@code pool} with {@code bribe}
 * @param params the swept keys and their values in this trial, as YAML text, e.g. {@code
 *     market_maker.gamma → 0.5}; only those that are active here
 */
public record TrialConfig(
    long seed,
    String market,
    Map<String, MarketSpec> markets,
    DataSpec data,
    BarsSpec bars,
    FeaturesSpec features,
    Optional<ModelSpec> model,
    MakerSpec marketMaker,
    CalibrationSpec calibration,
    VenueSpec venue,
    RiskSpec risk,
    Map<String, String> params) {

  /** The spec of the quoted market. */
  public MarketSpec marketSpec() {
    return markets.get(market);
  }
}
