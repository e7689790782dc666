package io.onchainmm.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.onchainmm.SparkForTests;
import io.onchainmm.bars.Bars;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.apache.spark.SparkException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** Legacy columns by hand, in Spark, and which of them look ahead. */
class LegacyFeatureTest {
  private static final long HOUR = 3_600_000_000_000L;
  private static final long DAY = 24 * HOUR;

  private static LegacyFrame frame(
      double[] close, Map<OnChainMetric, OnChainSeries> onChain, int length) {
    double[] cut = Arrays.copyOf(close, length);
    long[] open = new long[length];
    Arrays.setAll(open, i -> i * HOUR);
    double[] high = Arrays.stream(cut).map(c -> c * 1.01).toArray();
    double[] low = Arrays.stream(cut).map(c -> c / 1.01).toArray();
    double[] volume = Arrays.stream(cut).map(c -> 1 + c % 3).toArray();
    return new LegacyFrame(open, cut, high, low, volume, onChain);
  }

  private static double[] walk(SplittableRandom random, int length) {
    double[] close = new double[length];
    double price = 100;
    for (int i = 0; i < length; i++) {
      price *= 1 + 0.02 * (random.nextDouble() - 0.5);
      close[i] = price;
    }
    return close;
  }

  private static Map<OnChainMetric, OnChainSeries> onChain(SplittableRandom random, int days) {
    Map<OnChainMetric, OnChainSeries> all = new EnumMap<>(OnChainMetric.class);
    for (OnChainMetric metric : OnChainMetric.values()) {
      long[] stamps = new long[days];
      Arrays.setAll(stamps, i -> i * DAY);
      double[] values = new double[days];
      Arrays.setAll(values, i -> random.nextInt(6) == 0 ? Double.NaN : 1 + random.nextInt(1_000));
      all.put(metric, new OnChainSeries(stamps, values));
    }
    return all;
  }

  @Test
  void columnsLookAheadExactlyWhereTheySaySo() {
    SplittableRandom random = new SplittableRandom(71);
    Set<LegacyFeature> caught = EnumSet.noneOf(LegacyFeature.class);
    for (int run = 0; run < 1_000; run++) {
      int length = 30 + random.nextInt(60);
      double[] close = walk(random, length);
      Map<OnChainMetric, OnChainSeries> onChain = onChain(random, 5);
      LegacyFrame all = frame(close, onChain, length);
      int cut = 2 + random.nextInt(length - 2);
      LegacyFrame past = frame(close, onChain, cut);
      for (LegacyFeature feature : LegacyFeature.values()) {
        if (feature != LegacyFeature.FRACDIFF_CLOSE
            && !Arrays.equals(feature.of(past), Arrays.copyOf(feature.of(all), cut))) {
          caught.add(feature);
        }
      }
    }
    assertThat(caught)
        .containsExactlyInAnyOrder(LegacyFeature.CUSUM_FLAG, LegacyFeature.VOL_REGIME);
    assertThat(Arrays.stream(LegacyFeature.values()).filter(LegacyFeature::looksAhead))
        .containsExactlyInAnyOrder(
            LegacyFeature.CUSUM_FLAG, LegacyFeature.VOL_REGIME, LegacyFeature.FRACDIFF_CLOSE);
  }

  /** A wave is stationary as a whole, which its first fifth of a period does not tell. */
  @Test
  void theOrderIsChosenOnTheWholeSample() {
    double[] wave = new double[600];
    Arrays.setAll(wave, i -> StrictMath.sin(2 * Math.PI * i / 300));
    assertThat(LegacyFracDiff.ofChosenOrder(wave)).isEqualTo(LegacyFracDiff.of(wave, 0.1));
    assertThat(LegacyFracDiff.ofChosenOrder(Arrays.copyOf(wave, 60)))
        .isNotEqualTo(Arrays.copyOf(LegacyFracDiff.of(wave, 0.1), 60));
  }

  @Test
  void weightsRunBackwardsAndAreARowLate() {
    assertThat(LegacyFracDiff.of(new double[] {5, 7, 4, 9}, 1)).containsExactly(0, 0, 3, -5);
    assertThat(LegacyFracDiff.of(new double[] {5, 7, 4}, 0)).containsExactly(0, 7, 4);
  }

  @Test
  void whatIsCalledEntropyIsOfDensities() {
    double[] standing = LegacySeries.entropy(new double[] {3, 3}, 2);
    assertThat(standing[0]).isNaN();
    assertThat(standing[1]).isCloseTo(-10 * Math.log(10), within(1e-9));
    assertThat(LegacySeries.entropy(new double[] {0, 1}, 2)[1])
        .isCloseTo(-2 * 5 * Math.log(5), within(1e-9));
  }

  @Test
  void flagsAndRegimesByHand() {
    assertThat(LegacySeries.cusumFlag(new double[] {1, 1, 1, -1, -1, -1}))
        .containsExactly(0, 0, 1, 0, 0, 0);
    assertThat(LegacySeries.growth(new double[] {2, 3, Double.NaN}))
        .containsExactly(Double.NaN, 0.5, Double.NaN);
    assertThat(LegacySeries.regime(new double[10])).containsOnly(1);
    assertThat(LegacySeries.regime(new double[30])[29]).isEqualTo(2);
    assertThat(LegacySeries.deviation(new double[] {1, 3}, 2)[1]).isEqualTo(Math.sqrt(2));
    assertThat(LegacySeries.sadfFlag(new double[30])).containsOnly(0);
    assertThat(LegacySeries.parkinson(new double[2], new double[2])).containsOnly(Double.NaN);
  }

  @Test
  void dailyMetricsReachTheHoursOfTheirRange() {
    OnChainSeries series =
        new OnChainSeries(new long[] {DAY, 2 * DAY, 3 * DAY}, new double[] {1, Double.NaN, 3});
    assertThat(series.at(new long[] {0, DAY + HOUR + 5, 2 * DAY, 3 * DAY, 3 * DAY + HOUR}))
        .containsExactly(Double.NaN, 1, 1, 3, 3);
    assertThat(series.at(new long[] {3 * DAY + HOUR})).containsExactly(Double.NaN);
    assertThat(OnChainSeries.NONE.at(new long[] {5})).containsExactly(Double.NaN);
    OnChainSeries late = new OnChainSeries(new long[] {DAY + 1}, new double[] {1});
    assertThat(late.at(new long[] {DAY})).containsExactly(Double.NaN);
    assertThatThrownBy(() -> new OnChainSeries(new long[] {1, 1}, new double[2]))
        .hasMessage("stamp 1 of row 1 is not after 1");
    assertThatThrownBy(() -> new OnChainSeries(new long[1], new double[2]))
        .hasMessage("1 stamps, but 2 values");
  }

  /** y = 1 + 2x + (1, −1, −1, 1): residual 4 on 2 degrees of freedom, Σ(x − mean)² = 5. */
  @Test
  void leastSquaresByHand() {
    double[][] columns = {{1, 1, 1, 1}, {2, 2, 2, 2}, {0, 1, 2, 3}};
    LeastSquares fit = new LeastSquares(columns, new double[] {2, 2, 4, 8});
    assertThat(fit.rank(2)).isEqualTo(1);
    assertThat(fit.rank(3)).isEqualTo(2);
    assertThat(fit.residualSquares(3)).isCloseTo(4, within(1e-12));
    assertThat(fit.lastStatistic()).isCloseTo(2 / Math.sqrt(2 / 5.0), within(1e-12));
    LeastSquares dependent = new LeastSquares(new double[][] {{1, 1}, {3, 3}}, new double[] {1, 2});
    assertThat(dependent.lastStatistic()).isNaN();
    LeastSquares exact = new LeastSquares(new double[][] {{1, 1}, {0, 3}}, new double[] {1, 2});
    assertThat(exact.lastStatistic()).isNaN();
  }

  @Test
  void unitRootTestsNeedSomethingThatMoves() {
    assertThat(AugmentedDickeyFuller.byAic(new double[50])).isEmpty();
    assertThat(AugmentedDickeyFuller.byAic(new double[] {1, 2, 3})).isEmpty();
    assertThat(AugmentedDickeyFuller.withLags(new double[50], 1)).isEmpty();
    assertThat(AugmentedDickeyFuller.withLags(new double[] {1, 2, 3, 4, 5}, 1)).isEmpty();
    assertThat(new AugmentedDickeyFuller(3, 0).pValue()).isOne();
    assertThat(new AugmentedDickeyFuller(-19, 0).pValue()).isZero();
    assertThat(new AugmentedDickeyFuller(-2.8615, 0).pValue()).isCloseTo(0.05, within(1e-3));
  }

  private static Dataset<Row> bars(String market, double... closes) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < closes.length; i++) {
      double c = closes[i];
      rows.add(
          RowFactory.create(
              market,
              (long) i,
              i * HOUR,
              i * HOUR + 5,
              i * HOUR + 9,
              new Timestamp(0),
              c,
              c,
              c,
              c,
              2.0,
              c,
              c,
              1L,
              0.5,
              0.0));
    }
    return SparkForTests.session().createDataFrame(rows, Bars.SCHEMA);
  }

  @Test
  void rowsHoldTheColumnsOfEachMarket() {
    StructType schema =
        new StructType()
            .add("metric", DataTypes.StringType)
            .add("time_nanos", DataTypes.LongType)
            .add("value", DataTypes.DoubleType);
    Dataset<Row> onChain =
        SparkForTests.session()
            .createDataFrame(
                List.of(
                    RowFactory.create("tvl_usd", DAY, null),
                    RowFactory.create("tvl_usd", 0L, 50.0),
                    RowFactory.create("velocity", 0L, 7.0)),
                schema);
    double[] closes = walk(new SplittableRandom(73), 40);
    Dataset<Row> both = bars("eth", closes).union(bars("btc", 10, 20));
    List<Row> made =
        Features.legacy(both.repartition(3), onChain).orderBy("market", "bar").collectAsList();
    assertThat(made).hasSize(42);
    assertThat(made.get(1).<Double>getAs("legacy_price_tvl_ratio")).isEqualTo(20 / 50.0);
    assertThat(made.get(1).isNullAt(made.get(1).fieldIndex("rsi"))).isTrue();
    assertThat(made.get(41).<Double>getAs("legacy_return_vol_24h"))
        .isEqualTo(LegacyFeature.RETURN_VOL_24H.of(frame(closes, Map.of(), 40))[39]);
    assertThat(made.get(41).<Double>getAs("legacy_tvl_usd")).isEqualTo(50);
  }

  @Test
  void withoutOnChainDataItsColumnsAreZeroAsTheyWere() {
    List<Row> made =
        Features.of(bars("eth", 10, 20, 30), FeatureSpecs.LEGACY).orderBy("bar").collectAsList();
    assertThat(made.get(2).<Double>getAs("legacy_close")).isEqualTo(30);
    assertThat(made.get(2).<Double>getAs("legacy_price_tvl_ratio")).isZero();
    assertThat(made.get(2).<Double>getAs("legacy_mcap_tvl_ratio")).isZero();
  }

  @Test
  void infiniteRatiosAreErrors() {
    StructType schema =
        new StructType()
            .add("metric", DataTypes.StringType)
            .add("time_nanos", DataTypes.LongType)
            .add("value", DataTypes.DoubleType);
    Dataset<Row> nothingLocked =
        SparkForTests.session()
            .createDataFrame(List.of(RowFactory.create("tvl_usd", 0L, 0.0)), schema);
    assertThatThrownBy(() -> Features.legacy(bars("eth", 10, 20), nothingLocked).collectAsList())
        .isInstanceOf(SparkException.class)
        .rootCause()
        .hasMessage("PRICE_TVL_RATIO of bar 0 of eth is not finite");
  }
}
