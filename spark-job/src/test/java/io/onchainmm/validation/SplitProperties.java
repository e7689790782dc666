package io.onchainmm.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What holds for the splits of any samples. */
class SplitProperties {
  private static final int RUNS = 1_000;

  /** Labels of uneven length, several on one bar, gaps between them. */
  private static Samples samples(SplittableRandom random) {
    int n = 8 + random.nextInt(60);
    int[] start = new int[n];
    int[] end = new int[n];
    int bar = random.nextInt(5);
    for (int i = 0; i < n; i++) {
      start[i] = bar;
      end[i] = bar + random.nextInt(12);
      bar += random.nextInt(4);
    }
    return new Samples(start, end);
  }

  private static boolean overlap(Samples s, int i, int j) {
    return s.start()[i] <= s.end()[j] && s.end()[i] >= s.start()[j];
  }

  private static void noTrainingLabelTouchesATest(Samples s, List<Split> splits) {
    for (Split split : splits) {
      for (int train : split.train()) {
        for (int test : split.test()) {
          assertThat(overlap(s, train, test)).as("%d and %d of %s", train, test, s).isFalse();
        }
      }
    }
  }

  private static void eachIsTested(
      Samples s, List<Split> splits, Function<Integer, Integer> times) {
    int[] tested = new int[s.size()];
    splits.forEach(split -> Arrays.stream(split.test()).forEach(i -> tested[i]++));
    for (int i = 0; i < tested.length; i++) {
      assertThat(tested[i]).isEqualTo(times.apply(i));
    }
  }

  @Test
  void kFoldTestsEachOnceAndTrainsOnNothingNear() {
    SplittableRandom random = new SplittableRandom(51);
    for (int run = 0; run < RUNS; run++) {
      Samples s = samples(random);
      int embargo = random.nextInt(10);
      List<Split> splits = PurgedKFold.splits(s, 2 + random.nextInt(6), embargo);
      eachIsTested(s, splits, i -> 1);
      noTrainingLabelTouchesATest(s, splits);
      for (Split split : splits) {
        int known = Arrays.stream(split.test()).map(i -> s.end()[i]).max().orElseThrow();
        for (int i : split.train()) {
          assertThat(s.start()[i] > known && s.start()[i] <= known + embargo).isFalse();
        }
      }
    }
  }

  @Test
  void aLongerEmbargoOnlyTakesAway() {
    SplittableRandom random = new SplittableRandom(52);
    for (int run = 0; run < RUNS; run++) {
      Samples s = samples(random);
      int folds = 2 + random.nextInt(6);
      int embargo = random.nextInt(10);
      List<Split> some = PurgedKFold.splits(s, folds, embargo);
      List<Split> more = PurgedKFold.splits(s, folds, embargo + 1 + random.nextInt(5));
      for (int i = 0; i < folds; i++) {
        List<Integer> kept = Arrays.stream(some.get(i).train()).boxed().toList();
        assertThat(kept).containsAll(Arrays.stream(more.get(i).train()).boxed().toList());
      }
    }
  }

  @Test
  void walkingForwardTrainsOnThePastAlone() {
    SplittableRandom random = new SplittableRandom(53);
    for (int run = 0; run < RUNS; run++) {
      Samples s = samples(random);
      int folds = 2 + random.nextInt(6);
      int bars = 1 + random.nextInt(60);
      List<Split> expanding = WalkForward.expanding(s, folds);
      List<Split> rolling = WalkForward.rolling(s, folds, bars);
      int untested = expanding.get(0).test()[0];
      eachIsTested(s, expanding, i -> i < untested ? 0 : 1);
      noTrainingLabelTouchesATest(s, expanding);
      for (int i = 0; i < expanding.size(); i++) {
        int began = s.start()[expanding.get(i).test()[0]];
        assertThat(Arrays.stream(expanding.get(i).train())).allMatch(j -> s.end()[j] < began);
        assertThat(rolling.get(i).train())
            .containsExactly(
                Arrays.stream(expanding.get(i).train())
                    .filter(j -> s.start()[j] >= began - bars)
                    .toArray());
      }
    }
  }

  @Test
  void combinatorialPathsTestEachSampleOncePerPath() {
    SplittableRandom random = new SplittableRandom(54);
    for (int run = 0; run < RUNS; run++) {
      Samples s = samples(random);
      int folds = 3 + random.nextInt(4);
      int tests = 1 + random.nextInt(folds - 1);
      CombinatorialPurged made = CombinatorialPurged.of(s, folds, tests, random.nextInt(6));
      int choices = (int) CombinatorialPurged.choices(folds, tests);
      int paths = tests * choices / folds;
      assertThat(made.splits()).hasSize(choices);
      assertThat(made.paths()).isEqualTo(paths);
      assertThat(made.pieces().stream().map(p -> List.of(p.path(), p.group())).distinct())
          .hasSize(paths * folds);
      eachIsTested(s, made.splits(), i -> paths);
      noTrainingLabelTouchesATest(s, made.splits());
    }
  }

  @Test
  void theLockedWindowIsUnknownToWhatComesBefore() {
    SplittableRandom random = new SplittableRandom(55);
    for (int run = 0; run < RUNS; run++) {
      Samples s = samples(random);
      Holdout made = Holdout.of(s, random.nextDouble());
      for (int i : made.development()) {
        for (int j : made.locked()) {
          assertThat(overlap(s, i, j)).isFalse();
        }
      }
      Samples left = s.at(made.development());
      assertThat(left.size()).isEqualTo(made.development().length);
    }
  }
}
