package io.onchainmm.features;

import static org.apache.spark.sql.functions.col;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The stage from bars to features: a row per bar, a column per {@link Feature}. */
public final class Features {
  /** Part of the key of every table of features; raise it whenever the same bars give others. */
  public static final int VERSION = 1;

  /** Columns of the result, in order. */
  public static final StructType SCHEMA = schema();

  private Features() {}

  /**
   * The features of the bars, market by market in the order of {@code bar}. What is not known yet,
   * and what is not among {@code spec.include()}, is NULL.
   *
   * @param bars a table of bars, of any number of markets
   */
  public static Dataset<Row> of(Dataset<Row> bars, FeaturesSpec spec) {
    Column[] inputs =
        Stream.concat(FeatureRows.COPIED.stream(), PricedBar.COLUMNS.stream())
            .map(functions::col)
            .toArray(Column[]::new);
    return bars.select(inputs)
        .repartition(col("market"))
        .sortWithinPartitions("market", "bar")
        .mapPartitions(
            (MapPartitionsFunction<Row, Row>) rows -> new FeatureRows(rows, spec),
            Encoders.row(SCHEMA));
  }

  private static StructType schema() {
    StructType schema =
        new StructType()
            .add("market", DataTypes.StringType)
            .add("bar", DataTypes.LongType)
            .add("available_nanos", DataTypes.LongType)
            .add("close_time", DataTypes.TimestampType);
    for (Feature feature : List.of(Feature.values())) {
      schema = schema.add(feature.column(), DataTypes.DoubleType);
    }
    return schema;
  }
}
