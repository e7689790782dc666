package io.onchainmm.data;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import java.math.BigInteger;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** Swaps to rows of {@code SWAPS} and back. */
final class SwapRows {
  private static final StructType SCHEMA =
      new StructType()
          .add("market", StringType)
          .add("seq", LongType)
          .add("time_nanos", LongType)
          .add("block_number", LongType)
          .add("segment", LongType)
          .add("base_in", BooleanType)
          .add("amount_in", StringType)
          .add("amount_out", StringType)
          .add("reserve_base", StringType)
          .add("reserve_quote", StringType);

  private SwapRows() {}

  /** The table's columns but the key. */
  static Dataset<Row> write(SparkSession spark, String market, SwapColumns swaps) {
    return Rows.dataset(spark, SCHEMA, new Swaps(market, swaps));
  }

  /** Swaps in the order of {@code seq}. */
  static SwapColumns read(Dataset<Row> rows) {
    LongColumn seq = new LongColumn();
    SwapColumns swaps = new SwapColumns();
    Dataset<Row> columns =
        rows.select(
            "seq",
            "time_nanos",
            "block_number",
            "segment",
            "base_in",
            "amount_in",
            "amount_out",
            "reserve_base",
            "reserve_quote");
    Rows.pieces(columns, Piece::new)
        .forEachRemaining(
            piece -> {
              seq.addAll(piece.seq);
              swaps.addAll(piece.swaps);
            });
    return swaps.rows(seq.stableOrder());
  }

  private record Swaps(String market, SwapColumns swaps) implements Rows.Source {
    @Override
    public int size() {
      return swaps.size();
    }

    @Override
    public Row row(int i) {
      SwapColumns.Swap swap = swaps.get(i);
      return RowFactory.create(
          market,
          (long) i,
          swap.timeNanos(),
          swap.block(),
          swap.segment(),
          swap.baseIn(),
          swap.amountIn().toString(),
          swap.amountOut().toString(),
          swap.reserveBase().toString(),
          swap.reserveQuote().toString());
    }
  }

  private static final class Piece implements Rows.Sink {
    private static final long serialVersionUID = 1L;

    final LongColumn seq = new LongColumn();
    final SwapColumns swaps = new SwapColumns();

    @Override
    public void add(Row row) {
      seq.add(row.getLong(0));
      swaps.add(
          new SwapColumns.Swap(
              row.getLong(1),
              row.getLong(2),
              row.getLong(3),
              row.getBoolean(4),
              new BigInteger(row.getString(5)),
              new BigInteger(row.getString(6)),
              new BigInteger(row.getString(7)),
              new BigInteger(row.getString(8))));
    }
  }
}
