package io.onchainmm.config;

import io.onchainmm.bars.BarsSpec;
import io.onchainmm.data.DataSpec;
import io.onchainmm.data.MarketSpec;
import io.onchainmm.features.FeaturesSpec;
import io.onchainmm.schema.Key;
import io.onchainmm.sim.bribe.BribeSpec;
import io.onchainmm.sim.chain.ChainSpec;
import io.onchainmm.sim.maker.CalibrationSpec;
import io.onchainmm.sim.maker.MakerSpec;
import io.onchainmm.sim.risk.RiskSpec;
import io.onchainmm.sim.venue.BookSpec;
import io.onchainmm.sim.venue.PoolSpec;
import java.util.Map;
import java.util.Optional;

/** The whole YAML at one point: every block, in the order of {@code configs/base.yml}. */
public record ConfigSpec(
    @Key(help = "Name, seed and budget of the experiment", otherwise = "{}", identity = false)
        ExperimentSpec experiment,
    @Key(
            help = "Where recordings lie and how strictly they are read",
            otherwise = "{}",
            identity = false)
        DataSpec data,
    @Key(help = "Name of the market that is quoted", otherwise = "synthetic_book") String market,
    @Key(
            help = "Markets by name; synthetic_book and synthetic_pool are always there",
            otherwise = "{}")
        Map<String, MarketSpec> markets,
    @Key(help = "How trades become bars", otherwise = "{}") BarsSpec bars,
    @Key(help = "Which features are made of the bars", otherwise = "{}") FeaturesSpec features,
    @Key(help = "The learning layer; absent = quotes use the calibration alone")
        Optional<ModelSpec> model,
    @Key(help = "How we quote", otherwise = "{}") MakerSpec marketMaker,
    @Key(help = "How A, k and sigma are measured", otherwise = "{}") CalibrationSpec calibration,
    @Key(help = "How orders fare in an order book; for book markets", otherwise = "{}")
        BookSpec book,
    @Key(help = "How swaps fare against a pool; for pool markets", otherwise = "{}") PoolSpec pool,
    @Key(help = "What is paid to be included; for pool markets", otherwise = "{}") BribeSpec bribe,
    @Key(help = "Under which chain's rules swaps land; for pool markets", otherwise = "{}")
        ChainSpec chain,
    @Key(help = "When to warn and when to stop", otherwise = "{}") RiskSpec risk,
    @Key(help = "How the sweep is run; changes no result", otherwise = "{}", identity = false)
        SweepSpec sweep) {

  /** With the rules of the chain that the quoted market lies on filled in. */
  ConfigSpec onItsChain() {
    ChainSpec here = chain.on(markets.get(market).chain());
    return new ConfigSpec(
        experiment,
        data,
        market,
        markets,
        bars,
        features,
        model,
        marketMaker,
        calibration,
        book,
        pool.under(here),
        bribe,
        here,
        risk,
        sweep);
  }
}
