package io.onchainmm.bars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onchainmm.Golden;
import io.onchainmm.SparkForTests;
import io.onchainmm.lake.Table;
import io.onchainmm.schema.ConfigException;
import java.io.IOException;
import java.math.BigDecimal;
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
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** The Spark stage around the kernel. */
class BarsTest {
  private static final MarketUnits UNITS =
      new MarketUnits(new BigDecimal("0.05"), new BigDecimal("0.001"));
  private static final BarsSpec SPEC = TradeArrays.dollar(50_000, BarsSpec.Rule.CARRY, true);

  private static final StructType TRADES =
      new StructType()
          .add("market", DataTypes.StringType)
          .add("seq", DataTypes.LongType)
          .add("time_nanos", DataTypes.LongType)
          .add("side", DataTypes.IntegerType)
          .add("price_ticks", DataTypes.LongType)
          .add("size_lots", DataTypes.LongType);

  private static final TradeArrays RANDOM = TradeArrays.random(new SplittableRandom(21), 9_000);

  private static List<Row> rows(TradeArrays t) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < t.length(); i++) {
      rows.add(
          RowFactory.create(
              "eth",
              (long) i,
              t.timeNanos()[i],
              (int) t.side()[i],
              t.priceTicks()[i],
              t.sizeLots()[i]));
    }
    return rows;
  }

  private static Dataset<Row> table(List<Row> rows) {
    return SparkForTests.session().createDataFrame(rows, TRADES);
  }

  @Test
  void rowsAreThoseOfTheKernel() {
    List<Row> made = Bars.of(table(rows(RANDOM)), SPEC, UNITS).orderBy("bar").collectAsList();
    List<Bar> bars = RANDOM.bars(SPEC, UNITS);
    assertThat(made).hasSameSizeAs(bars).hasSizeGreaterThan(10);
    for (int i = 0; i < bars.size(); i++) {
      Bar bar = bars.get(i);
      Row row = made.get(i);
      assertThat(row.<String>getAs("market")).isEqualTo("eth");
      assertThat(row.<Long>getAs("bar")).isEqualTo(i);
      assertThat(row.<Long>getAs("available_nanos")).isEqualTo(bar.availableNanos());
      assertThat(row.<Timestamp>getAs("close_time").toInstant().toEpochMilli())
          .isEqualTo(bar.closeNanos() / 1_000_000);
      assertThat(row.<Double>getAs("close")).isEqualTo(bar.closeTicks() / 20.0);
      assertThat(row.<Double>getAs("volume")).isEqualTo(bar.volumeLots() / 1000.0);
      assertThat(row.<Double>getAs("dollar")).isEqualTo(bar.dollarAtoms() / 20_000.0);
      assertThat(row.<Long>getAs("ticks")).isEqualTo(bar.trades());
    }
  }

  @Test
  void anyPartitioningAndOrderGivesTheSameRows() {
    List<Row> expected = Bars.of(table(rows(RANDOM)), SPEC, UNITS).orderBy("bar").collectAsList();
    for (int partitions : new int[] {1, 3, 7}) {
      List<Row> shuffled = rows(RANDOM);
      Collections.shuffle(shuffled, new Random(partitions));
      Dataset<Row> trades = table(shuffled).repartition(partitions);
      assertThat(Bars.of(trades, SPEC, UNITS).orderBy("bar").collectAsList()).isEqualTo(expected);
    }
  }

  @Test
  void columnsAreThoseOfTheTable() {
    assertThat(columns(Bars.SCHEMA)).isEqualTo(columns(Table.BARS.schema()).subList(1, 17));
    assertThat(Bars.of(table(List.of()), SPEC, UNITS).columns())
        .isEqualTo(Bars.SCHEMA.fieldNames());
  }

  private static List<String> columns(StructType schema) {
    return Arrays.stream(schema.fields()).map(StructField::sql).toList();
  }

  @Test
  void noTradesMakeNoBars() {
    assertThat(Bars.of(table(List.of()), SPEC, UNITS).count()).isZero();
    BarRows none = new BarRows(List.<Row>of().iterator(), SPEC, UNITS);
    assertThatThrownBy(none::next).isInstanceOf(java.util.NoSuchElementException.class);
  }

  @Test
  void timeBarsKeepTheLastInterval() {
    Dataset<Row> bars = Bars.of(table(rows(RANDOM)), TradeArrays.time(3_600), UNITS);
    assertThat(bars.agg(org.apache.spark.sql.functions.sum("ticks")).head().getLong(0))
        .isEqualTo(RANDOM.length());
  }

  @Test
  void refusesMixedMarketsAndHoles() {
    List<Row> mixed =
        List.of(
            RowFactory.create("eth", 0L, 1L, 1, 10L, 10L),
            RowFactory.create("btc", 1L, 2L, 1, 10L, 10L));
    assertThatThrownBy(() -> new BarRows(inOrder(mixed), SPEC, UNITS).hasNext())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("trades of eth and of btc");
    List<Row> hole = List.of(RowFactory.create("eth", 0L, 1L, 1, null, 10L));
    assertThatThrownBy(() -> new BarRows(inOrder(hole), SPEC, UNITS).hasNext())
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("price_ticks is empty");
  }

  private static java.util.Iterator<Row> inOrder(List<Row> trades) {
    return trades.stream()
        .map(
            row ->
                RowFactory.create(
                    row.get(0), row.get(2), row.get(3), row.get(4), row.get(5), row.get(1)))
        .iterator();
  }

  @Test
  void outputChangesOnlyWithTheVersion() throws IOException {
    List<String> lines = new ArrayList<>();
    Dataset<Row> trades = table(rows(RANDOM.subset(0, 2_000)));
    for (BarsSpec spec :
        List.of(
            SPEC,
            TradeArrays.volume(12.5, BarsSpec.Rule.RESET, false),
            TradeArrays.ticks(90, BarsSpec.Rule.LEGACY, false),
            TradeArrays.time(7_200))) {
      lines.add(spec.toString());
      Bars.of(trades, spec, UNITS)
          .drop("close_time")
          .orderBy("bar")
          .limit(25)
          .collectAsList()
          .forEach(row -> lines.add(row.mkString(",")));
    }
    Golden.check("bars.csv", "Bars.VERSION", Bars.VERSION, lines);
  }
}
