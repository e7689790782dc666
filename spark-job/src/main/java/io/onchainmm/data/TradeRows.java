package io.onchainmm.data;

import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import io.onchainmm.sim.market.Instrument;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** Trades to rows of {@code TRADES} and back. */
final class TradeRows {
  private static final StructType SCHEMA =
      new StructType()
          .add("market", StringType)
          .add("seq", LongType)
          .add("time_nanos", LongType)
          .add("trade_id", StringType)
          .add("side", IntegerType)
          .add("price_ticks", LongType)
          .add("size_lots", LongType)
          .add("price", DoubleType)
          .add("size", DoubleType);

  private TradeRows() {}

  /** The table's columns but the key. */
  static Dataset<Row> write(
      SparkSession spark, String market, Instrument instrument, TradeColumns trades) {
    return Rows.dataset(
        spark,
        SCHEMA,
        new Trades(
            market,
            trades,
            new Grid(instrument.tickSizeUsd()),
            new Grid(instrument.lotSizeBase())));
  }

  /** Trades in the order of {@code seq}. */
  static TradeColumns read(Dataset<Row> rows) {
    LongColumn seq = new LongColumn();
    TradeColumns trades = new TradeColumns();
    Dataset<Row> columns =
        rows.selectExpr(
            "seq", "time_nanos", "cast(trade_id as bigint)", "side", "price_ticks", "size_lots");
    Rows.pieces(columns, Piece::new)
        .forEachRemaining(
            piece -> {
              seq.addAll(piece.seq);
              trades.addAll(piece.trades);
            });
    return trades.rows(seq.stableOrder());
  }

  private record Trades(String market, TradeColumns trades, Grid ticks, Grid lots)
      implements Rows.Source {
    @Override
    public int size() {
      return trades.size();
    }

    @Override
    public Row row(int i) {
      long priceTicks = trades.priceTicks.get(i);
      long sizeLots = trades.sizeLots.get(i);
      return RowFactory.create(
          market,
          (long) i,
          trades.timeNanos.get(i),
          Long.toString(trades.tradeId.get(i)),
          (int) trades.side.get(i),
          priceTicks,
          sizeLots,
          ticks.value(priceTicks),
          lots.value(sizeLots));
    }
  }

  private static final class Piece implements Rows.Sink {
    private static final long serialVersionUID = 1L;

    final LongColumn seq = new LongColumn();
    final TradeColumns trades = new TradeColumns();

    @Override
    public void add(Row row) {
      seq.add(row.getLong(0));
      trades.add(row.getLong(1), row.getLong(2), row.getInt(3), row.getLong(4), row.getLong(5));
    }
  }
}
