package io.onchainmm.labels;

import io.onchainmm.schema.Key;
import java.io.Serializable;

/** What is to be predicted, and how much each example counts: block {@code model.labels}. */
public record LabelsSpec(
    @Key(
            help =
                "How bars are labelled: triple_barrier, or legacy and legacy_fixed as the pipeline"
                    + " before this one did (only to compare)",
            otherwise = "triple_barrier")
        Method method,
    @Key(
            help = "Distance of the profit barrier in volatilities; 0 = there is none",
            min = 0,
            max = 1000,
            otherwise = "1",
            when = "method=triple_barrier")
        double profitTaking,
    @Key(
            help = "Distance of the stop barrier in volatilities; 0 = there is none",
            min = 0,
            max = 1000,
            otherwise = "1",
            when = "method=triple_barrier")
        double stopLoss,
    @Key(
            help = "Bars after which a position is closed: the vertical barrier",
            min = 1,
            max = 100_000,
            otherwise = "24")
        int holdingBars,
    @Key(
            help = "Log returns in the volatility that scales the barriers",
            min = 2,
            max = 100_000,
            otherwise = "24")
        int volatilityBars,
    @Key(
            help =
                "What touches a barrier: close, or high_low = also prices inside a bar (both in one"
                    + " bar count as the loss)",
            otherwise = "close",
            when = "method=triple_barrier")
        Touch touch,
    @Key(
            help =
                "Label where the vertical barrier came first: sign = that of the return, or zero",
            otherwise = "sign",
            when = "method=triple_barrier")
        Vertical vertical,
    @Key(
            help = "Cost of a round trip that a meta-label must earn, basis points",
            min = 0,
            max = 10_000,
            otherwise = "0",
            when = "method=triple_barrier")
        double costBps,
    @Key(
            help =
                "Weight of an example: return_attribution = its share of the returns it spans,"
                    + " uniqueness = how little it overlaps with others, equal",
            otherwise = "return_attribution",
            when = "method=triple_barrier")
        Weights weights,
    @Key(
            help =
                "Weight of the oldest example against the newest; below 0 = the oldest share of"
                    + " this size counts nothing",
            above = -1,
            max = 1,
            otherwise = "1",
            when = "method=triple_barrier")
        double timeDecay,
    @Key(
            help = "Barriers of the legacy methods",
            otherwise = "{}",
            when = "method=legacy|legacy_fixed")
        Legacy legacy)
    implements Serializable {

  /** How bars are labelled. */
  public enum Method {
    TRIPLE_BARRIER,
    LEGACY,
    LEGACY_FIXED
  }

  /** What touches a barrier. */
  public enum Touch {
    CLOSE,
    HIGH_LOW
  }

  /** The label of a position that ended at the vertical barrier. */
  public enum Vertical {
    SIGN,
    ZERO
  }

  /** The weight of an example before its decay with age. */
  public enum Weights {
    RETURN_ATTRIBUTION,
    UNIQUENESS,
    EQUAL
  }

  /** Barriers of the legacy methods: block {@code model.labels.legacy}. */
  public record Legacy(
      @Key(
              help = "Distance of both barriers in volatilities (method: legacy)",
              above = 0,
              max = 1000,
              otherwise = "2")
          double kappa,
      @Key(
              help = "Least distance of both barriers, log return (method: legacy)",
              min = 0,
              max = 1,
              otherwise = "0.005")
          double minBarrier,
      @Key(
              help = "Upper barrier as a multiple of the volatility (method: legacy_fixed)",
              min = 0,
              max = 1000,
              otherwise = "0.02")
          double upper,
      @Key(
              help = "Lower barrier as a multiple of the volatility (method: legacy_fixed)",
              min = -1000,
              max = 0,
              otherwise = "-0.02")
          double lower)
      implements Serializable {}

  /** Refuses a triple barrier without any horizontal one. */
  public LabelsSpec {
    if (method == Method.TRIPLE_BARRIER
        && profitTaking == 0
        && stopLoss == 0
        && vertical == Vertical.ZERO) {
      throw new IllegalArgumentException(
          "profit_taking and stop_loss are both 0 and vertical is zero, so that every label would"
              + " be 0: set one of the three");
    }
  }
}
