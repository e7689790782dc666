package io.onchainmm.features;

import java.util.Locale;
import java.util.function.Function;

/**
 * The features; the constants are the choices in the YAML, and each knows how to follow the bars of
 * a market. To add one, write its {@link Indicator} and its constant here.
 */
public enum Feature {
  /** Log price, differentiated just enough to be stationary; keeps its memory. */
  FRAC_DIFF(spec -> new FracDiff(spec.fracDiffOrder(), spec.fracDiffThreshold())),
  /** Wilder's relative strength index, 0 to 100. */
  RSI(spec -> new Rsi(spec.rsiPeriods())),
  /** Normalised flow imbalance per unit of volatility, without dimension. */
  VOL_ADJ_FLOW(spec -> new VolAdjFlow(spec.flowBars(), spec.volatilityBars())),
  /** Standard deviation of the log returns per bar. */
  VOLATILITY(spec -> new Volatility(spec.volatilityBars()));

  private final Function<FeaturesSpec, Indicator> start;

  Feature(Function<FeaturesSpec, Indicator> start) {
    this.start = start;
  }

  /** A fresh indicator, to be shown one market's bars from the first on. */
  Indicator start(FeaturesSpec spec) {
    return start.apply(spec);
  }

  /** Name of the column. */
  public String column() {
    return name().toLowerCase(Locale.ROOT);
  }
}
