package io.onchainmm.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DataSnoopingProperties {

  private static double[][] noise(SplittableRandom random, int periods, int trials, double drift) {
    double[][] better = new double[periods][trials];
    for (double[] row : better) {
      for (int k = 0; k < trials; k++) {
        row[k] = random.nextDouble() - 0.5 + (k == 0 ? drift : 0);
      }
    }
    return better;
  }

  @Test
  void theThreeViewsAreInOrder() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 1000; i++) {
      int periods = random.nextInt(3, 40);
      double[][] better = noise(random, periods, random.nextInt(1, 8), random.nextDouble() / 2);
      DataSnooping got = DataSnooping.test(better, StationaryBootstrap.of(periods, i), 40);
      assertThat(got.superiorLowerP()).isLessThanOrEqualTo(got.superiorP());
      assertThat(got.superiorP()).isLessThanOrEqualTo(got.superiorUpperP());
      assertThat(got.ignored()).isZero();
    }
  }

  /** Of pure noise, one experiment in ten is called better at the level of a tenth. */
  @Test
  void noiseIsRarelyCalledSkillAndSkillIsFound() {
    SplittableRandom random = new SplittableRandom(2);
    int experiments = 300;
    int noiseFound = 0;
    int skillFound = 0;
    for (int i = 0; i < experiments; i++) {
      StationaryBootstrap bootstrap = StationaryBootstrap.of(120, i);
      noiseFound +=
          DataSnooping.test(noise(random, 120, 10, 0), bootstrap, 200).superiorP() <= 0.1 ? 1 : 0;
      skillFound +=
          DataSnooping.test(noise(random, 120, 10, 0.15), bootstrap, 200).superiorP() <= 0.1
              ? 1
              : 0;
    }
    double standardError = Math.sqrt(0.1 * 0.9 / experiments);
    // The bootstrap's spread is a little small on 120 periods, hence the extra hundredth or three.
    assertThat(noiseFound / (double) experiments).isLessThan(0.1 + 3 * standardError + 0.03);
    assertThat(skillFound / (double) experiments).isGreaterThan(0.9);
  }

  @Test
  void aTrialThatNeverDiffersIsLeftOut() {
    SplittableRandom random = new SplittableRandom(3);
    double[][] better = noise(random, 30, 2, 1);
    for (double[] row : better) {
      row[1] = 0;
    }
    DataSnooping got = DataSnooping.test(better, StationaryBootstrap.of(30, 1), 100);
    assertThat(got.ignored()).isEqualTo(1);
    assertThat(got.superiorP()).isZero();
  }

  @Test
  void blocksAreAsLongAsAsked() {
    int[] indices = new int[1000];
    StationaryBootstrap bootstrap = new StationaryBootstrap(0.1, 5);
    int jumps = 0;
    for (int draw = 0; draw < 100; draw++) {
      bootstrap.draw(draw, indices);
      for (int t = 1; t < indices.length; t++) {
        jumps += indices[t] == (indices[t - 1] + 1) % indices.length ? 0 : 1;
      }
    }
    assertThat(jumps / 99_900.0).isCloseTo(0.1, within(0.005));
    assertThat(StationaryBootstrap.of(1000, 1).jump()).isCloseTo(0.1, within(1e-12));
  }

  @Test
  void whatCannotBeTestedIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new StationaryBootstrap(0, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DataSnooping.test(new double[2][4], new StationaryBootstrap(0.5, 1), 10))
        .withMessageContaining("2 and 4");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DataSnooping.test(new double[0][], new StationaryBootstrap(0.5, 1), 10));
  }
}
