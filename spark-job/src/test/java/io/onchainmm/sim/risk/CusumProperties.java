package io.onchainmm.sim.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What holds of Page's two-sided sums for any values, slack and limit. */
class CusumProperties {
  private static final int CASES = 1_000;
  private static final int VALUES = 60;

  private final SplittableRandom random = new SplittableRandom(73);

  @Test
  void neitherSumIsNegativeOrLeftAboveTheLimitAndAnAlarmEndsBoth() {
    int alarms = 0;
    for (int c = 0; c < CASES; c++) {
      double limit = random.nextDouble(0.5, 6);
      Cusum cusum = new Cusum(random.nextDouble(0, 1), limit);
      for (double z : values()) {
        double alarm = cusum.add(z);
        assertThat(cusum.up()).isBetween(0.0, limit);
        assertThat(cusum.down()).isBetween(0.0, limit);
        if (alarm != 0) {
          alarms++;
          assertThat(Math.abs(alarm)).isGreaterThan(limit);
          assertThat(cusum.up()).isZero();
          assertThat(cusum.down()).isZero();
        }
      }
    }
    assertThat(alarms).isGreaterThan(CASES);
  }

  @Test
  void theMirrorImageOfTheValuesExchangesTheSums() {
    for (int c = 0; c < CASES; c++) {
      double slack = random.nextDouble(0, 1);
      double limit = random.nextDouble(0.5, 6);
      Cusum cusum = new Cusum(slack, limit);
      Cusum mirror = new Cusum(slack, limit);
      for (double z : values()) {
        assertThat(mirror.add(-z) + 0.0).isEqualTo(-cusum.add(z) + 0.0);
        assertThat(mirror.up()).isEqualTo(cusum.down());
        assertThat(mirror.down()).isEqualTo(cusum.up());
      }
    }
  }

  /** Values that are all higher by what is not counted more give the same sum of rises. */
  @Test
  void aShiftOfTheValuesIsAShiftOfTheSlack() {
    for (int c = 0; c < CASES; c++) {
      double slack = random.nextDouble(0, 1);
      double shift = random.nextDouble(0, 3);
      Cusum plain = new Cusum(slack, Double.MAX_VALUE);
      Cusum higher = new Cusum(slack + shift, Double.MAX_VALUE);
      Cusum lower = new Cusum(slack + shift, Double.MAX_VALUE);
      for (double z : values()) {
        plain.add(z);
        higher.add(z + shift);
        lower.add(z - shift);
        assertThat(higher.up()).isCloseTo(plain.up(), within(1e-9));
        assertThat(lower.down()).isCloseTo(plain.down(), within(1e-9));
      }
    }
  }

  /** Where both sums are at zero, only what comes next counts. */
  @Test
  void afterAnAlarmThePastIsForgotten() {
    for (int c = 0; c < CASES; c++) {
      double slack = random.nextDouble(0, 1);
      Cusum old = new Cusum(slack, 4);
      while (old.add(random.nextDouble(0, 4)) == 0) {
        assertThat(old.up()).isNotNegative();
      }
      Cusum fresh = new Cusum(slack, 4);
      for (double z : values()) {
        assertThat(old.add(z)).isEqualTo(fresh.add(z));
      }
    }
  }

  private double[] values() {
    double[] values = new double[VALUES];
    double level = random.nextDouble(-1, 1);
    for (int i = 0; i < VALUES; i++) {
      values[i] = level + random.nextGaussian();
    }
    return values;
  }
}
