package io.onchainmm.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class OverfittingProperties {
  private static final Overfitting.Listener NOBODY = (blocks, chosen, x, y, rank) -> {};

  private static double[][] returns(SplittableRandom random, int periods, int configurations) {
    double[][] returns = new double[periods][configurations];
    for (double[] row : returns) {
      for (int k = 0; k < configurations; k++) {
        row[k] = random.nextDouble() - 0.5;
      }
    }
    return returns;
  }

  /** Every halving's metrics, had from the returns themselves in their order. */
  @Test
  void blockSumsSayWhatTheReturnsSay() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 1000; i++) {
      int blocks = 2 * random.nextInt(1, 4);
      int perBlock = random.nextInt(2, 6);
      int extra = random.nextInt(blocks);
      double[][] returns = returns(random, blocks * perBlock + extra, random.nextInt(2, 6));
      Overfitting.of(
          returns,
          blocks,
          Overfitting.Metric.SHARPE,
          (chosenBlocks, chosen, inSample, outOfSample, rank) -> {
            assertThat(Long.bitCount(chosenBlocks)).isEqualTo(blocks / 2);
            assertThat(inSample)
                .isCloseTo(sharpe(returns, extra, perBlock, chosenBlocks, chosen), within(1e-9));
            assertThat(outOfSample)
                .isCloseTo(sharpe(returns, extra, perBlock, ~chosenBlocks, chosen), within(1e-9));
          });
    }
  }

  private static double sharpe(double[][] returns, int from, int perBlock, long blocks, int k) {
    List<Double> half = new ArrayList<>();
    for (int t = from; t < returns.length; t++) {
      if ((blocks >>> ((t - from) / perBlock) & 1) != 0) {
        half.add(returns[t][k]);
      }
    }
    return ReturnMoments.of(half.stream().mapToDouble(Double::doubleValue).toArray()).sharpe();
  }

  @Test
  void theBestOfNoiseIsAsOftenBelowTheMiddleAsAbove() {
    SplittableRandom random = new SplittableRandom(2);
    double sum = 0;
    for (int i = 0; i < 200; i++) {
      sum +=
          Overfitting.of(returns(random, 64, 20), 8, Overfitting.Metric.SHARPE, NOBODY)
              .probability();
    }
    assertThat(sum / 200).isCloseTo(0.5, within(0.08));
  }

  @Test
  void oneThatIsAlwaysBestIsNoOverfitting() {
    double[][] returns = returns(new SplittableRandom(3), 64, 5);
    for (double[] row : returns) {
      row[3] += 2;
    }
    Overfitting got = Overfitting.of(returns, 8, Overfitting.Metric.MEAN, NOBODY);
    assertThat(got.combinations()).isEqualTo(70);
    assertThat(got.probability()).isZero();
    assertThat(got.lossProbability()).isZero();
  }

  @Test
  void flatConfigurationsRankLowest() {
    double[][] returns = returns(new SplittableRandom(4), 16, 3);
    for (double[] row : returns) {
      row[0] = 0.3;
      row[1] = 0;
    }
    Overfitting.of(
        returns,
        4,
        Overfitting.Metric.SHARPE,
        (blocks, chosen, x, y, rank) -> {
          assertThat(chosen).isEqualTo(2);
          assertThat(rank).isEqualTo(0.75);
        });
    for (double[] row : returns) {
      row[2] = 0.1;
    }
    Overfitting nothing = Overfitting.of(returns, 4, Overfitting.Metric.SHARPE, NOBODY);
    assertThat(nothing.slope()).isNaN();
    assertThat(nothing.intercept()).isNaN();
    assertThat(nothing.probability()).isEqualTo(1);
  }

  @Test
  void whatCannotBeHalvedIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Overfitting.of(new double[64][4], 7, Overfitting.Metric.MEAN, NOBODY))
        .withMessageContaining("7 blocks");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Overfitting.of(new double[10][4], 8, Overfitting.Metric.MEAN, NOBODY))
        .withMessageContaining("10 periods");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Overfitting.of(new double[64][1], 8, Overfitting.Metric.MEAN, NOBODY));
  }
}
