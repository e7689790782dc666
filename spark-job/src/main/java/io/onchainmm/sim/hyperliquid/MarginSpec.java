package io.onchainmm.sim.hyperliquid;

import io.onchainmm.schema.Key;
import java.io.Serializable;
import java.util.List;

/** What a perpetual asks as collateral: block {@code book.margin}. */
public record MarginSpec(
    @Key(
            help =
                "none = a position may lose anything; cross = the deposit and all that the quoted"
                    + " market made or lost stand for it, and the venue liquidates",
            otherwise = "none")
        Mode mode,
    @Key(
            help = "Collateral at the start, USD",
            above = 0,
            max = 1e9,
            otherwise = "10000",
            when = "mode=cross")
        double depositUsd,
    @Key(
            help = "Leverage that sets the initial margin: position value over margin",
            min = 1,
            max = 1000,
            otherwise = "10",
            when = "mode=cross")
        int leverage,
    @Key(
            help =
                "Position values at which the tiers begin, USD: rising, the first one 0, at most"
                    + " 1e9; the default tiers are BTC's",
            otherwise = "[0, 150000000]",
            when = "mode=cross")
        List<Double> tierUsd,
    @Key(
            help = "Largest leverage in each tier; half of its inverse is the maintenance rate",
            otherwise = "[40, 20]",
            when = "mode=cross")
        List<Double> tierLeverage)
    implements Serializable {

  private static final double MOST_USD = 1e9;

  /** No margin. */
  public static final MarginSpec NONE =
      new MarginSpec(Mode.NONE, 10_000, 10, List.of(0.0, 150e6), List.of(40.0, 20.0));

  /** Whose money stands for a position. */
  public enum Mode {
    NONE,
    CROSS
  }

  /** Checks that the tiers fit together; keeps copies of the lists. */
  public MarginSpec {
    tierUsd = List.copyOf(tierUsd);
    tierLeverage = List.copyOf(tierLeverage);
    if (tierUsd.isEmpty() || tierUsd.size() != tierLeverage.size() || tierUsd.get(0) != 0) {
      throw new IllegalArgumentException(
          "tier_usd must begin with 0 and be as long as tier_leverage, but they are %s and %s"
              .formatted(tierUsd, tierLeverage));
    }
    for (int i = 0; i < tierUsd.size(); i++) {
      boolean follows =
          i == 0
              || (tierUsd.get(i) > tierUsd.get(i - 1)
                  && tierUsd.get(i) <= MOST_USD
                  && tierLeverage.get(i) <= tierLeverage.get(i - 1));
      if (!follows || !(tierLeverage.get(i) >= 1)) {
        throw new IllegalArgumentException(
            "tier_usd must rise, up to 1e9 at most, and tier_leverage fall, down to 1 at least, but they are %s and %s"
                .formatted(tierUsd, tierLeverage));
      }
    }
    if (leverage > tierLeverage.get(0)) {
      throw new IllegalArgumentException(
          "leverage must be <= the largest of tier_leverage (%s), but was %d"
              .formatted(tierLeverage.get(0), leverage));
    }
  }
}
