package io.onchainmm.features;

import io.onchainmm.schema.ConfigException;
import java.util.Arrays;

/**
 * The smallest order of fractional differentiation that makes a series stationary (López de Prado,
 * "Advances in Financial Machine Learning", section 5.6): the first of 0, 0.1, … 1 at which the
 * augmented Dickey–Fuller test rejects a unit root at 5 %. To be asked with training data alone.
 */
public final class StationaryOrder {
  private static final int STEPS = 10;
  private static final double SIGNIFICANCE = 0.05;

  /** Fewest values that are left of a series for a test. */
  private static final int LEAST_VALUES = 50;

  private StationaryOrder() {}

  /**
   * The order for these closes; 1 where none below it will do.
   *
   * @param threshold weights below it are cut off
   */
  public static double of(double[] trainingCloses, double threshold) {
    for (int step = 0; step < STEPS; step++) {
      double order = (double) step / STEPS;
      double[] values = differentiated(trainingCloses, order, threshold);
      if (values.length < LEAST_VALUES) {
        throw new ConfigException(
            ("fractional differentiation of order %s leaves %d of %d training bars, but the test"
                    + " needs %d; take more bars or a larger frac_diff_threshold")
                .formatted(order, values.length, trainingCloses.length, LEAST_VALUES));
      }
      boolean stationary =
          AugmentedDickeyFuller.byAic(values)
              .filter(test -> test.pValue() < SIGNIFICANCE)
              .isPresent();
      if (stationary) {
        return order;
      }
    }
    return 1;
  }

  private static double[] differentiated(double[] closes, double order, double threshold) {
    FracDiff indicator = new FracDiff(order, threshold);
    return Arrays.stream(closes)
        .map(close -> indicator.next(StrictMath.log(close)))
        .filter(value -> !Double.isNaN(value))
        .toArray();
  }
}
