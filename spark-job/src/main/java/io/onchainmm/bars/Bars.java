package io.onchainmm.bars;

import static org.apache.spark.sql.functions.expr;

import java.util.Arrays;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The stage from trades to bars: one market's table of trades in, its table of bars out. */
public final class Bars {
  /** Part of the key of every table of bars; raise it whenever the same trades give other bars. */
  public static final int VERSION = 1;

  /** Columns of the result, in order. */
  public static final StructType SCHEMA =
      new StructType()
          .add("market", DataTypes.StringType)
          .add("bar", DataTypes.LongType)
          .add("open_nanos", DataTypes.LongType)
          .add("close_nanos", DataTypes.LongType)
          .add("available_nanos", DataTypes.LongType)
          .add("close_time", DataTypes.TimestampType)
          .add("open", DataTypes.DoubleType)
          .add("high", DataTypes.DoubleType)
          .add("low", DataTypes.DoubleType)
          .add("close", DataTypes.DoubleType)
          .add("volume", DataTypes.DoubleType)
          .add("dollar", DataTypes.DoubleType)
          .add("vwap", DataTypes.DoubleType)
          .add("ticks", DataTypes.LongType)
          .add("buy_volume", DataTypes.DoubleType)
          .add("signed_dollar", DataTypes.DoubleType);

  private Bars() {}

  /**
   * The bars of one market's trades. The sums run over integers in the order of {@code seq}, so the
   * rows do not depend on how the trades are partitioned.
   *
   * @param trades columns {@code market, seq, time_nanos, side, price_ticks, size_lots} of exactly
   *     one market
   * @param units what this market's ticks and lots are worth
   */
  public static Dataset<Row> of(Dataset<Row> trades, BarsSpec spec, MarketUnits units) {
    return trades
        .select(BarRows.TRADE_COLUMNS.stream().map(functions::col).toArray(Column[]::new))
        .repartition(1)
        .sortWithinPartitions("seq")
        .mapPartitions(
            (MapPartitionsFunction<Row, Row>) rows -> new BarRows(rows, spec, units),
            Encoders.row(BarRows.SCHEMA))
        .withColumn("close_time", expr("timestamp_micros(close_nanos div 1000)"))
        .select(Arrays.stream(SCHEMA.fieldNames()).map(functions::col).toArray(Column[]::new));
  }
}
