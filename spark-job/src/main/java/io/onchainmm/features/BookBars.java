package io.onchainmm.features;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Walks through the best quotes and the bars of a market in the order of time and adds to each bar
 * the book as of its close: quotes with the stamp of the close count, later ones do not.
 */
final class BookBars implements Iterator<Row> {
  /** Columns that are added, those of {@link BookState}. */
  static final List<String> COLUMNS = List.of("book_flow", "micro_price_gap", "queue_imbalance");

  private static final List<String> SORTED_BY = List.of("market_", "at_nanos", "is_bar", "place");
  private static final List<String> TOUCH =
      List.of("bid_ticks", "bid_lots", "ask_ticks", "ask_lots");
  private static final int FIRST_OF_TOUCH = SORTED_BY.size();
  private static final int FIRST_OF_BAR = FIRST_OF_TOUCH + TOUCH.size();

  private final Iterator<Row> events;
  private final double lotBase;
  private String market = "";
  private QuoteFlow flow = new QuoteFlow();
  private Row bar;

  BookBars(Iterator<Row> events, double lotBase) {
    this.events = events;
    this.lotBase = lotBase;
  }

  /**
   * The bars with the columns of the book.
   *
   * @param bars a table of bars; all of its columns stay
   * @param books snapshots, columns {@code market, seq, time_nanos, bid_ticks, bid_lots, ask_ticks,
   *     ask_lots}
   * @param lotBase base units of a lot
   */
  static Dataset<Row> of(Dataset<Row> bars, Dataset<Row> books, double lotBase) {
    StructType schema = bars.schema();
    StructType with = schema;
    for (String column : COLUMNS) {
      with = with.add(column, DataTypes.DoubleType);
    }
    return barEvents(bars)
        .union(quoteEvents(books, schema))
        .repartition(col("market_"))
        .sortWithinPartitions(SORTED_BY.stream().map(functions::col).toArray(Column[]::new))
        .mapPartitions(
            (MapPartitionsFunction<Row, Row>) rows -> new BookBars(rows, lotBase),
            Encoders.row(with));
  }

  private static Dataset<Row> barEvents(Dataset<Row> bars) {
    Stream<Column> sorted =
        Stream.of(
            col("market").as(SORTED_BY.get(0)),
            col("close_nanos").as(SORTED_BY.get(1)),
            lit(1).as(SORTED_BY.get(2)),
            col("bar").as(SORTED_BY.get(3)));
    Stream<Column> touch =
        TOUCH.stream().map(name -> lit(null).cast(DataTypes.LongType).as(name + "_"));
    Stream<Column> own = Stream.of(bars.columns()).map(functions::col);
    return bars.select(columns(sorted, touch, own));
  }

  private static Dataset<Row> quoteEvents(Dataset<Row> books, StructType barSchema) {
    Stream<Column> sorted = Stream.of(col("market"), col("time_nanos"), lit(0), col("seq"));
    Stream<Column> touch = TOUCH.stream().map(name -> functions.get(col(name), lit(0)));
    Stream<Column> own =
        Stream.of(barSchema.fields())
            .map((StructField field) -> lit(null).cast(field.dataType()).as(field.name() + "_"));
    return books.select(columns(sorted, touch, own));
  }

  private static Column[] columns(Stream<Column> sorted, Stream<Column> touch, Stream<Column> own) {
    return Stream.concat(Stream.concat(sorted, touch), own).toArray(Column[]::new);
  }

  @Override
  public boolean hasNext() {
    while (bar == null && events.hasNext()) {
      Row event = events.next();
      if (!event.getString(0).equals(market)) {
        market = event.getString(0);
        flow = new QuoteFlow();
      }
      if (event.getInt(2) == 1) {
        bar = event;
      } else {
        quote(event);
      }
    }
    return bar != null;
  }

  private void quote(Row event) {
    for (int i = FIRST_OF_TOUCH; i < FIRST_OF_BAR; i++) {
      if (event.isNullAt(i)) {
        flow.reset();
        return;
      }
    }
    flow.update(
        event.getLong(FIRST_OF_TOUCH),
        event.getLong(FIRST_OF_TOUCH + 1),
        event.getLong(FIRST_OF_TOUCH + 2),
        event.getLong(FIRST_OF_TOUCH + 3));
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException("no more bars");
    }
    List<Object> values = new ArrayList<>();
    for (int i = FIRST_OF_BAR; i < bar.length(); i++) {
      values.add(bar.get(i));
    }
    values.add(nullIfAbsent(flow.take() * lotBase));
    values.add(nullIfAbsent(flow.microPrice() / flow.mid() - 1));
    values.add(nullIfAbsent(flow.queueImbalance()));
    bar = null;
    return RowFactory.create(values.toArray());
  }

  private static Double nullIfAbsent(double value) {
    return Double.isNaN(value) ? null : value;
  }
}
