package io.onchainmm.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.onchainmm.config.ExperimentTest;
import io.onchainmm.config.Point;
import io.onchainmm.config.Space;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GridSamplerProperties {
  private static Space space(int size) {
    String values =
        IntStream.rangeClosed(1, size).mapToObj(String::valueOf).collect(Collectors.joining(","));
    return ExperimentTest.experiment("market_maker: {gamma: [%s]}".formatted(values)).space();
  }

  private static List<Integer> sample(Space space, long budget, long seed) {
    List<Integer> chosen = new ArrayList<>();
    new GridSampler(space, Optional.of(budget), seed)
        .points()
        .forEachRemaining((Point p) -> chosen.add(Integer.valueOf(p.values().get(0).text())));
    return chosen;
  }

  @Test
  void aSmallerBudgetGivesTheBeginningAndNothingComesTwice() {
    SplittableRandom random = new SplittableRandom(3);
    Space space = space(50);
    for (int i = 0; i < 1000; i++) {
      long seed = random.nextLong();
      int large = random.nextInt(2, 50);
      int small = random.nextInt(1, large);
      List<Integer> many = sample(space, large, seed);
      assertThat(many).hasSize(large).doesNotHaveDuplicates();
      assertThat(sample(space, small, seed)).isEqualTo(many.subList(0, small));
    }
  }

  @Test
  void everyCellIsAsLikelyAsAnyOther() {
    int cells = 10;
    int draws = 20_000;
    Space space = space(cells);
    int[][] count = new int[3][cells + 1];
    for (int seed = 0; seed < draws; seed++) {
      List<Integer> chosen = sample(space, 3, seed);
      for (int place = 0; place < 3; place++) {
        count[place][chosen.get(place)]++;
      }
    }
    double expected = (double) draws / cells;
    for (int[] place : count) {
      double chiSquare = 0;
      for (int cell = 1; cell <= cells; cell++) {
        chiSquare += Math.pow(place[cell] - expected, 2) / expected;
      }
      // 99.9th percentile of chi-square with 9 degrees of freedom.
      assertThat(chiSquare).isLessThan(27.9);
    }
  }
}
