package io.onchainmm.sim.bribe;

import static org.assertj.core.api.Assertions.assertThat;

import io.onchainmm.sim.market.Rng;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What must hold for any parameters. */
class BribeProperties {

  @Test
  void whoBidsMoreIsIncludedWheneverWhoBidsLessIs() {
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 5_000; i++) {
      InclusionModel model =
          new InclusionModel(
              4 * random.nextDouble() - 2,
              0.1 + 5 * random.nextDouble(),
              random.nextBoolean() ? BribeSpec.Link.LINEAR : BribeSpec.Link.LOG);
      double less = random.nextDouble();
      double more = less + random.nextDouble();
      double draw = Rng.uniform(random.nextLong(), Rng.INCLUSION, i);
      boolean includedForLess = draw < model.probability(less);
      boolean includedForMore = draw < model.probability(more);
      assertThat(includedForMore || !includedForLess).isTrue();
    }
  }

  @Test
  void windowEqualsSortingItsTips() {
    SplittableRandom random = new SplittableRandom(6);
    for (int i = 0; i < 1_000; i++) {
      int capacity = 1 + random.nextInt(12);
      int arrivals = 1 + random.nextInt(30);
      TipWindow window = new TipWindow(capacity);
      double[] tips = new double[arrivals];
      for (int j = 0; j < arrivals; j++) {
        tips[j] = random.nextInt(6) / 8.0;
        window.add(tips[j]);
      }
      double[] last = Arrays.copyOfRange(tips, Math.max(0, arrivals - capacity), arrivals);
      Arrays.sort(last);
      assertThat(window.size()).isEqualTo(last.length);
      assertThat(window.percentile(0)).isEqualTo(last[0]);
      assertThat(window.percentile(100)).isEqualTo(last[last.length - 1]);
      assertThat(window.percentile(random.nextDouble() * 100))
          .isBetween(last[0], last[last.length - 1]);
    }
  }
}
