package io.onchainmm.data;

import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.StructType;

/** Book snapshots to rows of {@code BOOKS} and back. */
final class BookRows {
  private static final ArrayType LEVELS = new ArrayType(LongType, false);
  private static final StructType SCHEMA =
      new StructType()
          .add("market", StringType)
          .add("seq", LongType)
          .add("time_nanos", LongType)
          .add("bid_ticks", LEVELS)
          .add("bid_lots", LEVELS)
          .add("ask_ticks", LEVELS)
          .add("ask_lots", LEVELS);

  private BookRows() {}

  /** The table's columns but the key. */
  static Dataset<Row> write(SparkSession spark, String market, BookColumns books) {
    return Rows.dataset(spark, SCHEMA, new Books(market, books));
  }

  /** Snapshots in the order of {@code seq}. */
  static BookColumns read(Dataset<Row> rows) {
    LongColumn seq = new LongColumn();
    BookColumns found = new BookColumns();
    Dataset<Row> columns =
        rows.select("seq", "time_nanos", "bid_ticks", "bid_lots", "ask_ticks", "ask_lots");
    Rows.pieces(columns, Piece::new)
        .forEachRemaining(
            piece -> {
              seq.addAll(piece.seq);
              found.addAll(piece.books);
            });
    return found.rows(seq.stableOrder());
  }

  private record Books(String market, BookColumns books) implements Rows.Source {
    @Override
    public int size() {
      return books.size();
    }

    @Override
    public Row row(int i) {
      return RowFactory.create(
          market,
          (long) i,
          books.timeNanos.get(i),
          books.bids.allTicks(i),
          books.bids.allLots(i),
          books.asks.allTicks(i),
          books.asks.allLots(i));
    }
  }

  private static final class Piece implements Rows.Sink {
    private static final long serialVersionUID = 1L;

    final LongColumn seq = new LongColumn();
    final BookColumns books = new BookColumns();

    @Override
    public void add(Row row) {
      seq.add(row.getLong(0));
      add(books.bids, row.getList(2), row.getList(3));
      add(books.asks, row.getList(4), row.getList(5));
      books.close(row.getLong(1));
    }

    private static void add(BookColumns.Side side, List<Long> ticks, List<Long> lots) {
      for (int level = 0; level < ticks.size(); level++) {
        side.level(ticks.get(level), lots.get(level));
      }
    }
  }
}
