package io.onchainmm.sim.maker;

import io.onchainmm.schema.Key;
import io.onchainmm.sim.hyperliquid.FeeSpec;
import io.onchainmm.sim.hyperliquid.FundingSpec;
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
    @Key(
            help =
                "Rule of quoting: closed_form or asymptotic or exact (finite horizon) of Gueant,"
                    + " Lehalle and Fernandez-Tapia, as2008 = Avellaneda and Stoikov, symmetric ="
                    + " no inventory control",
            otherwise = "closed_form")
        QuoteRule quoter,
    @Key(
            help =
                "Where the horizon lies: data_end = end of the data, session = end of the current"
                    + " span of horizon_seconds, rolling = always horizon_seconds away",
            when = "quoter=exact|as2008",
            otherwise = "session")
        Horizon horizon,
    @Key(
            help = "Length of a session or distance of a rolling horizon, seconds",
            above = 0,
            when = "quoter=exact|as2008",
            otherwise = "600")
        double horizonSeconds,
    @Key(
            help = "Cost of closing q orders at the horizon, basis points x q per order",
            min = 0,
            when = "quoter=exact",
            otherwise = "0")
        double terminalPenaltyBps,
    @Key(
            help = "Distance of both quotes, basis points; 0 = that of the closed form",
            min = 0,
            when = "quoter=symmetric",
            otherwise = "0")
        double halfSpreadBps,
    @Key(help = "Added to the distance of both quotes, basis points", otherwise = "0")
        double depthShiftBps,
    @Key(help = "Multiplies how the quotes depend on inventory; 1 = as derived", otherwise = "1")
        double skewScale,
    @Key(
            help = "Permanent adverse move of the price per fill, basis points",
            min = 0,
            otherwise = "0")
        double impactBps,
    @Key(help = "What a predicted return does to the quotes", otherwise = "{}") AlphaSpec alpha,
    @Key(help = "Notional of one order, USD", above = 0, otherwise = "1000") double orderUsd,
    @Key(help = "Position at which quoting on one side stops, USD", above = 0, otherwise = "10000")
        double maxInventoryUsd,
    @Key(
            help = "Quotes are looked at again this often, milliseconds (and at each bar close)",
            min = 0.001,
            otherwise = "100")
        double requoteMs,
    @Key(help = "Never improve the best price: join it at most", otherwise = "false")
        boolean noImprove,
    @Key(
            help =
                "Where the volatility comes from: calibration (mid changes) or bars (rolling"
                    + " volatility of the bars)",
            otherwise = "calibration")
        VolatilitySource volatility,
    @Key(
            help =
                "Hedge inventory beyond the band on the market that the quoted one names as hedge",
            otherwise = "false")
        boolean hedge,
    @Key(
            help = "Open value (position and hedge together) that is tolerated, USD",
            min = 0,
            when = "hedge=true",
            otherwise = "1000")
        double hedgeBandUsd,
    @Key(
            help = "Share of the position that is hedged",
            above = 0,
            when = "hedge=true",
            otherwise = "1")
        double hedgeBeta,
    @Key(
            help = "Taker fee of the hedge market, basis points",
            min = 0,
            when = "hedge=true",
            otherwise = "4.5")
        double hedgeTakerFeeBps,
    @Key(
            help = "From a decision to the hedge's execution, milliseconds",
            min = 0,
            when = "hedge=true",
            otherwise = "50")
        double hedgeLatencyMs,
    @Key(
            help =
                "Age of what we see of the hedge market, its price and our fills there,"
                    + " milliseconds",
            min = 0,
            when = "hedge=true",
            otherwise = "0")
        double hedgeFeedLatencyMs,
    @Key(
            help = "Which fees the hedge pays; flat = hedge_taker_fee_bps",
            when = "hedge=true",
            otherwise = "{}")
        FeeSpec hedgeFees,
    @Key(
            help = "What a position of the hedge pays every hour",
            when = "hedge=true",
            otherwise = "{}")
        FundingSpec hedgeFunding,
    @Key(help = "Several quotes a side in an order book", otherwise = "{}") LayerSpec layers,
    @Key(
            help =
                "Where the impact comes from in an order book: given = impact_bps; measured = what"
                    + " the mid did against us within 5 s of our last impact_fills fills",
            otherwise = "given")
        ImpactSource impactSource,
    @Key(
            help = "Fills that are averaged; before there are so many, impact_bps holds",
            min = 1,
            max = 1000000,
            when = "impact_source=measured",
            otherwise = "100")
        int impactFills,
    @Key(
            help =
                "Quotes between two ticks of an order book: outward = the bid down and the ask up,"
                    + " nearest = to the nearer one",
            otherwise = "outward")
        Rounding rounding,
    @Key(
            help =
                "An order in a book that was sent longer ago than this is cancelled, and sent anew"
                    + " when it is known to be gone, seconds; 0 = it may get as old as it will",
            min = 0,
            max = 864000,
            otherwise = "0")
        double maxOrderAgeSeconds)
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

  /** Rule of quoting; docs, section on rules of quoting. */
  public enum QuoteRule {
    CLOSED_FORM,
    ASYMPTOTIC,
    EXACT,
    AS2008,
    SYMMETRIC
  }

  /** Where the horizon of a finite-horizon rule lies. */
  public enum Horizon {
    DATA_END,
    SESSION,
    ROLLING
  }

  /** Source of σ. */
  public enum VolatilitySource {
    CALIBRATION,
    BARS
  }

  /** Source of the impact per fill. */
  public enum ImpactSource {
    GIVEN,
    MEASURED
  }

  /** Where a quote between two ticks goes. */
  public enum Rounding {
    OUTWARD,
    NEAREST
  }

  /** An order must fit into the inventory limit. */
  public MakerSpec {
    if (orderUsd > maxInventoryUsd) {
      throw new IllegalArgumentException(
          "order_usd must be <= max_inventory_usd (%s), but was %s"
              .formatted(maxInventoryUsd, orderUsd));
    }
  }

  /** One quote a side, given impact, outward rounding, and a hedge that sees its market at once. */
  public MakerSpec(
      double gamma,
      GammaUnit gammaUnit,
      Model model,
      QuoteRule quoter,
      Horizon horizon,
      double horizonSeconds,
      double terminalPenaltyBps,
      double halfSpreadBps,
      double depthShiftBps,
      double skewScale,
      double impactBps,
      AlphaSpec alpha,
      double orderUsd,
      double maxInventoryUsd,
      double requoteMs,
      boolean noImprove,
      VolatilitySource volatility,
      boolean hedge,
      double hedgeBandUsd,
      double hedgeBeta,
      double hedgeTakerFeeBps,
      double hedgeLatencyMs) {
    this(
        gamma,
        gammaUnit,
        model,
        quoter,
        horizon,
        horizonSeconds,
        terminalPenaltyBps,
        halfSpreadBps,
        depthShiftBps,
        skewScale,
        impactBps,
        alpha,
        orderUsd,
        maxInventoryUsd,
        requoteMs,
        noImprove,
        volatility,
        hedge,
        hedgeBandUsd,
        hedgeBeta,
        hedgeTakerFeeBps,
        hedgeLatencyMs,
        0,
        FeeSpec.FLAT,
        FundingSpec.NONE,
        LayerSpec.ONE,
        ImpactSource.GIVEN,
        100,
        Rounding.OUTWARD,
        0);
  }

  /** With a hedge, if there is one, at its defaults. */
  public MakerSpec(
      double gamma,
      GammaUnit gammaUnit,
      Model model,
      QuoteRule quoter,
      Horizon horizon,
      double horizonSeconds,
      double terminalPenaltyBps,
      double halfSpreadBps,
      double depthShiftBps,
      double skewScale,
      double impactBps,
      AlphaSpec alpha,
      double orderUsd,
      double maxInventoryUsd,
      double requoteMs,
      boolean noImprove,
      VolatilitySource volatility,
      boolean hedge) {
    this(
        gamma,
        gammaUnit,
        model,
        quoter,
        horizon,
        horizonSeconds,
        terminalPenaltyBps,
        halfSpreadBps,
        depthShiftBps,
        skewScale,
        impactBps,
        alpha,
        orderUsd,
        maxInventoryUsd,
        requoteMs,
        noImprove,
        volatility,
        hedge,
        1000,
        1,
        4.5,
        50);
  }

  /** The closed form, with everything else that shapes quotes at its default. */
  public MakerSpec(
      double gamma,
      GammaUnit gammaUnit,
      Model model,
      double orderUsd,
      double maxInventoryUsd,
      double requoteMs,
      boolean noImprove,
      VolatilitySource volatility,
      boolean hedge) {
    this(
        gamma,
        gammaUnit,
        model,
        QuoteRule.CLOSED_FORM,
        Horizon.SESSION,
        600,
        0,
        0,
        0,
        1,
        0,
        AlphaSpec.DEFAULT,
        orderUsd,
        maxInventoryUsd,
        requoteMs,
        noImprove,
        volatility,
        hedge);
  }

  /** The inventory limit in whole orders. */
  int maxOrders() {
    return (int) Math.min(Integer.MAX_VALUE, maxInventoryUsd / orderUsd + 1e-9);
  }
}
