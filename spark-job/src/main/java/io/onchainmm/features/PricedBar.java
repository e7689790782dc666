package io.onchainmm.features;

import java.util.List;
import org.apache.spark.sql.Row;

/** A bar in USD and base units, and the book at its close, as the features see them. */
record PricedBar(
    long closeNanos,
    double open,
    double high,
    double low,
    double close,
    double volume,
    double dollar,
    double buyVolume,
    double signedDollar,
    BookState book) {

  /** The columns of a table of bars that {@link #from} reads, in order. */
  static final List<String> COLUMNS =
      List.of(
          "close_nanos",
          "open",
          "high",
          "low",
          "close",
          "volume",
          "dollar",
          "buy_volume",
          "signed_dollar");

  /** A bar of which no book is known. */
  PricedBar(
      long closeNanos,
      double open,
      double high,
      double low,
      double close,
      double volume,
      double dollar,
      double buyVolume,
      double signedDollar) {
    this(
        closeNanos,
        open,
        high,
        low,
        close,
        volume,
        dollar,
        buyVolume,
        signedDollar,
        BookState.UNKNOWN);
  }

  /** This bar with a book. */
  PricedBar with(BookState state) {
    return new PricedBar(
        closeNanos, open, high, low, close, volume, dollar, buyVolume, signedDollar, state);
  }

  /** The bar in a row whose columns from {@code first} on are {@link #COLUMNS}. */
  static PricedBar from(Row row, int first) {
    return new PricedBar(
        row.getLong(first),
        row.getDouble(first + 1),
        row.getDouble(first + 2),
        row.getDouble(first + 3),
        row.getDouble(first + 4),
        row.getDouble(first + 5),
        row.getDouble(first + 6),
        row.getDouble(first + 7),
        row.getDouble(first + 8));
  }
}
