package io.onchainmm.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onchainmm.schema.ConfigException;
import io.onchainmm.validation.ValidationSpec.Method;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Splits worked by hand, and what cannot be split. */
class SplitsTest {
  /** Ten samples, one a bar, each known two bars later. */
  private static final Samples TEN =
      new Samples(IntStream.range(0, 10).toArray(), IntStream.range(2, 12).toArray());

  private static ValidationSpec spec(Method method, int folds, int testFolds) {
    return new ValidationSpec(method, folds, testFolds, 3, 0.1, 1, 0.2, 2);
  }

  private static List<Split> splits(Method method) {
    return Splits.of(TEN, 10, spec(method, 5, 2));
  }

  @Test
  void kFoldLeavesOutWhatOverlapsAndWhatFollows() {
    Split middle = splits(Method.PURGED_K_FOLD).get(2);
    assertThat(middle.test()).containsExactly(4, 5);
    assertThat(middle.train()).containsExactly(0, 1, 9);
  }

  @Test
  void walkForwardTrainsOnWhatIsKnown() {
    assertThat(splits(Method.WALK_FORWARD).get(3).train()).containsExactly(0, 1, 2, 3, 4, 5);
    assertThat(splits(Method.ROLLING).get(3).train()).containsExactly(5);
    assertThat(splits(Method.WALK_FORWARD)).hasSize(4);
  }

  @Test
  void theLongestLabelOfATestCounts() {
    Samples uneven = new Samples(new int[] {0, 1, 2, 3}, new int[] {3, 1, 2, 3});
    assertThat(PurgedKFold.splits(uneven, 2, 0).get(0).train()).isEmpty();
  }

  @Test
  void combinationsAndLegacy() {
    assertThat(splits(Method.COMBINATORIAL)).hasSize(10);
    assertThat(splits(Method.LEGACY).get(1).train()).containsExactly(0, 5, 6, 7, 8, 9);
    assertThat(splits(Method.LEGACY).get(1).test()).containsExactly(2, 3);
  }

  @Test
  void holdoutLocksTheEnd() {
    Holdout made = Holdout.of(TEN, 0.2);
    assertThat(made.locked()).containsExactly(8, 9);
    assertThat(made.development()).containsExactly(0, 1, 2, 3, 4, 5);
    assertThat(Holdout.of(TEN, 0).development()).hasSize(10);
    assertThat(Holdout.of(TEN, 0).locked()).isEmpty();
    assertThat(Holdout.of(TEN, 1).development()).isEmpty();
  }

  @Test
  void aProductThatIsWholeIsNotRoundedUp() {
    assertThat(Share.roundedUp(0.1, 30)).isEqualTo(3);
    assertThat(Share.roundedUp(0.7, 10)).isEqualTo(7);
    assertThat(Share.roundedUp(0.11, 30)).isEqualTo(4);
  }

  @Test
  void tooFewSamplesForTheFolds() {
    assertThatThrownBy(() -> PurgedKFold.splits(TEN, 11, 0))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "validation: 10 labelled bars cannot be cut into 11 folds; take more data or fewer"
                + " folds");
  }

  @Test
  void nothingToLearnFrom() {
    Split split = new Split(new int[] {0, 2, 4}, new int[] {6});
    split.requireTrainable("fold 1", new int[] {1, 0, 1, 0, -1}, 3);
    assertThatThrownBy(() -> split.requireTrainable("fold 1", new int[] {1, 0, 1, 0, 1}, 3))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("fold 1: all 3 training samples have the class 1,");
    assertThatThrownBy(() -> split.requireTrainable("fold 1", new int[] {1, 0, 1, 0, 0}, 4))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("fold 1: 3 samples are left to train on, but");
  }

  @Test
  void intervalsThatAreNone() {
    assertThatThrownBy(() -> new Samples(new int[] {1}, new int[] {0}))
        .hasMessageStartingWith("sample 0 spans bars 1 to 0");
    assertThatThrownBy(() -> new Samples(new int[] {-1}, new int[] {0}))
        .hasMessageStartingWith("sample 0 spans bars -1 to 0");
    assertThatThrownBy(() -> new Samples(new int[] {3, 2}, new int[] {3, 3}))
        .hasMessageStartingWith("sample 1 spans bars 2 to 3");
    assertThatThrownBy(() -> new Samples(new int[] {3}, new int[0]))
        .hasMessage("1 starts, but 0 ends");
  }

  @Test
  void combinationsThatNeverEnd() {
    assertThatThrownBy(() -> spec(Method.COMBINATORIAL, 5, 5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("test_folds must be fewer than folds, but is 5 of 5");
    assertThatThrownBy(() -> spec(Method.COMBINATORIAL, 30, 15))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("test_folds 15 of folds 30 make more than 10,000 splits: take fewer of either");
    assertThat(spec(Method.PURGED_K_FOLD, 5, 5).folds()).isEqualTo(5);
  }
}
