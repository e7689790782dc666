package io.onchainmm.labels;

import io.onchainmm.labels.LabelsSpec.Legacy;
import io.onchainmm.labels.LabelsSpec.Method;
import io.onchainmm.labels.LabelsSpec.Touch;
import io.onchainmm.labels.LabelsSpec.Vertical;
import io.onchainmm.labels.LabelsSpec.Weights;

/** Specs of the tests; what is not named is at its default. */
final class LabelSpecs {
  private static final Legacy LEGACY = new Legacy(2, 0.005, 0.02, -0.02);

  private LabelSpecs() {}

  static LabelsSpec barriers(double profit, double stop, int holding) {
    return spec(Method.TRIPLE_BARRIER, profit, stop, holding, 24, LEGACY);
  }

  static LabelsSpec legacy(Method method, int holding, int volatilityBars, Legacy legacy) {
    return spec(method, 1, 1, holding, volatilityBars, legacy);
  }

  private static LabelsSpec spec(
      Method method, double profit, double stop, int holding, int volatility, Legacy legacy) {
    return new LabelsSpec(
        method,
        profit,
        stop,
        holding,
        volatility,
        Touch.CLOSE,
        Vertical.SIGN,
        0,
        Weights.RETURN_ATTRIBUTION,
        1,
        legacy);
  }

  static LabelsSpec verticalZero(LabelsSpec s) {
    return with(s, s.volatilityBars(), s.touch(), Vertical.ZERO, s.costBps(), s.weights(), 1);
  }

  static LabelsSpec highLow(LabelsSpec s) {
    return with(s, s.volatilityBars(), Touch.HIGH_LOW, s.vertical(), s.costBps(), s.weights(), 1);
  }

  static LabelsSpec costing(LabelsSpec s, double bps) {
    return with(s, s.volatilityBars(), s.touch(), s.vertical(), bps, s.weights(), 1);
  }

  static LabelsSpec weighted(LabelsSpec s, int volatilityBars, Weights weights, double decay) {
    return with(s, volatilityBars, s.touch(), s.vertical(), s.costBps(), weights, decay);
  }

  private static LabelsSpec with(
      LabelsSpec s,
      int volatilityBars,
      Touch touch,
      Vertical vertical,
      double costBps,
      Weights weights,
      double decay) {
    return new LabelsSpec(
        s.method(),
        s.profitTaking(),
        s.stopLoss(),
        s.holdingBars(),
        volatilityBars,
        touch,
        vertical,
        costBps,
        weights,
        decay,
        s.legacy());
  }
}
