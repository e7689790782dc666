package io.onchainmm.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TrialClustersTest {

  private static double[] noise(SplittableRandom random, int periods) {
    return random.doubles(periods).map(u -> u - 0.5).toArray();
  }

  private static double[] near(double[] series, SplittableRandom random, double share) {
    double[] other = series.clone();
    for (int t = 0; t < other.length; t++) {
      other[t] += share * (random.nextDouble() - 0.5);
    }
    return other;
  }

  @Test
  void trialsThatMoveTogetherAreOne() {
    SplittableRandom random = new SplittableRandom(1);
    List<double[]> trials = new ArrayList<>();
    for (int group = 0; group < 4; group++) {
      double[] leader = noise(random, 400);
      trials.add(leader);
      for (int i = 0; i < 5; i++) {
        trials.add(near(leader, random, 0.3));
      }
    }
    assertThat(count(trials)).isEqualTo(4);
  }

  @Test
  void independentTrialsStayApart() {
    SplittableRandom random = new SplittableRandom(2);
    assertThat(count(Stream.generate(() -> noise(random, 400)).limit(30).toList())).isEqualTo(30);
  }

  /** A trial and its mirror image are as different as can be. */
  @Test
  void oppositesAreTwo() {
    double[] series = {1, -2, 3, 1, 0.5};
    double[] mirrored = {-1, 2, -3, -1, -0.5};
    assertThat(count(List.of(series, mirrored))).isEqualTo(2);
    assertThat(count(List.of(series, series.clone()))).isEqualTo(1);
  }

  @Test
  void trialsThatDidNothingAreOne() {
    double[] series = {1, -2, 3, 1, 0.5};
    double[] flat = new double[5];
    assertThat(count(List.of(flat, flat.clone()))).isEqualTo(1);
    assertThat(count(List.of(flat, series, flat.clone()))).isEqualTo(2);
  }

  /** Chains of nearest neighbours give the clusters that joining the nearest pair gives. */
  @Test
  void joiningTheNearestPairFirstGivesAsMany() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 1000; i++) {
      List<double[]> trials = new ArrayList<>();
      for (int k = random.nextInt(1, 9); k >= 0; k--) {
        boolean copy = !trials.isEmpty() && random.nextBoolean();
        trials.add(
            copy
                ? near(trials.get(random.nextInt(trials.size())), random, 2 * random.nextDouble())
                : noise(random, 12));
      }
      assertThat(count(trials)).isEqualTo(joinNearest(trials));
    }
  }

  private static int count(List<double[]> trials) {
    return TrialClusters.count(trials.toArray(double[][]::new), TrialClusters.CUT);
  }

  /** By the book: join the two clusters of least mean distance until none is near enough. */
  private static int joinNearest(List<double[]> trials) {
    List<List<double[]>> clusters = new ArrayList<>();
    trials.forEach(trial -> clusters.add(List.of(trial)));
    while (clusters.size() > 1) {
      int first = 0;
      int second = 1;
      for (int i = 0; i < clusters.size(); i++) {
        for (int j = i + 1; j < clusters.size(); j++) {
          if (distance(clusters.get(i), clusters.get(j))
              < distance(clusters.get(first), clusters.get(second))) {
            first = i;
            second = j;
          }
        }
      }
      if (distance(clusters.get(first), clusters.get(second)) > TrialClusters.CUT) {
        break;
      }
      List<double[]> both =
          Stream.concat(clusters.get(first).stream(), clusters.remove(second).stream()).toList();
      clusters.set(first, both);
    }
    return clusters.size();
  }

  private static double distance(List<double[]> one, List<double[]> other) {
    double sum = 0;
    for (double[] a : one) {
      for (double[] b : other) {
        sum += Math.sqrt(0.5 * Math.max(0, 1 - correlation(a, b)));
      }
    }
    return sum / (one.size() * other.size());
  }

  private static double correlation(double[] a, double[] b) {
    double meanA = ReturnMoments.mean(a);
    double meanB = ReturnMoments.mean(b);
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int t = 0; t < a.length; t++) {
      ab += (a[t] - meanA) * (b[t] - meanB);
      aa += (a[t] - meanA) * (a[t] - meanA);
      bb += (b[t] - meanB) * (b[t] - meanB);
    }
    return ab / Math.sqrt(aa * bb);
  }
}
