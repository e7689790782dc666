package io.onchainmm.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.onchainmm.SparkForTests;
import io.onchainmm.bars.Bars;
import io.onchainmm.schema.ConfigException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.SplittableRandom;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** The book at each bar: by hand, on any partitioning, and never from later on. */
class BookBarsTest {
  private static final FeaturesSpec OF_THE_BOOK =
      FeatureSpecs.of(
          0.5,
          0.01,
          14,
          10,
          20,
          List.of(Feature.ORDER_FLOW, Feature.MICRO_PRICE_GAP, Feature.QUEUE_IMBALANCE));

  private static final ArrayType LONGS = new ArrayType(DataTypes.LongType, false);

  private static final StructType BOOKS =
      new StructType()
          .add("market", DataTypes.StringType)
          .add("seq", DataTypes.LongType)
          .add("time_nanos", DataTypes.LongType)
          .add("bid_ticks", LONGS)
          .add("bid_lots", LONGS)
          .add("ask_ticks", LONGS)
          .add("ask_lots", LONGS);

  private static Row book(long seq, long nanos, long bid, long bidLots, long ask, long askLots) {
    return RowFactory.create(
        "eth",
        seq,
        nanos,
        List.of(bid, bid - 1),
        List.of(bidLots, 99L),
        List.of(ask, ask + 1),
        List.of(askLots, 99L));
  }

  private static Row noAsks(long seq, long nanos) {
    return RowFactory.create("eth", seq, nanos, List.of(5L), List.of(1L), List.of(), List.of());
  }

  private static Row bar(String market, long bar, long closeNanos) {
    return RowFactory.create(
        market,
        bar,
        closeNanos,
        closeNanos,
        closeNanos,
        new Timestamp(0),
        5.0,
        5.0,
        5.0,
        5.0,
        1.0,
        5.0,
        5.0,
        1L,
        0.5,
        0.0);
  }

  private static List<Row> made(List<Row> bars, List<Row> books, int partitions) {
    Dataset<Row> b =
        SparkForTests.session().createDataFrame(bars, Bars.SCHEMA).repartition(partitions);
    Dataset<Row> q = SparkForTests.session().createDataFrame(books, BOOKS).repartition(partitions);
    return Features.of(b, q, 0.5, OF_THE_BOOK).orderBy("market", "bar").collectAsList();
  }

  private static Double value(Row row, Feature feature) {
    return row.getAs(feature.column());
  }

  /** Bid 10 × 4 → 11 × 3: +3. Ask 14 × 2 → 13 × 6: −6. Then the ask grows from 6 to 8: −2. */
  @Test
  void flowAndTouchByHand() {
    List<Row> bars = List.of(bar("eth", 0, 10), bar("eth", 1, 20), bar("eth", 2, 30));
    List<Row> books =
        List.of(
            book(0, 11, 10, 4, 14, 2),
            book(1, 20, 11, 3, 13, 6),
            book(2, 21, 11, 3, 13, 8),
            noAsks(3, 29));
    List<Row> made = made(bars, books, 2);
    assertThat(value(made.get(0), Feature.ORDER_FLOW)).isNull();
    assertThat(value(made.get(0), Feature.MICRO_PRICE_GAP)).isNull();
    assertThat(value(made.get(1), Feature.ORDER_FLOW)).isEqualTo(0.5 * (3 - 6));
    assertThat(value(made.get(1), Feature.QUEUE_IMBALANCE)).isEqualTo((3 - 6) / 9.0);
    assertThat(value(made.get(1), Feature.MICRO_PRICE_GAP))
        .isCloseTo((11 * 6 + 13 * 3) / 9.0 / 12 - 1, within(1e-15));
    assertThat(value(made.get(2), Feature.ORDER_FLOW)).isEqualTo(0.5 * -2);
    assertThat(value(made.get(2), Feature.QUEUE_IMBALANCE)).isNull();
  }

  @Test
  void aQuietBookHasNoFlowAndALostOneIsUnknown() {
    QuoteFlow flow = new QuoteFlow();
    assertThat(flow.take()).isNaN();
    assertThat(flow.update(10, 1, 11, 1)).isNaN();
    assertThat(flow.take()).isZero();
    assertThat(flow.take()).isZero();
    flow.reset();
    assertThat(flow.take()).isZero();
    assertThat(flow.take()).isNaN();
    assertThat(flow.mid()).isNaN();
    assertThat(flow.update(10, 1, 11, 1)).isNaN();
  }

  /** Whatever comes after the close of a bar changes nothing of it. */
  @Test
  void cuttingTheFutureOffChangesNothing() {
    SplittableRandom random = new SplittableRandom(81);
    for (int run = 0; run < 1_000; run++) {
      List<Row> events = new ArrayList<>();
      long nanos = 0;
      for (int i = 0; i < 40; i++) {
        nanos += random.nextInt(3);
        events.add(random.nextInt(4) == 0 ? barEvent(i, nanos) : quoteEvent(random, i, nanos));
      }
      int cut = 1 + random.nextInt(39);
      List<Row> past = walk(events.subList(0, cut));
      assertThat(past).isEqualTo(walk(events).subList(0, past.size()));
    }
  }

  private static Row barEvent(long bar, long nanos) {
    return RowFactory.create("eth", nanos, 1, bar, null, null, null, null, "eth", bar);
  }

  private static Row quoteEvent(SplittableRandom random, long seq, long nanos) {
    Long ask = random.nextInt(10) == 0 ? null : 101L + random.nextInt(5);
    return RowFactory.create(
        "eth",
        nanos,
        0,
        seq,
        96L + random.nextInt(5),
        1L + random.nextInt(9),
        ask,
        1L + random.nextInt(9),
        null,
        null);
  }

  private static List<Row> walk(List<Row> events) {
    List<Row> rows = new ArrayList<>();
    new BookBars(events.iterator(), 1).forEachRemaining(rows::add);
    return rows;
  }

  @Test
  void marketsAndPartitionsAreApart() {
    List<Row> bars = new ArrayList<>();
    List<Row> books = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(82);
    for (long i = 0; i < 60; i++) {
      bars.add(bar("eth", i, 10 * i));
      bars.add(bar("btc", i, 10 * i));
      long bid = 50 + random.nextInt(4);
      books.add(book(i, 7 * i, bid, 1 + random.nextInt(9), bid + 1 + random.nextInt(3), 3));
    }
    List<Row> once = made(bars, books, 1);
    Collections.shuffle(bars, new Random(1));
    Collections.shuffle(books, new Random(2));
    assertThat(made(bars, books, 4)).isEqualTo(once);
    assertThat(once.subList(0, 60)).allMatch(row -> value(row, Feature.ORDER_FLOW) == null);
    assertThat(once.subList(61, 120)).noneMatch(row -> value(row, Feature.ORDER_FLOW) == null);
  }

  @Test
  void featuresOfTheBookNeedOne() {
    Dataset<Row> bars =
        SparkForTests.session().createDataFrame(List.of(bar("eth", 0, 1)), Bars.SCHEMA);
    assertThatThrownBy(() -> Features.of(bars, OF_THE_BOOK))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "features.include: order_flow, micro_price_gap, queue_imbalance need snapshots of the"
                + " book, which this market has not; leave them out");
    assertThatThrownBy(() -> new BookBars(Collections.emptyIterator(), 1).next())
        .isInstanceOf(NoSuchElementException.class);
  }
}
