package io.onchainmm.sim.maker;

import io.onchainmm.schema.Key;
import java.io.Serializable;

/** How we quote: block {@code market_maker} of the configuration. */
public record MakerSpec(
    @Key(help = "Risk aversion, in the unit of gamma_unit", above = 0, otherwise = "0.1")
        double gamma,
    @Key(
            help =
                "Unit of gamma: usd = 1/USD of PnL, bp_lot = 1/(basis point x order),"
                    + " tick_lot = 1/(tick x order)",
            otherwise = "usd")
        GammaUnit gammaUnit,
    @Key(
            help = "Objective: a = exponential utility, b = quadratic inventory penalty",
            otherwise = "a")
        Model model,
    @Key(help = "Notional of one order, USD", above = 0, otherwise = "1000") double orderUsd,
    @Key(help = "Position at which quoting on one side stops, USD", above = 0, otherwise = "10000")
        double maxInventoryUsd,
    @Key(
            help = "Quotes are looked at again this often, milliseconds (and at each bar close)",
            min = 1,
            otherwise = "100")
        int requoteMs,
    @Key(help = "Never improve the best price: join it at most", otherwise = "false")
        boolean noImprove,
    @Key(
            help =
                "Where the volatility comes from: calibration (mid changes) or bars (rolling"
                    + " volatility of the bars)",
            otherwise = "calibration")
        VolatilitySource volatility,
    @Key(help = "Hedge inventory beyond the band on the perpetual", otherwise = "false")
        boolean hedge)
    implements Serializable {

  /** Unit of {@link #gamma}; docs, section on units of risk aversion. */
  public enum GammaUnit {
    USD,
    BP_LOT,
    TICK_LOT
  }

  /** Objective of Guéant (2017), section 2. */
  public enum Model {
    A,
    B
  }

  /** Source of σ. */
  public enum VolatilitySource {
    CALIBRATION,
    BARS
  }

  /** An order must fit into the inventory limit. */
  public MakerSpec {
    if (orderUsd > maxInventoryUsd) {
      throw new IllegalArgumentException(
          "order_usd must be <= max_inventory_usd (%s), but was %s"
              .formatted(maxInventoryUsd, orderUsd));
    }
  }
}
