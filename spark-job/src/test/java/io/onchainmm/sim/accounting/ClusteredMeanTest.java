package io.onchainmm.sim.accounting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ClusteredMeanTest {

  @Test
  void runningSumsGiveTheErrorOfTheDefinition() {
    SplittableRandom random = new SplittableRandom(12);
    for (int round = 0; round < 1_000; round++) {
      int n = random.nextInt(2, 60);
      long[] block = random.longs(n, 0, 20).sorted().toArray();
      double[] x = random.doubles(n, -5, 5).toArray();
      double[] w = random.doubles(n, 0.1, 9).toArray();
      ClusteredMean mean = new ClusteredMean();
      for (int i = 0; i < n; i++) {
        mean.add(block[i], x[i], w[i]);
      }
      double sum = 0;
      double weight = 0;
      for (int i = 0; i < n; i++) {
        sum += w[i] * x[i];
        weight += w[i];
      }
      double average = sum / weight;
      double[] residual = new double[20];
      for (int i = 0; i < n; i++) {
        residual[(int) block[i]] += w[i] * (x[i] - average);
      }
      double squares = 0;
      for (double r : residual) {
        squares += r * r;
      }
      double blocks = java.util.Arrays.stream(block).distinct().count();
      assertThat(mean.mean().orElseThrow()).isCloseTo(average, within(1e-12));
      if (blocks > 1) {
        double want = Math.sqrt(squares * blocks / (blocks - 1)) / weight;
        assertThat(mean.standardError().orElseThrow()).isCloseTo(want, within(1e-9));
      }
    }
  }

  @Test
  void blocksOfOneWithEqualWeightsGiveTheUsualError() {
    ClusteredMean mean = new ClusteredMean();
    assertThat(mean.mean()).isEmpty();
    mean.add(1, 1, 2);
    assertThat(mean.standardError()).isEmpty();
    mean.add(2, 2, 2);
    mean.add(3, 6, 2);
    assertThat(mean.mean()).hasValue(3);
    assertThat(mean.standardError().orElseThrow()).isCloseTo(Math.sqrt(14 / 6.0), within(1e-12));
  }
}
