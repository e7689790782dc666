package io.onchainmm.config;

import io.onchainmm.bars.BarsSpec;
import io.onchainmm.data.DataSpec;
import io.onchainmm.data.MarketSpec;
import io.onchainmm.features.FeaturesSpec;
import io.onchainmm.schema.Canonical;
import io.onchainmm.sim.maker.CalibrationSpec;
import io.onchainmm.sim.maker.MakerSpec;
import io.onchainmm.sim.risk.RiskSpec;
import io.onchainmm.sim.venue.VenueSpec;
import java.util.HashMap;
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

  /** The same point at another venue. */
  public TrialConfig withVenue(VenueSpec other) {
    return new TrialConfig(
        seed,
        market,
        markets,
        data,
        bars,
        features,
        model,
        marketMaker,
        calibration,
        other,
        risk,
        params);
  }

  /**
   * Canonical JSON of everything that makes this trial the trial it is: the active resolved blocks
   * and the seed, without paths, names and budgets.
   */
  public String identityJson() {
    Map<String, Object> parts = new HashMap<>();
    parts.put("seed", seed);
    parts.put("market", market);
    parts.put("markets", markets);
    parts.put("data", data);
    parts.put("bars", bars);
    parts.put("features", features);
    model.ifPresent(spec -> parts.put("model", spec));
    parts.put("market_maker", marketMaker);
    parts.put("calibration", calibration);
    parts.put("venue", venue);
    parts.put("risk", risk);
    return Canonical.identity(parts);
  }
}
