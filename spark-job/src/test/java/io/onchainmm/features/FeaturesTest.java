package io.onchainmm.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.onchainmm.Golden;
import io.onchainmm.SparkForTests;
import io.onchainmm.bars.Bars;
import io.onchainmm.lake.Table;
import java.io.IOException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** The single features by hand, and the Spark stage around them. */
class FeaturesTest {
  private static final FeaturesSpec ALL =
      FeatureSpecs.of(
          0.5,
          0.01,
          14,
          10,
          20,
          Arrays.stream(Feature.values()).filter(f -> !f.needsBook()).toList());

  private static List<Row> rows(String market, List<PricedBar> bars) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < bars.size(); i++) {
      PricedBar b = bars.get(i);
      rows.add(
          RowFactory.create(
              market,
              (long) i,
              b.closeNanos() - 1,
              b.closeNanos(),
              b.closeNanos() + 7,
              new Timestamp(b.closeNanos() / 1_000_000),
              b.open(),
              b.high(),
              b.low(),
              b.close(),
              b.volume(),
              b.dollar(),
              b.close(),
              5L,
              b.buyVolume(),
              b.signedDollar()));
    }
    return rows;
  }

  private static Dataset<Row> table(List<Row> rows) {
    return SparkForTests.session().createDataFrame(rows, Bars.SCHEMA);
  }

  @Test
  void relativeStrengthByHand() {
    assertThat(BarSeries.values(new Rsi(2), BarSeries.closes(10, 11, 10, 12, 12)))
        .containsExactly(Double.NaN, Double.NaN, 50.0, 100 * (1.25 / 1.5), 100 * (1.25 / 1.5));
    assertThat(new Rsi(1).next(BarSeries.closes(3).get(0))).isNaN();
    assertThat(BarSeries.values(new Rsi(1), BarSeries.closes(3, 3, 4, 2)))
        .containsExactly(Double.NaN, 50.0, 100.0, 0.0);
  }

  @Test
  void fractionalDifferencesOfWholeOrder() {
    List<PricedBar> bars = BarSeries.closes(1, Math.E, Math.E * Math.E * Math.E);
    assertThat(BarSeries.values(new FracDiff(0, 0.0001), bars).get(2)).isCloseTo(3, within(1e-12));
    assertThat(BarSeries.values(new FracDiff(1, 0.0001), bars).get(2)).isCloseTo(2, within(1e-12));
    assertThat(BarSeries.values(new FracDiff(2, 0.0001), bars).get(2)).isCloseTo(1, within(1e-12));
    assertThat(FracDiff.weights(0.1, 1e-300)).hasSize(10_000);
  }

  @Test
  void standingPriceHasNoVolatilityAndNoAdjustedFlow() {
    List<PricedBar> bars = BarSeries.closes(7, 7, 7, 7);
    assertThat(BarSeries.values(new Volatility(3), bars).get(3)).isZero();
    assertThat(BarSeries.values(new VolAdjFlow(2, 3), bars).get(3)).isNaN();
  }

  @Test
  void absentAndUnwantedFeaturesAreNull() {
    FeaturesSpec spec = FeatureSpecs.of(0.5, 0.01, 3, 2, 3, List.of(Feature.RSI));
    List<Row> made =
        Features.of(table(rows("eth", BarSeries.closes(10, 11, 12, 11, 12))), spec)
            .orderBy("bar")
            .collectAsList();
    assertThat(made).hasSize(5);
    assertThat(made.get(2).isNullAt(made.get(2).fieldIndex("rsi"))).isTrue();
    assertThat(made.get(3).<Double>getAs("rsi")).isCloseTo(200.0 / 3, within(1e-12));
    assertThat(made.get(4).<Long>getAs("available_nanos")).isEqualTo(5_000_000_007L);
    for (Row row : made) {
      for (Feature feature : List.of(Feature.values())) {
        assertThat(feature == Feature.RSI || row.isNullAt(row.fieldIndex(feature.column())))
            .isTrue();
      }
    }
  }

  @Test
  void eachMarketStartsAnewOnAnyPartitioning() {
    List<PricedBar> eth = BarSeries.random(new SplittableRandom(41), 120);
    List<PricedBar> btc = BarSeries.random(new SplittableRandom(42), 90);
    List<Row> both = new ArrayList<>(rows("eth", eth));
    both.addAll(rows("btc", btc));
    for (int partitions : new int[] {1, 5}) {
      Collections.shuffle(both, new Random(partitions));
      List<Row> made =
          Features.of(table(both).repartition(partitions), ALL)
              .orderBy("market", "bar")
              .collectAsList();
      for (Feature feature : List.of(Feature.values())) {
        List<Double> expected = BarSeries.values(feature.start(ALL), btc);
        expected.addAll(BarSeries.values(feature.start(ALL), eth));
        assertThat(made.stream().map(row -> nanIfNull(row, feature)).toList()).isEqualTo(expected);
      }
    }
  }

  private static double nanIfNull(Row row, Feature feature) {
    int column = row.fieldIndex(feature.column());
    return row.isNullAt(column) ? Double.NaN : row.getDouble(column);
  }

  @Test
  void columnsAreThoseOfTheTable() {
    assertThat(columns(Features.SCHEMA))
        .isEqualTo(columns(Table.FEATURES.schema()).subList(1, Table.FEATURES.schema().size()));
  }

  private static List<String> columns(StructType schema) {
    return Arrays.stream(schema.fields()).map(StructField::sql).toList();
  }

  @Test
  void infiniteValuesAreErrors() {
    List<PricedBar> bars =
        List.of(
            BarSeries.bar(1, 5, 1, 1),
            BarSeries.bar(2, 1e308, 1, 1),
            BarSeries.bar(3, Double.POSITIVE_INFINITY, 1, 1));
    FeaturesSpec spec = FeatureSpecs.of(0, 0.01, 1, 1, 2, List.of(Feature.FRAC_DIFF));
    List<Row> inputs = new ArrayList<>();
    for (Row row : rows("eth", bars)) {
      Object[] cells =
          new Object
              [FeatureRows.COPIED.size() + PricedBar.COLUMNS.size() + BookBars.COLUMNS.size()];
      List<String> names = new ArrayList<>(FeatureRows.COPIED);
      names.addAll(PricedBar.COLUMNS);
      for (int i = 0; i < names.size(); i++) {
        cells[i] = row.get(Bars.SCHEMA.fieldIndex(names.get(i)));
      }
      inputs.add(RowFactory.create(cells));
    }
    FeatureRows features = new FeatureRows(inputs.iterator(), spec);
    features.next();
    features.next();
    assertThatThrownBy(features::next)
        .isInstanceOf(ArithmeticException.class)
        .hasMessage("FRAC_DIFF of bar 2 of eth is not finite");
  }

  @Test
  void volatilityOnTheClock() {
    List<PricedBar> bars =
        List.of(
            BarSeries.bar(0, 1, 1, 0),
            BarSeries.bar(4_000_000_000L, Math.E, 1, 0),
            BarSeries.bar(8_000_000_000L, 1, 1, 0),
            BarSeries.bar(8_000_000_000L, Math.E, 1, 0),
            BarSeries.bar(8_000_000_000L, 1, 1, 0));
    BarVolatility made = BarVolatility.of(table(rows("eth", bars)), 2);
    assertThat(made.availableNanos())
        .containsExactly(7, 4_000_000_007L, 8_000_000_007L, 8_000_000_007L, 8_000_000_007L);
    assertThat(made.perSqrtSecond()[1]).isNaN();
    assertThat(made.perSqrtSecond()[2]).isCloseTo(Math.sqrt(2) / 2, within(1e-12));
    assertThat(made.perSqrtSecond()[3]).isCloseTo(1, within(1e-12));
    assertThat(made.perSqrtSecond()[4]).isNaN();
  }

  @Test
  void outputChangesOnlyWithTheVersion() throws IOException {
    List<String> lines = new ArrayList<>();
    Features.of(table(rows("eth", BarSeries.random(new SplittableRandom(43), 80))), ALL)
        .drop("close_time")
        .orderBy("bar")
        .collectAsList()
        .forEach(row -> lines.add(row.mkString(",")));
    Golden.check("features.csv", "Features.VERSION", Features.VERSION, lines);
  }
}
