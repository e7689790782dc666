package io.onchainmm.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onchainmm.TestFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Splits against independently computed vectors: every index equal. */
class SplitVectorTest {
  private static JsonNode cases;

  @BeforeAll
  static void read() throws IOException {
    cases = new ObjectMapper().readTree(TestFiles.vector("purged_cv.json").toFile()).get("cases");
    assertThat(cases.size()).isPositive();
  }

  private static Samples samples(JsonNode c) {
    return new Samples(ints(c.get("t0")), ints(c.get("t1")));
  }

  private static int folds(JsonNode c) {
    return c.get("K").intValue();
  }

  private static int embargo(JsonNode c) {
    int bars =
        Share.roundedUp(
            c.get("embargo_fraction").doubleValue(), c.get("timeline_length").intValue());
    assertThat(bars).isEqualTo(c.get("embargo_bars").intValue());
    return bars;
  }

  @Test
  void purgedKFold() {
    for (JsonNode c : cases) {
      same(PurgedKFold.splits(samples(c), folds(c), embargo(c)), c.get("purged_kfold"));
    }
  }

  @Test
  void expandingWalkForward() {
    for (JsonNode c : cases) {
      same(WalkForward.expanding(samples(c), folds(c)), c.get("walk_forward_expanding"));
    }
  }

  @Test
  void combinatorial() {
    for (JsonNode c : cases) {
      JsonNode expected = c.get("cpcv");
      CombinatorialPurged made =
          CombinatorialPurged.of(
              samples(c), folds(c), expected.get("k_test").intValue(), embargo(c));
      same(made.splits(), expected.get("splits"));
      assertThat(made.splits()).hasSize(expected.get("n_splits").intValue());
      assertThat(made.paths()).isEqualTo(expected.get("n_paths").intValue());
      for (int i = 0; i < made.tested().size(); i++) {
        assertThat(made.tested().get(i))
            .containsExactly(ints(expected.get("splits").get(i).get("groups")));
      }
      List<int[]> pieces = new ArrayList<>();
      made.pieces().forEach(p -> pieces.add(new int[] {p.split(), p.group(), p.path()}));
      assertThat(pieces).hasSize(expected.get("path_assignment").size());
      for (int i = 0; i < pieces.size(); i++) {
        assertThat(pieces.get(i)).containsExactly(ints(expected.get("path_assignment").get(i)));
      }
    }
  }

  /** The goldens of the legacy pipeline's folds are half-open ranges. */
  @Test
  void legacyFoldsAsRecorded() throws IOException {
    Path file = TestFiles.recording("legacy/golden/models/folds.json");
    for (JsonNode c : new ObjectMapper().readTree(file.toFile())) {
      List<Split> made =
          LegacyFolds.splits(
              c.get("n_samples").intValue(),
              c.get("n_splits").intValue(),
              c.get("embargo").intValue());
      assertThat(made).hasSize(c.get("folds").size());
      for (int i = 0; i < made.size(); i++) {
        JsonNode fold = c.get("folds").get(i);
        assertThat(made.get(i).train()).containsExactly(ranges(fold.get("train_ranges")));
        assertThat(made.get(i).test()).containsExactly(ranges(fold.get("val_ranges")));
      }
    }
  }

  private static void same(List<Split> made, JsonNode expected) {
    assertThat(made).hasSize(expected.size());
    for (int i = 0; i < made.size(); i++) {
      assertThat(made.get(i).train()).containsExactly(ints(expected.get(i).get("train")));
      assertThat(made.get(i).test()).containsExactly(ints(expected.get(i).get("test")));
    }
  }

  private static int[] ranges(JsonNode ranges) {
    List<Integer> indices = new ArrayList<>();
    for (JsonNode range : ranges) {
      for (int i = range.get(0).intValue(); i < range.get(1).intValue(); i++) {
        indices.add(i);
      }
    }
    return indices.stream().mapToInt(Integer::intValue).toArray();
  }

  private static int[] ints(JsonNode array) {
    int[] values = new int[array.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = array.get(i).intValue();
    }
    return values;
  }
}
