package io.onchainmm.validation;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Brings columns to mean 0 and deviation 1, by the moments of training rows alone, so that a test
 * row has no influence on how it is seen. Values that are not known (NaN) are passed over in the
 * fit and stay unknown. Columns that do not vary among the training rows, or are known in fewer
 * than two of them, tell nothing and are left out.
 */
public final class Standardizer {
  private final int[] kept;
  private final double[] means;
  private final double[] deviations;

  private Standardizer(int[] kept, double[] means, double[] deviations) {
    this.kept = kept;
    this.means = means;
    this.deviations = deviations;
  }

  /**
   * Fits.
   *
   * @param columns one array a column
   * @param rows the training rows
   */
  public static Standardizer fit(double[][] columns, int[] rows) {
    double[] means = new double[columns.length];
    double[] deviations = new double[columns.length];
    for (int c = 0; c < columns.length; c++) {
      double[] column = columns[c];
      double[] known =
          Arrays.stream(rows)
              .mapToDouble(row -> column[row])
              .filter(x -> !Double.isNaN(x))
              .toArray();
      refuseInfinite(known, c);
      boolean varies = Arrays.stream(known).anyMatch(x -> x != known[0]);
      double mean = Arrays.stream(known).average().orElse(0);
      double squares = Arrays.stream(known).map(x -> (x - mean) * (x - mean)).sum();
      means[c] = mean;
      deviations[c] = varies ? Math.sqrt(squares / (known.length - 1)) : 0;
    }
    int[] kept = IntStream.range(0, columns.length).filter(c -> deviations[c] > 0).toArray();
    return new Standardizer(kept, means, deviations);
  }

  /** Indices of the columns that tell something. */
  public int[] kept() {
    return kept.clone();
  }

  /** A row of {@code columns}, standardised: one value for each kept column. */
  public double[] row(double[][] columns, int row) {
    double[] values = new double[kept.length];
    Arrays.setAll(values, i -> (columns[kept[i]][row] - means[kept[i]]) / deviations[kept[i]]);
    return values;
  }

  private static void refuseInfinite(double[] known, int column) {
    for (double x : known) {
      if (Double.isInfinite(x)) {
        throw new IllegalArgumentException(
            "column %d holds %s; a feature must be finite or absent".formatted(column, x));
      }
    }
  }
}
