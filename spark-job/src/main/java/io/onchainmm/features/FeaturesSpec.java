package io.onchainmm.features;

import io.onchainmm.schema.Key;
import java.io.Serializable;
import java.util.List;

/** Which features are made of the bars: block {@code features}. */
public record FeaturesSpec(
    @Key(help = "Order d of fractional differentiation", min = 0, max = 2, otherwise = "0.5")
        double fracDiffOrder,
    @Key(
            help = "Weights of fractional differentiation smaller than this are cut off",
            above = 0,
            max = 1,
            otherwise = "0.0001")
        double fracDiffThreshold,
    @Key(
            help = "Periods of the relative strength index (Wilder)",
            min = 1,
            max = 10000,
            otherwise = "14")
        int rsiPeriods,
    @Key(help = "Bars whose flow is summed", min = 1, max = 10000, otherwise = "10") int flowBars,
    @Key(help = "Log returns in the rolling volatility", min = 2, max = 10000, otherwise = "20")
        int volatilityBars,
    @Key(help = "Features to make", otherwise = "[frac_diff, rsi, vol_adj_flow, volatility]")
        List<Feature> include)
    implements Serializable {

  /** Keeps its own copy of the list. */
  public FeaturesSpec {
    include = List.copyOf(include);
  }
}
