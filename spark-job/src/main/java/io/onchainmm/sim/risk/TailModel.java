package io.onchainmm.sim.risk;

/** How value at risk is estimated from profits on a fixed clock; docs, section on value at risk. */
public enum TailModel {
  /** Zero mean, exponentially weighted variance. */
  EWMA,
  /** Order statistics of the window. */
  HISTORICAL,
  /** Normal with the window's mean and deviation. */
  NORMAL,
  /** Normal bent by the window's skewness and kurtosis. */
  CORNISH_FISHER;

  /** Value at risk and expected shortfall of one period. */
  public TailLoss of(double[] profits, double confidence) {
    return switch (this) {
      case EWMA -> TailLoss.ewma(profits, confidence);
      case HISTORICAL -> TailLoss.historical(profits, confidence);
      case NORMAL -> TailLoss.normal(profits, confidence);
      case CORNISH_FISHER -> TailLoss.cornishFisher(profits, confidence);
    };
  }
}
