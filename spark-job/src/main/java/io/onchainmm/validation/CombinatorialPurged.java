package io.onchainmm.validation;

import java.util.ArrayList;
import java.util.List;

/**
 * Combinatorial purged cross-validation (López de Prado, "Advances in Financial Machine Learning",
 * chapter 12): every choice of k out of K groups is a test once, and their predictions make φ = k ·
 * C(K, k) / K whole paths through the data instead of one.
 *
 * @param splits in the lexicographic order of their test groups
 * @param tested the test groups of each split
 * @param pieces of which paths are put together
 */
public record CombinatorialPurged(List<Split> splits, List<int[]> tested, List<Piece> pieces) {

  /** The predictions of one split for one group belong to this path. */
  public record Piece(int split, int group, int path) {}

  /** All choices of {@code testGroups} out of {@code folds} groups. */
  public static CombinatorialPurged of(
      Samples samples, int folds, int testGroups, int embargoBars) {
    Groups groups = new Groups(samples, folds);
    List<int[]> choices = new ArrayList<>();
    choose(new int[testGroups], 0, 0, folds, choices);
    return new CombinatorialPurged(
        choices.stream().map(choice -> groups.testing(choice, embargoBars)).toList(),
        choices,
        pieces(choices, folds));
  }

  /** Number of choices, or infinity where it is beyond any use. */
  static double choices(int folds, int testGroups) {
    double choices = 1;
    for (int i = 1; i <= testGroups; i++) {
      choices = choices * (folds - testGroups + i) / i;
    }
    return choices;
  }

  /** Number of paths. */
  public int paths() {
    return pieces.stream().mapToInt(piece -> piece.path() + 1).max().orElse(0);
  }

  private static void choose(int[] chosen, int depth, int from, int folds, List<int[]> choices) {
    if (depth == chosen.length) {
      choices.add(chosen.clone());
      return;
    }
    for (int group = from; group < folds; group++) {
      chosen[depth] = group;
      choose(chosen, depth + 1, group + 1, folds, choices);
    }
  }

  /** A group's r-th appearance in a test goes to path r. */
  private static List<Piece> pieces(List<int[]> choices, int folds) {
    int[] appearances = new int[folds];
    List<Piece> pieces = new ArrayList<>();
    for (int split = 0; split < choices.size(); split++) {
      for (int group : choices.get(split)) {
        pieces.add(new Piece(split, group, appearances[group]++));
      }
    }
    return pieces;
  }
}
