package io.onchainmm.sim.risk;

import io.onchainmm.schema.Key;
import java.io.Serializable;
import java.util.List;
import java.util.Set;

/** When to warn and when to stop: block {@code risk}. Shares are of the inventory limit in USD. */
public record RiskSpec(
    @Key(help = "Warn at this drawdown, share of max_inventory_usd", above = 0, otherwise = "0.05")
        double drawdownWarn,
    @Key(
            help = "Stop quoting at this drawdown, share of max_inventory_usd",
            above = 0,
            otherwise = "0.10")
        double drawdownHalt,
    @Key(
            help = "Warn when the position stays above this share of max_inventory_usd",
            above = 0,
            otherwise = "0.9")
        double inventoryWarn,
    @Key(help = "... for this long, seconds", min = 0, otherwise = "60") double inventorySeconds,
    @Key(help = "Warn when the mark is older than this, seconds", above = 0, otherwise = "5")
        double staleMarkSeconds,
    @Key(
            help = "Warn when this many calibrations in a row were rejected",
            min = 1,
            otherwise = "10")
        int calibrationRejects,
    @Key(
            help = "Alerts that stop quoting for good (drawdown: at drawdown_halt)",
            otherwise = "[drawdown]")
        List<Alert.Kind> haltOn,
    @Key(
            help =
                "Period of the risk clock, on which value at risk, drift, volatility and funding"
                    + " are watched, seconds",
            min = 1,
            max = 3600,
            otherwise = "60")
        int clockSeconds,
    @Key(
            help = "Warn at this 99 % value at risk of one hour, share of max_inventory_usd",
            above = 0,
            otherwise = "0.02")
        double valueAtRiskWarn,
    @Key(help = "How value at risk is estimated", otherwise = "ewma") TailModel valueAtRiskModel,
    @Key(
            help = "Cumulative sums of the position: deviation that is not counted, in its own",
            min = 0,
            otherwise = "0.5")
        double cusumSlack,
    @Key(help = "Cumulative sums of the position: warn above this", above = 0, otherwise = "5")
        double cusumLimit,
    @Key(
            help = "Periods of the risk clock over which the position's half-life is estimated",
            min = 10,
            max = 100000,
            otherwise = "60")
        int driftSteps,
    @Key(
            help = "Warn when the half-life is longer than this many times that of the quotes",
            above = 0,
            otherwise = "3")
        double halfLifeFactor,
    @Key(
            help = "Warn when the position did not return in this many windows in a row",
            min = 1,
            otherwise = "3")
        int halfLifeWindows,
    @Key(
            help = "Warn when the volatility is more than this many times its moving average",
            above = 1,
            otherwise = "5")
        double sigmaJump,
    @Key(
            help = "Warn when the funding paid is above this share of the spread captured",
            above = 0,
            otherwise = "0.5")
        double fundingShare,
    @Key(
            help = "Warn when inclusions leave the model's band of this confidence",
            min = 0.5,
            max = 0.999999,
            otherwise = "0.99")
        double inclusionConfidence,
    @Key(help = "Attempts that are judged together", min = 10, max = 100000, otherwise = "200")
        int inclusionAttempts,
    @Key(
            help =
                "Warn when the volatility is more than this many times that of a clock ten times as"
                    + " slow: the price bounces, and intervals should be longer",
            above = 0,
            otherwise = "1.5")
        double sigmaNoise)
    implements Serializable {

  /** Keeps its own copy of the list. */
  public RiskSpec {
    haltOn = List.copyOf(haltOn);
  }

  /** What is watched at decisions, with the clock at its defaults. */
  public RiskSpec(
      double drawdownWarn,
      double drawdownHalt,
      double inventoryWarn,
      double inventorySeconds,
      double staleMarkSeconds,
      int calibrationRejects) {
    this(
        drawdownWarn,
        drawdownHalt,
        inventoryWarn,
        inventorySeconds,
        staleMarkSeconds,
        calibrationRejects,
        List.of(Alert.Kind.DRAWDOWN),
        60,
        0.02,
        TailModel.EWMA,
        0.5,
        5,
        60,
        3,
        3,
        5,
        0.5,
        0.99,
        200,
        1.5);
  }

  /** The kinds of {@link #haltOn}. */
  Set<Alert.Kind> halting() {
    return Set.copyOf(haltOn);
  }
}
