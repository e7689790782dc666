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
  VOLATILITY(spec -> new Volatility(spec.volatilityBars())),
  /** Fast less slow average of the close, as a share of it. */
  MACD(spec -> new Macd(spec.macdFast(), spec.macdSlow())),
  /** How far that is from its own average. */
  MACD_HISTOGRAM(spec -> new MacdHistogram(spec.macdFast(), spec.macdSlow(), spec.macdSignal())),
  /** Place of the close between its bands, −1 to 1 and beyond. */
  BOLLINGER(spec -> new Bollinger(spec.bollingerBars(), spec.bollingerWidth())),
  /** Volatility per bar from highs and lows. */
  PARKINSON(spec -> new Parkinson(spec.volatilityBars())),
  /** How evenly the returns spread over their range, 0 to 1. */
  ENTROPY(spec -> new Entropy(spec.entropyBars(), spec.entropyBins())),
  /** Cumulative-sum statistic of a change in the drift. */
  MEAN_BREAK(spec -> new MeanBreak(spec.breakBars())),
  /** Supremum of unit-root statistics: whether the price explodes. */
  EXPLOSIVENESS(spec -> new Explosiveness(spec.breakBars())),
  /** Kyle's λ: USD per signed base unit. */
  KYLE_LAMBDA(spec -> PriceImpact.slope(spec.impactBars())),
  /** Its t-value. */
  KYLE_T(spec -> PriceImpact.tValue(spec.impactBars())),
  /** |Log return| per USD traded. */
  AMIHUD(spec -> new Amihud(spec.impactBars())),
  /** Effective spread by the bounce of closes, USD. */
  ROLL_SPREAD(spec -> new RollSpread(spec.impactBars())),
  /** Imbalance of the flow over buckets of equal volume, 0 to 1. */
  VPIN(spec -> new Vpin(spec.vpinBucketBase(), spec.vpinBuckets())),
  /** Order-flow imbalance at the touch since the bar before, base units. */
  ORDER_FLOW(Source.BOOK, spec -> bar -> bar.book().flowBase()),
  /** Micro-price over mid, less 1. */
  MICRO_PRICE_GAP(Source.BOOK, spec -> bar -> bar.book().microPriceGap()),
  /** Size at the bid against size at the ask, −1 to 1. */
  QUEUE_IMBALANCE(Source.BOOK, spec -> bar -> bar.book().queueImbalance());

  /** What a feature is made of. */
  private enum Source {
    BARS,
    BOOK
  }

  private final Source source;
  private final Function<FeaturesSpec, Indicator> start;

  Feature(Function<FeaturesSpec, Indicator> start) {
    this(Source.BARS, start);
  }

  Feature(Source source, Function<FeaturesSpec, Indicator> start) {
    this.source = source;
    this.start = start;
  }

  /** Whether it needs the book at the close of each bar. */
  public boolean needsBook() {
    return source == Source.BOOK;
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
