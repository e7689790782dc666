package io.onchainmm.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onchainmm.schema.ConfigException;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** How much differentiation a series needs. */
class StationaryOrderTest {
  /** Closes whose logarithm keeps this share of its distance from 0 at each step. */
  private static double[] closes(double persistence, int length) {
    SplittableRandom random = new SplittableRandom(92);
    double[] closes = new double[length];
    double log = 0;
    for (int i = 0; i < length; i++) {
      log = persistence * log + 0.01 * (random.nextDouble() - 0.5);
      closes[i] = StrictMath.exp(log);
    }
    return closes;
  }

  @Test
  void aStationarySeriesNeedsNoneAndAWalkSome() {
    assertThat(StationaryOrder.of(closes(0.5, 1_000), 0.001)).isZero();
    assertThat(StationaryOrder.of(closes(1, 1_000), 0.001)).isBetween(0.1, 0.9);
  }

  @Test
  void aStandingPriceIsNeverStationary() {
    double[] standing = new double[400];
    Arrays.fill(standing, 7);
    assertThat(StationaryOrder.of(standing, 0.01)).isOne();
  }

  @Test
  void tooFewBarsForTheWindow() {
    assertThatThrownBy(() -> StationaryOrder.of(closes(1, 60), 0.0001))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith(
            "fractional differentiation of order 0.1 leaves 0 of 60 training bars, but the test"
                + " needs 50;");
  }
}
