package io.onchainmm.sim.risk;

import io.onchainmm.sim.math.NormalQuantile;
import java.util.Arrays;
import java.util.Optional;

/**
 * The 99 % value at risk of one trial, period by period: what is forecast for the next period, and
 * whether earlier forecasts held. Keeps at most a day of one-minute profits.
 */
final class ValueAtRiskWatch {
  static final double CONFIDENCE = 0.99;
  private static final int WINDOW = 1_440;
  private static final double QUANTILE = NormalQuantile.at(CONFIDENCE);
  private static final double DENSITY = TailLoss.density(QUANTILE);

  private final TailModel model;
  private final double periodsPerHour;
  private final EwmaVariance variance = new EwmaVariance();
  private final double[] window;
  private final VarBacktest backtest = new VarBacktest(1 - CONFIDENCE);
  private long seen;
  private Optional<TailLoss> forecast = Optional.empty();

  ValueAtRiskWatch(TailModel model, double periodSeconds) {
    this.model = model;
    this.periodsPerHour = 3_600 / periodSeconds;
    window = new double[model == TailModel.EWMA ? 0 : WINDOW];
  }

  /** The profit of one period, in USD. */
  void add(double profit) {
    forecast.ifPresent(loss -> backtest.add(-profit > loss.valueAtRisk()));
    if (model == TailModel.EWMA) {
      variance.add(profit);
    } else {
      window[(int) (seen % WINDOW)] = profit;
    }
    seen++;
    forecast = next();
  }

  private Optional<TailLoss> next() {
    if (seen < needed()) {
      return Optional.empty();
    }
    if (model == TailModel.EWMA) {
      double sd = Math.sqrt(variance.value());
      return Optional.of(TailLoss.ofDeviation(sd, CONFIDENCE, QUANTILE, DENSITY));
    }
    int length = (int) Math.min(seen, WINDOW);
    return Optional.of(model.of(Arrays.copyOf(window, length), CONFIDENCE));
  }

  /** Order statistics need one observation beyond the quantile. */
  private long needed() {
    return switch (model) {
      case EWMA, NORMAL -> EwmaVariance.SEED;
      case HISTORICAL, CORNISH_FISHER -> Math.round(1 / (1 - CONFIDENCE));
    };
  }

  /** For one hour, by the root of time; absent while too little was seen. */
  Optional<TailLoss> hourly() {
    return forecast.map(loss -> loss.over(periodsPerHour));
  }

  /** How the forecasts fared. */
  VarBacktest backtest() {
    return backtest;
  }
}
