package io.onchainmm.labels;

import io.onchainmm.schema.ConfigException;
import java.util.List;

/**
 * How much each label counts in training, given that labels overlap (López de Prado, "Advances in
 * Financial Machine Learning", chapter 4).
 */
public final class SampleWeights {
  private final List<Label> labels;
  private final BarPrices prices;
  private final int[] concurrency;

  /**
   * @param labels labels that lie within the bars, in the order of their starts
   */
  public SampleWeights(List<Label> labels, BarPrices prices) {
    this.labels = labels;
    this.prices = prices;
    int bars = prices.length();
    concurrency = new int[bars];
    for (Label label : labels) {
      if (label.end() <= label.start() || label.end() >= bars) {
        throw new IllegalArgumentException(
            "%s spans no return within %d bars".formatted(label, bars));
      }
      for (int bar = label.start() + 1; bar <= label.end(); bar++) {
        concurrency[bar]++;
      }
    }
  }

  /** Number of labels that span the return of each bar. */
  public int[] concurrency() {
    return concurrency.clone();
  }

  /** Mean over a label's bars of 1 / concurrency; above 0, 1 where it overlaps with no other. */
  public double[] uniqueness() {
    double[] uniqueness = new double[labels.size()];
    for (int i = 0; i < uniqueness.length; i++) {
      Label label = labels.get(i);
      double sum = 0;
      for (int bar = label.start() + 1; bar <= label.end(); bar++) {
        sum += 1.0 / concurrency[bar];
      }
      uniqueness[i] = sum / (label.end() - label.start());
    }
    return uniqueness;
  }

  /** |Σ return / concurrency| over a label's bars, scaled so that the mean is 1. */
  public double[] attribution() {
    double[] returns = prices.logReturns();
    double[] attribution = new double[labels.size()];
    double total = 0;
    for (int i = 0; i < attribution.length; i++) {
      double sum = 0;
      for (int bar = labels.get(i).start() + 1; bar <= labels.get(i).end(); bar++) {
        sum += returns[bar] / concurrency[bar];
      }
      attribution[i] = Math.abs(sum);
      total += attribution[i];
    }
    if (attribution.length > 0 && total == 0) {
      throw new ConfigException(
          "labels of %s: all returns are 0, so none has a weight; use bars in which the price moves"
              .formatted(prices.market()));
    }
    for (int i = 0; i < attribution.length; i++) {
      attribution[i] *= attribution.length / total;
    }
    return attribution;
  }

  /**
   * Piecewise linear decay in cumulated uniqueness: the newest label weighs 1, the oldest tends to
   * {@code c}; below 0, the oldest share −c of it weighs nothing.
   *
   * @param c above −1, at most 1 (no decay)
   */
  public static double[] decay(double[] uniqueness, double c) {
    double total = 0;
    for (double u : uniqueness) {
      total += u;
    }
    double slope = c >= 0 ? (1 - c) / total : 1 / ((c + 1) * total);
    double intercept = 1 - slope * total;
    double[] weights = new double[uniqueness.length];
    double cumulated = 0;
    for (int i = 0; i < weights.length; i++) {
      cumulated += uniqueness[i];
      weights[i] = Math.max(0, intercept + slope * cumulated);
    }
    return weights;
  }

  /** What {@code weights} asks for, times the decay with age. */
  public double[] of(LabelsSpec spec) {
    double[] weights = decay(uniqueness(), spec.timeDecay());
    double[] base =
        switch (spec.weights()) {
          case EQUAL -> null;
          case UNIQUENESS -> uniqueness();
          case RETURN_ATTRIBUTION -> attribution();
        };
    for (int i = 0; base != null && i < weights.length; i++) {
      weights[i] *= base[i];
    }
    return weights;
  }
}
