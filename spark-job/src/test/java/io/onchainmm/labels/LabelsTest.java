package io.onchainmm.labels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.onchainmm.SparkForTests;
import io.onchainmm.bars.Bars;
import io.onchainmm.labels.LabelsSpec.Legacy;
import io.onchainmm.labels.LabelsSpec.Method;
import io.onchainmm.labels.LabelsSpec.Weights;
import io.onchainmm.lake.Table;
import io.onchainmm.schema.ConfigException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.spark.SparkException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** Labels by hand, the Spark stage around them, and what cannot be labelled. */
class LabelsTest {
  private static final LabelsSpec ONE_SIGMA = LabelSpecs.barriers(1, 1, 2);

  /** Closes of e^0, e^0.1 and so on, so that log returns are plain numbers. */
  private static BarPrices logs(double... logs) {
    double[] close = new double[logs.length];
    for (int i = 0; i < logs.length; i++) {
      close[i] = StrictMath.exp(logs[i]);
    }
    return BarPrices.closes("eth", close);
  }

  private static Dataset<Row> bars(String market, double... closes) {
    return SparkForTests.session().createDataFrame(rows(market, closes), Bars.SCHEMA);
  }

  private static List<Row> rows(String market, double... closes) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < closes.length; i++) {
      double c = closes[i];
      rows.add(
          RowFactory.create(
              market,
              (long) i,
              10L * i,
              10L * i + 1,
              10L * i + 2,
              new Timestamp(0),
              c,
              c,
              c,
              c,
              1.0,
              c,
              c,
              1L,
              0.5,
              0.0));
    }
    return rows;
  }

  private static double[] zigzag(int length) {
    double[] closes = new double[length];
    for (int i = 0; i < length; i++) {
      closes[i] = 100 + (i * 7 % 5) + 0.1 * i;
    }
    return closes;
  }

  @Test
  void theFirstBarrierDecides() {
    BarPrices prices = logs(0, 0.05, 0.12, -0.2);
    double[] sigma = {0.1, 0.1, Double.NaN, 0.1};
    List<Label> labels = new TripleBarrier(prices, sigma, ONE_SIGMA).directions();
    assertThat(labels).extracting(Label::start).containsExactly(0, 1, 3);
    assertThat(labels.get(0).barrier()).isEqualTo(Barrier.UPPER);
    assertThat(labels.get(0).end()).isEqualTo(2);
    assertThat(labels.get(0).logReturn()).isCloseTo(0.12, within(1e-12));
    assertThat(labels.get(1).barrier()).isEqualTo(Barrier.LOWER);
    assertThat(labels.get(1).value()).isEqualTo(-1);
    assertThat(labels.get(1).complete()).isTrue();
    assertThat(labels.get(2).complete()).isFalse();
  }

  @Test
  void costsAreEarnedOrNot() {
    BarPrices prices = logs(0, 0.002, 0.003);
    double[] sigma = {0.1, 0, 0};
    int[] buy = {1, 0, 0};
    assertThat(new TripleBarrier(prices, sigma, ONE_SIGMA).meta(buy).get(0).value()).isOne();
    assertThat(
            new TripleBarrier(prices, sigma, LabelSpecs.costing(ONE_SIGMA, 40))
                .meta(buy)
                .get(0)
                .value())
        .isZero();
    assertThat(
            new TripleBarrier(prices, sigma, ONE_SIGMA).meta(new int[] {-1, 0, 0}).get(0).value())
        .isZero();
  }

  @Test
  void aBarThatTouchesBothIsTheLoss() {
    BarPrices prices =
        new BarPrices(
            "eth", new double[] {100, 100}, new double[] {101, 130}, new double[] {99, 70});
    double[] sigma = {0.1, 0};
    LabelsSpec spec = LabelSpecs.highLow(ONE_SIGMA);
    TripleBarrier barriers = new TripleBarrier(prices, sigma, spec);
    assertThat(barriers.meta(new int[] {1, 0}).get(0).barrier()).isEqualTo(Barrier.LOWER);
    assertThat(barriers.meta(new int[] {-1, 0}).get(0).barrier()).isEqualTo(Barrier.UPPER);
    assertThat(barriers.directions().get(0).logReturn()).isEqualTo(-0.1);
  }

  @Test
  void overlapSharesTheWeight() {
    List<Label> labels =
        List.of(
            new Label(0, 2, 1, Barrier.UPPER, 0.3, 1, true),
            new Label(1, 3, 1, Barrier.UPPER, 0.5, 1, true));
    SampleWeights weights = new SampleWeights(labels, logs(0, 0.1, 0.3, 0.6));
    assertThat(weights.concurrency()).containsExactly(0, 1, 2, 1);
    assertThat(weights.uniqueness()).containsExactly(0.75, 0.75);
    assertThat(weights.attribution()[0]).isCloseTo(2 * 0.2 / 0.6, within(1e-12));
    assertThat(SampleWeights.decay(new double[] {0.5, 0.5}, 0)).containsExactly(0.5, 1);
    assertThat(SampleWeights.decay(new double[] {0.5, 0.5}, -0.5)).containsExactly(0, 1);
    LabelsSpec spec = LabelSpecs.weighted(ONE_SIGMA, 5, Weights.UNIQUENESS, 0);
    assertThat(weights.of(spec)).containsExactly(0.375, 0.75);
    assertThat(weights.of(LabelSpecs.weighted(spec, 5, Weights.EQUAL, 1))).containsExactly(1, 1);
  }

  @Test
  void legacyLabelsByHand() {
    LabelsSpec spec = LabelSpecs.legacy(Method.LEGACY, 2, 24, new Legacy(2, 0.05, 0, 0));
    List<Label> labels = new LegacyLabels(logs(0, 0.01, 0.07, 0.07), spec).labels();
    assertThat(labels).extracting(Label::value).containsExactly(1, 1, 0, 0);
    assertThat(labels).extracting(Label::end).containsExactly(2, 2, 4, 5);
    assertThat(labels.get(3).complete()).isFalse();
    assertThatThrownBy(() -> new LegacyLabels(logs(0, 0.1), spec).weights(labels.subList(0, 2)))
        .isInstanceOf(ConfigException.class)
        .hasMessage("labels of eth: legacy weights need at least 24 bars, but there are 2");
  }

  @Test
  void rowsOfEachMarketOnAnyPartitioning() {
    LabelsSpec spec = LabelSpecs.weighted(ONE_SIGMA, 5, Weights.RETURN_ATTRIBUTION, 0.5);
    List<Row> both = new ArrayList<>(rows("eth", zigzag(40)));
    both.addAll(rows("btc", zigzag(30)));
    List<String> first = null;
    for (int partitions : new int[] {1, 4}) {
      Collections.shuffle(both, new Random(partitions));
      Dataset<Row> bars =
          SparkForTests.session().createDataFrame(both, Bars.SCHEMA).repartition(partitions);
      List<String> made =
          Labels.directions(bars, spec).orderBy("market", "bar").collectAsList().stream()
              .map(Row::toString)
              .toList();
      assertThat(made).hasSize(40 - 5 + 30 - 5);
      first = first == null ? made : first;
      assertThat(made).isEqualTo(first);
    }
  }

  @Test
  void aRowSaysWhenItIsKnownAndWhatItWeighs() {
    double[] closes = zigzag(12);
    LabelsSpec spec = LabelSpecs.weighted(ONE_SIGMA, 5, Weights.EQUAL, 1);
    List<Row> made = Labels.directions(bars("eth", closes), spec).orderBy("bar").collectAsList();
    BarPrices prices = BarPrices.closes("eth", closes);
    Label label = new TripleBarrier(prices, prices.volatility(5, false), spec).directions().get(0);
    Row row = made.get(0);
    assertThat(row.<Long>getAs("bar")).isEqualTo(5);
    assertThat(row.<Long>getAs("available_nanos")).isEqualTo(52);
    assertThat(row.<Long>getAs("end_bar")).isEqualTo(label.end());
    assertThat(row.<Long>getAs("known_nanos")).isEqualTo(10L * label.end() + 2);
    assertThat(row.<Integer>getAs("label")).isEqualTo(label.value());
    assertThat(row.<Double>getAs("weight")).isEqualTo(1.0);
    Row last = made.get(made.size() - 1);
    assertThat(last.<Boolean>getAs("complete")).isFalse();
    for (String column : List.of("end_bar", "known_nanos", "uniqueness", "weight")) {
      assertThat(last.isNullAt(last.fieldIndex(column))).as(column).isTrue();
    }
  }

  @Test
  void metaRowsStandWhereThereIsASide() {
    LabelsSpec spec = LabelSpecs.weighted(ONE_SIGMA, 5, Weights.UNIQUENESS, 1);
    StructType schema =
        new StructType()
            .add("market", DataTypes.StringType)
            .add("bar", DataTypes.LongType)
            .add("side", DataTypes.IntegerType);
    Dataset<Row> sides =
        SparkForTests.session()
            .createDataFrame(
                List.of(RowFactory.create("eth", 6L, -1), RowFactory.create("eth", 8L, 1)), schema);
    List<Row> made =
        Labels.meta(bars("eth", zigzag(30)), sides, spec).orderBy("bar").collectAsList();
    assertThat(made).extracting(row -> row.<Long>getAs("bar")).containsExactly(6L, 8L);
    assertThat(made).extracting(row -> row.<Integer>getAs("side")).containsExactly(-1, 1);
    assertThat(made).allMatch(row -> List.of(0, 1).contains(row.<Integer>getAs("label")));
    assertThatThrownBy(
            () -> Labels.meta(bars("eth", zigzag(30)), sides.union(sides), spec).collectAsList())
        .rootCause()
        .hasMessage("bar 6 of eth comes twice; give one side a bar");
    LabelsSpec legacy = LabelSpecs.legacy(Method.LEGACY, 2, 24, spec.legacy());
    assertThatThrownBy(() -> Labels.meta(bars("eth", 1), sides, legacy))
        .hasMessage("meta-labels need method triple_barrier, not LEGACY");
  }

  @Test
  void legacyRowsKeepTheUnlabelledEnd() {
    LabelsSpec spec = LabelSpecs.legacy(Method.LEGACY, 4, 24, new Legacy(2, 0.005, 0, 0));
    List<Row> made =
        Labels.directions(bars("eth", zigzag(40)), spec).orderBy("bar").collectAsList();
    assertThat(made).hasSize(40);
    assertThat(made.get(39).<Integer>getAs("label")).isZero();
    assertThat(made.get(39).<Boolean>getAs("complete")).isFalse();
    assertThat(made.get(39).isNullAt(made.get(39).fieldIndex("end_bar"))).isTrue();
    assertThat(made.stream().mapToDouble(row -> row.<Double>getAs("weight")).sum())
        .isCloseTo(1, within(1e-12));
  }

  @Test
  void tooFewBarsAndPricesThatStand() {
    LabelsSpec spec = LabelSpecs.weighted(ONE_SIGMA, 5, Weights.EQUAL, 1);
    double[] standing = new double[20];
    java.util.Arrays.fill(standing, 7);
    for (double[] closes : List.of(zigzag(6), standing)) {
      assertThatThrownBy(() -> Labels.directions(bars("eth", closes), spec).collectAsList())
          .isInstanceOf(SparkException.class)
          .hasRootCauseInstanceOf(ConfigException.class)
          .rootCause()
          .hasMessageStartingWith(
              "labels of eth: none of its %d bars has a label that ends within"
                  .formatted(closes.length));
    }
  }

  @Test
  void columnsAreThoseOfTheTable() {
    StructType table = Table.LABELS.schema();
    assertThat(List.of(Labels.SCHEMA.fields()).stream().map(StructField::sql).toList())
        .isEqualTo(List.of(table.fields()).stream().skip(1).map(StructField::sql).toList());
  }

  @Test
  void pricesThatAreNone() {
    for (double bad : new double[] {Double.NaN, 0, -1, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> BarPrices.closes("eth", 1, bad))
          .isInstanceOf(ConfigException.class)
          .hasMessageStartingWith("bars of eth: the close of row 1 is " + bad);
    }
    assertThatThrownBy(() -> new BarPrices("eth", new double[1], new double[2], new double[1]))
        .hasMessage("1 closes, 2 highs, 1 lows");
  }

  @Test
  void whatDoesNotGoTogether() {
    BarPrices prices = logs(0, 0);
    assertThatThrownBy(() -> new TripleBarrier(prices, new double[1], ONE_SIGMA))
        .hasMessage("2 bars, but 1 volatilities");
    assertThatThrownBy(() -> new TripleBarrier(prices, new double[2], ONE_SIGMA).meta(new int[1]))
        .hasMessage("2 bars, but 1 sides");
    assertThatThrownBy(() -> new Label(3, 2, 1, Barrier.UPPER, 0, 1, true))
        .hasMessage("a label from bar 3 to bar 2");
    List<Label> outside = List.of(new Label(1, 2, 1, Barrier.UPPER, 0, 1, true));
    assertThatThrownBy(() -> new SampleWeights(outside, prices))
        .hasMessageContaining("spans no return within 2 bars");
    List<Label> still = List.of(new Label(0, 1, 1, Barrier.VERTICAL, 0, 0, true));
    assertThatThrownBy(() -> new SampleWeights(still, prices).attribution())
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("labels of eth: all returns are 0");
    assertThatThrownBy(() -> LabelSpecs.verticalZero(LabelSpecs.barriers(0, 0, 5)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("profit_taking and stop_loss are both 0");
  }
}
