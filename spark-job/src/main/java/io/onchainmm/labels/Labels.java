package io.onchainmm.labels;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.onchainmm.features.PerMarket;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The stage from bars to labels: a row per event. */
public final class Labels {
  /** Part of the key of every table of labels; raise it whenever the same bars give others. */
  public static final int VERSION = 1;

  /** Columns of the result, in order; NULL where a label does not end within the data. */
  public static final StructType SCHEMA =
      new StructType()
          .add("market", DataTypes.StringType)
          .add("bar", DataTypes.LongType)
          .add("available_nanos", DataTypes.LongType)
          .add("end_bar", DataTypes.LongType)
          .add("known_nanos", DataTypes.LongType)
          .add("side", DataTypes.IntegerType)
          .add("barrier", DataTypes.StringType)
          .add("log_return", DataTypes.DoubleType)
          .add("label", DataTypes.IntegerType)
          .add("complete", DataTypes.BooleanType)
          .add("uniqueness", DataTypes.DoubleType)
          .add("weight", DataTypes.DoubleType);

  private Labels() {}

  /**
   * Which way the price went after each bar, market by market.
   *
   * @param bars a table of bars, of any number of markets
   */
  public static Dataset<Row> directions(Dataset<Row> bars, LabelsSpec spec) {
    return of(bars.withColumn("side", lit(1)), spec, false);
  }

  /**
   * Whether a position of a predicted side paid. Bars without a side are no events.
   *
   * @param sides columns {@code market, bar, side}, the last +1 or −1
   */
  public static Dataset<Row> meta(Dataset<Row> bars, Dataset<Row> sides, LabelsSpec spec) {
    if (spec.method() != LabelsSpec.Method.TRIPLE_BARRIER) {
      throw new IllegalArgumentException(
          "meta-labels need method triple_barrier, not " + spec.method());
    }
    Column side = functions.coalesce(col("side"), lit(0)).cast(DataTypes.IntegerType);
    return of(
        bars.join(sides.select("market", "bar", "side"), new String[] {"market", "bar"}, "left")
            .withColumn("side", side),
        spec,
        true);
  }

  private static Dataset<Row> of(Dataset<Row> bars, LabelsSpec spec, boolean meta) {
    return bars.select(LabelRows.COLUMNS.stream().map(functions::col).toArray(Column[]::new))
        .repartition(col("market"))
        .sortWithinPartitions("market", "bar")
        .mapPartitions(
            (MapPartitionsFunction<Row, Row>)
                rows -> new PerMarket(rows, new LabelRows(spec, meta)::of),
            Encoders.row(SCHEMA));
  }
}
