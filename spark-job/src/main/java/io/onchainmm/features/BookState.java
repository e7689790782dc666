package io.onchainmm.features;

import org.apache.spark.sql.Row;

/**
 * The book as of the close of a bar; each NaN where it is not known.
 *
 * @param flowBase order-flow imbalance since the bar before, base units
 * @param microPriceGap micro-price over mid, less 1
 * @param queueImbalance −1 to 1
 */
record BookState(double flowBase, double microPriceGap, double queueImbalance) {
  /** No book. */
  static final BookState UNKNOWN =
      new BookState(Indicator.ABSENT, Indicator.ABSENT, Indicator.ABSENT);

  /** The state in the columns from {@code first} on. */
  static BookState from(Row row, int first) {
    return new BookState(value(row, first), value(row, first + 1), value(row, first + 2));
  }

  private static double value(Row row, int column) {
    return row.isNullAt(column) ? Indicator.ABSENT : row.getDouble(column);
  }
}
