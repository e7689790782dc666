package io.onchainmm.stats;

import java.util.Arrays;

/**
 * How many different things were really tried: trials whose returns move together are one. Average
 * linkage on the distance √(½(1 − ρ)) of López de Prado ("Machine Learning for Asset Managers",
 * 2020, section 4.4), by chains of nearest neighbours (Murtagh 1983).
 *
 * <p>Memory is 2·N² bytes: 200 MB for 10,000 trials.
 */
public final class TrialClusters {

  /** The distance at which trials count as different: a correlation of one half. */
  public static final double CUT = 0.5;

  private final float[][] distances;
  private final int flat;
  private final int[] sizes;
  private final boolean[] merged;

  private TrialClusters(float[][] distances, int flat) {
    this.distances = distances;
    this.flat = flat;
    this.sizes = new int[distances.length];
    this.merged = new boolean[distances.length];
    Arrays.fill(sizes, 1);
  }

  /**
   * Number of clusters; trials that never earned or lost anything are one cluster together.
   *
   * @param returns of trial k in period t: {@code returns[k][t]}; one at least
   * @param cut at this distance or nearer trials are one
   */
  public static int count(double[][] returns, double cut) {
    double[][] scores =
        Arrays.stream(returns)
            .map(TrialClusters::standardised)
            .filter(series -> series.length > 0)
            .toArray(double[][]::new);
    int flat = scores.length < returns.length ? 1 : 0;
    return new TrialClusters(distances(scores), flat).merge(cut);
  }

  /** With mean 0 and length 1, so that a product of two is their correlation; empty when flat. */
  private static double[] standardised(double[] series) {
    ReturnMoments moments = ReturnMoments.of(series);
    if (!(moments.sd() > 0)) {
      return new double[0];
    }
    double length = moments.sd() * Math.sqrt(series.length - 1.0);
    return Arrays.stream(series).map(r -> (r - moments.mean()) / length).toArray();
  }

  private static float[][] distances(double[][] scores) {
    float[][] distances = new float[scores.length][];
    for (int i = 0; i < scores.length; i++) {
      distances[i] = new float[i];
      for (int j = 0; j < i; j++) {
        double correlation = 0;
        for (int t = 0; t < scores[i].length; t++) {
          correlation += scores[i][t] * scores[j][t];
        }
        distances[i][j] = (float) Math.sqrt(Math.max(0, 0.5 * (1 - correlation)));
      }
    }
    return distances;
  }

  private int merge(double cut) {
    int n = distances.length;
    int clusters = n;
    int[] chain = new int[n];
    int length = 0;
    for (int joins = 1; joins < n; joins++) {
      if (length == 0) {
        chain[length++] = firstLeft();
      }
      int last = nearest(chain[length - 1], length > 1 ? chain[length - 2] : -1);
      while (length < 2 || last != chain[length - 2]) {
        chain[length++] = last;
        last = nearest(chain[length - 1], chain[length - 2]);
      }
      length -= 2;
      int one = Math.max(chain[length], chain[length + 1]);
      int other = Math.min(chain[length], chain[length + 1]);
      clusters -= distances[one][other] <= cut ? 1 : 0;
      join(one, other);
    }
    return clusters + flat;
  }

  private int firstLeft() {
    int first = 0;
    while (merged[first]) {
      first++;
    }
    return first;
  }

  /** The nearest other cluster; the one before in the chain among equals, else the first. */
  private int nearest(int of, int before) {
    int nearest = before;
    float least = before < 0 ? Float.POSITIVE_INFINITY : distance(of, before);
    for (int i = 0; i < distances.length; i++) {
      if (i != of && !merged[i] && distance(of, i) < least) {
        nearest = i;
        least = distance(of, i);
      }
    }
    return nearest;
  }

  private float distance(int i, int j) {
    return i > j ? distances[i][j] : distances[j][i];
  }

  /** The first cluster becomes both; its distances are the means over all pairs. */
  private void join(int into, int from) {
    merged[from] = true;
    int both = sizes[into] + sizes[from];
    for (int i = 0; i < distances.length; i++) {
      if (i != into && !merged[i]) {
        double mean =
            (sizes[into] * (double) distance(into, i) + sizes[from] * (double) distance(from, i))
                / both;
        distances[Math.max(into, i)][Math.min(into, i)] = (float) mean;
      }
    }
    sizes[into] = both;
  }
}
