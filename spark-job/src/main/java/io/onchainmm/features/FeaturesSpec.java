package io.onchainmm.features;

import io.onchainmm.schema.Key;
import java.io.Serializable;
import java.util.List;

/** Which features are made of the bars: block {@code features}. */
public record FeaturesSpec(
    @Key(
            help =
                "catalogue = those in include; legacy = the 24 columns of the pipeline before this"
                    + " one, as they were (only to compare: three of them look ahead)",
            otherwise = "catalogue")
        FeatureSet set,
    @Key(
            help = "Order d of fractional differentiation",
            min = 0,
            max = 2,
            otherwise = "0.5",
            when = "set=catalogue")
        double fracDiffOrder,
    @Key(
            help = "Weights of fractional differentiation smaller than this are cut off",
            above = 0,
            max = 1,
            otherwise = "0.0001",
            when = "set=catalogue")
        double fracDiffThreshold,
    @Key(
            help = "Periods of the relative strength index (Wilder)",
            min = 1,
            max = 10000,
            otherwise = "14",
            when = "set=catalogue")
        int rsiPeriods,
    @Key(
            help = "Bars whose flow is summed",
            min = 1,
            max = 10000,
            otherwise = "10",
            when = "set=catalogue")
        int flowBars,
    @Key(help = "Log returns in the rolling volatility", min = 2, max = 10000, otherwise = "20")
        int volatilityBars,
    @Key(
            help = "Span of the fast average (macd)",
            min = 1,
            max = 10000,
            otherwise = "12",
            when = "set=catalogue")
        int macdFast,
    @Key(
            help = "Span of the slow average (macd)",
            min = 2,
            max = 10000,
            otherwise = "26",
            when = "set=catalogue")
        int macdSlow,
    @Key(
            help = "Span of the average of their difference (macd_histogram)",
            min = 1,
            max = 10000,
            otherwise = "9",
            when = "set=catalogue")
        int macdSignal,
    @Key(
            help = "Closes between the bands (bollinger)",
            min = 2,
            max = 10000,
            otherwise = "20",
            when = "set=catalogue")
        int bollingerBars,
    @Key(
            help = "Distance of the bands from the mean, standard deviations (bollinger)",
            above = 0,
            max = 100,
            otherwise = "2",
            when = "set=catalogue")
        double bollingerWidth,
    @Key(
            help = "Log returns whose spread is measured (entropy)",
            min = 2,
            max = 10000,
            otherwise = "100",
            when = "set=catalogue")
        int entropyBars,
    @Key(
            help = "Bins over their range (entropy)",
            min = 2,
            max = 1000,
            otherwise = "10",
            when = "set=catalogue")
        int entropyBins,
    @Key(
            help = "Bars in which a break is looked for (mean_break, explosiveness)",
            min = 24,
            max = 10000,
            otherwise = "100",
            when = "set=catalogue")
        int breakBars,
    @Key(
            help = "Bars over which impact is measured (kyle_lambda, kyle_t, amihud, roll_spread)",
            min = 4,
            max = 10000,
            otherwise = "50",
            when = "set=catalogue")
        int impactBars,
    @Key(
            help = "Volume of a bucket, base units (vpin)",
            above = 0,
            otherwise = "10",
            when = "set=catalogue")
        double vpinBucketBase,
    @Key(
            help = "Buckets that are averaged (vpin)",
            min = 1,
            max = 10000,
            otherwise = "50",
            when = "set=catalogue")
        int vpinBuckets,
    @Key(
            help = "Features to make",
            otherwise = "[frac_diff, rsi, vol_adj_flow, volatility]",
            when = "set=catalogue")
        List<Feature> include)
    implements Serializable {

  /** Where the columns come from. */
  public enum FeatureSet {
    CATALOGUE,
    LEGACY
  }

  /** Keeps its own copy of the list; refuses averages in the wrong order. */
  public FeaturesSpec {
    include = List.copyOf(include);
    if (macdFast >= macdSlow) {
      throw new IllegalArgumentException(
          "macd_fast must be below macd_slow, but they are %d and %d"
              .formatted(macdFast, macdSlow));
    }
  }
}
