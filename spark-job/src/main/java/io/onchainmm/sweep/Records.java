package io.onchainmm.sweep;

import io.onchainmm.config.TrialConfig;
import io.onchainmm.lake.TrialRecord;
import io.onchainmm.sim.chain.ChainSpec;
import io.onchainmm.sim.hyperliquid.FundingSpec;
import io.onchainmm.sim.market.Instrument;
import io.onchainmm.sim.venue.BookSpec;
import io.onchainmm.sim.venue.PoolSpec;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What TRIALS keeps of a trial besides its result. */
final class Records {
  /** Stands in where a trial never reached a market, so that no fill needs converting. */
  static final Instrument NO_INSTRUMENT =
      new Instrument("none", BigDecimal.ONE, BigDecimal.ONE, 0, 0);

  /** Points that cannot be bound are recorded before the first wave. */
  private static final int NO_WAVE = -1;

  private Records() {}

  static TrialRecord of(
      Sweep.RunSettings settings,
      TrialPlan.Planned planned,
      String signalKey,
      List<String> ofTheData,
      int wave) {
    TrialConfig config = planned.config();
    return new TrialRecord(
        settings.experiment(),
        planned.id(),
        settings.tag(),
        config.marketSpec().venue(),
        chain(config),
        config.market(),
        config.seed(),
        config.params(),
        settings.codeVersion(),
        config.marketSpec().synthetic(),
        labels(config, ofTheData),
        config.identityJson(),
        planned.dataKey(),
        signalKey,
        wave);
  }

  static TrialRecord of(Sweep.RunSettings settings, TrialPlan.Invalid invalid) {
    return new TrialRecord(
        settings.experiment(),
        invalid.id(),
        settings.tag(),
        "n/a",
        "n/a",
        invalid.params().getOrDefault("market", "n/a"),
        settings.seed(),
        invalid.params(),
        settings.codeVersion(),
        false,
        List.of(),
        "{}",
        "",
        "",
        NO_WAVE);
  }

  /** The chain whose rules are played, and else the one that the market lies on. */
  private static String chain(TrialConfig config) {
    String own = config.marketSpec().chain();
    return config.venue() instanceof PoolSpec pool ? pool.chain().played(own) : own;
  }

  /** What of a trial does not exist in reality. */
  private static List<String> counterfactual(TrialConfig config) {
    List<String> labels = new ArrayList<>();
    String own = config.marketSpec().chain();
    config.marketSpec().unreal().ifPresent(reason -> labels.add("counterfactual: " + reason));
    if (!chain(config).equals(own)) {
      labels.add("counterfactual: a pool of %s by the rules of %s".formatted(own, chain(config)));
    }
    if (labels.isEmpty() && config.marketSpec().counterfactual()) {
      labels.add("counterfactual: so marked");
    }
    return labels;
  }

  /** What is assumed of a pool's chain, and counts. */
  private static List<String> assumed(PoolSpec pool) {
    ChainSpec chain = pool.chain();
    boolean swaps = pool.strategy() == PoolSpec.Strategy.TAKER;
    boolean byRules = chain.order() == ChainSpec.Order.RULES;
    List<String> labels = new ArrayList<>();
    if (swaps && chain.sellsInclusion()) {
      labels.add("assumed tips and inclusion model");
    }
    if (chain.rules() != ChainSpec.Rules.HYPERLIQUID) {
      labels.add("assumed gas");
    }
    if (swaps && chain.rules() != ChainSpec.Rules.ASSUMED) {
      labels.add("assumed latency");
      if (chain.rules() == ChainSpec.Rules.ARBITRUM) {
        labels.add("assumed bids for the express lane");
      }
      if (byRules) {
        labels.add("place in a block drawn");
      }
      if (byRules && chain.rules() == ChainSpec.Rules.HYPERLIQUID) {
        labels.add("assumed priority of the others");
      }
    }
    return labels;
  }

  private static List<String> labels(TrialConfig config, List<String> ofTheData) {
    List<String> labels = new ArrayList<>(ofTheData);
    labels.addAll(counterfactual(config));
    if (config.venue() instanceof PoolSpec pool) {
      labels.addAll(assumed(pool));
    }
    boolean quotedPays =
        config.venue() instanceof BookSpec book
            && book.funding().source() != FundingSpec.Source.NONE;
    boolean hedgePays =
        config.marketMaker().hedge()
            && config.marketMaker().hedgeFunding().source() != FundingSpec.Source.NONE;
    if (quotedPays || hedgePays) {
      labels.add("funding on the mid, not on an oracle price");
    }
    config
        .model()
        .ifPresent(model -> labels.add("model not used: quotes follow the calibration alone"));
    return labels;
  }
}
