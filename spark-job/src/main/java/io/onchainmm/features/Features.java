package io.onchainmm.features;

import static java.util.stream.Collectors.joining;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.onchainmm.schema.ConfigException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The stage from bars to features: a row per bar, a column per {@link Feature} and per {@link
 * LegacyFeature}.
 */
public final class Features {
  /** Part of the key of every table of features; raise it whenever the same bars give others. */
  public static final int VERSION = 2;

  /** Columns of the result, in order. */
  public static final StructType SCHEMA = schema();

  private Features() {}

  /**
   * The features of the bars, market by market in the order of {@code bar}. What is not known yet,
   * and what was not asked for, is NULL. Legacy columns that need on-chain data are 0, as they were
   * where the legacy pipeline found none.
   *
   * @param bars a table of bars, of any number of markets
   */
  public static Dataset<Row> of(Dataset<Row> bars, FeaturesSpec spec) {
    if (spec.set() == FeaturesSpec.FeatureSet.LEGACY) {
      return legacy(bars, Map.of());
    }
    List<Feature> ofTheBook = spec.include().stream().filter(Feature::needsBook).toList();
    if (!ofTheBook.isEmpty()) {
      throw new ConfigException(
          "features.include: %s need snapshots of the book, which this market has not; leave them out"
              .formatted(ofTheBook.stream().map(Feature::column).collect(joining(", "))));
    }
    Dataset<Row> without = bars;
    for (String column : BookBars.COLUMNS) {
      without = without.withColumn(column, lit(null).cast(DataTypes.DoubleType));
    }
    return catalogue(without, spec);
  }

  /**
   * The same with features of the book.
   *
   * @param books snapshots of the same markets, columns {@code market, seq, time_nanos, bid_ticks,
   *     bid_lots, ask_ticks, ask_lots}
   * @param lotBase base units of a lot
   */
  public static Dataset<Row> of(
      Dataset<Row> bars, Dataset<Row> books, double lotBase, FeaturesSpec spec) {
    return spec.set() == FeaturesSpec.FeatureSet.LEGACY
        ? legacy(bars, Map.of())
        : catalogue(BookBars.of(bars, books, lotBase), spec);
  }

  /**
   * The legacy columns, with the on-chain metrics they need.
   *
   * @param onChain columns {@code metric} (the word of an {@link OnChainMetric}; others are passed
   *     over), {@code time_nanos}, {@code value}; a metric that is missing here counts as 0
   */
  public static Dataset<Row> legacy(Dataset<Row> bars, Dataset<Row> onChain) {
    Map<OnChainMetric, OnChainSeries> series = new EnumMap<>(OnChainMetric.class);
    for (OnChainMetric metric : OnChainMetric.values()) {
      List<Row> rows =
          onChain
              .where(col("metric").equalTo(metric.word()))
              .orderBy("time_nanos")
              .select("time_nanos", "value")
              .collectAsList();
      series.put(
          metric,
          new OnChainSeries(
              rows.stream().mapToLong(row -> row.getLong(0)).toArray(),
              rows.stream()
                  .mapToDouble(row -> row.isNullAt(1) ? Double.NaN : row.getDouble(1))
                  .toArray()));
    }
    return legacy(bars, series);
  }

  private static Dataset<Row> catalogue(Dataset<Row> bars, FeaturesSpec spec) {
    Stream<String> ofBars = Stream.concat(FeatureRows.COPIED.stream(), PricedBar.COLUMNS.stream());
    return inOrder(bars, Stream.concat(ofBars, BookBars.COLUMNS.stream()))
        .mapPartitions(
            (MapPartitionsFunction<Row, Row>) rows -> new FeatureRows(rows, spec),
            Encoders.row(SCHEMA));
  }

  private static Dataset<Row> legacy(Dataset<Row> bars, Map<OnChainMetric, OnChainSeries> onChain) {
    return inOrder(bars, LegacyRows.COLUMNS.stream())
        .mapPartitions(
            (MapPartitionsFunction<Row, Row>)
                rows -> new PerMarket(rows, new LegacyRows(onChain)::of),
            Encoders.row(SCHEMA));
  }

  private static Dataset<Row> inOrder(Dataset<Row> bars, Stream<String> columns) {
    return bars.select(columns.map(functions::col).toArray(Column[]::new))
        .repartition(col("market"))
        .sortWithinPartitions("market", "bar");
  }

  private static StructType schema() {
    StructType schema =
        new StructType()
            .add("market", DataTypes.StringType)
            .add("bar", DataTypes.LongType)
            .add("available_nanos", DataTypes.LongType)
            .add("close_time", DataTypes.TimestampType);
    Stream<String> columns =
        Stream.concat(
            Arrays.stream(Feature.values()).map(Feature::column),
            Arrays.stream(LegacyFeature.values()).map(LegacyFeature::column));
    for (String column : columns.toList()) {
      schema = schema.add(column, DataTypes.DoubleType);
    }
    return schema;
  }
}
