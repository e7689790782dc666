package io.onchainmm.labels;

import io.onchainmm.schema.ConfigException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * Labels and weights as the pipeline before this one made them, kept bit for bit to compare with
 * it. Its ways: the first return counts as an observed 0, the last {@code holding_bars} rows are
 * labelled 0, and the weights know nothing of how labels overlap.
 */
public final class LegacyLabels {
  /** Volatility that stands where none is known yet (method {@code legacy_fixed}). */
  private static final double ASSUMED_VOLATILITY = 0.02;

  /** Returns in the volatility that enters the weights, whatever the labels use. */
  private static final int WEIGHT_BARS = 24;

  private final BarPrices prices;
  private final LabelsSpec spec;

  /** Labels of these closes; highs and lows are not looked at. */
  public LegacyLabels(BarPrices prices, LabelsSpec spec) {
    this.prices = prices;
    this.spec = spec;
  }

  /** A label for each bar, by the method that the spec names. */
  public List<Label> labels() {
    double[] sigma = prices.volatility(spec.volatilityBars(), true);
    LabelsSpec.Legacy legacy = spec.legacy();
    return spec.method() == LabelsSpec.Method.LEGACY_FIXED
        ? labels(
            i -> legacy.upper() * orAssumed(sigma[i]), i -> -legacy.lower() * orAssumed(sigma[i]))
        : labels(i -> adaptive(sigma[i], legacy), i -> adaptive(sigma[i], legacy));
  }

  private static double adaptive(double sigma, LabelsSpec.Legacy legacy) {
    return Double.isNaN(sigma)
        ? legacy.minBarrier()
        : Math.max(legacy.kappa() * sigma, legacy.minBarrier());
  }

  private static double orAssumed(double sigma) {
    return Double.isNaN(sigma) ? ASSUMED_VOLATILITY : sigma;
  }

  private List<Label> labels(IntToDoubleFunction upper, IntToDoubleFunction lower) {
    BarrierScan scan = new BarrierScan(prices, false);
    int holding = spec.holdingBars();
    List<Label> labels = new ArrayList<>();
    for (int i = 0; i < prices.length(); i++) {
      if (i + holding < prices.length()) {
        BarrierScan.Touch touch =
            scan.first(i, upper.applyAsDouble(i), lower.applyAsDouble(i), i + holding, 1);
        int value =
            switch (touch.barrier()) {
              case UPPER -> 1;
              case LOWER -> -1;
              case VERTICAL -> (int) Math.signum(touch.logReturn());
            };
        labels.add(new Label(i, touch.bar(), 1, touch.barrier(), touch.logReturn(), value, true));
      } else {
        labels.add(new Label(i, i + holding, 1, Barrier.VERTICAL, 0, 0, false));
      }
    }
    return labels;
  }

  /** One weight a label; their sum is 1. */
  public double[] weights(List<Label> labels) {
    double[] sigma = prices.volatility(WEIGHT_BARS, true);
    double mean =
        Arrays.stream(sigma)
            .filter(s -> !Double.isNaN(s))
            .average()
            .orElseThrow(
                () ->
                    new ConfigException(
                        "labels of %s: legacy weights need at least %d bars, but there are %d"
                            .formatted(prices.market(), WEIGHT_BARS, prices.length())));
    double[] weights = new double[labels.size()];
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      int hit = labels.get(i).end() - i;
      int near = Math.min(weights.length, i + hit) - Math.max(0, i - hit);
      double volatility = Double.isNaN(sigma[i]) ? mean : sigma[i];
      weights[i] = 1.0 / Math.max(near, 1) * (1 / (1 + volatility));
      sum += weights[i];
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= sum;
    }
    return weights;
  }
}
