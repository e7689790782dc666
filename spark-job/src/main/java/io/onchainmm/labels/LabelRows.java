package io.onchainmm.labels;

import io.onchainmm.schema.ConfigException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.ToDoubleFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Reads the bars of one market after the other and gives the rows of their labels. */
final class LabelRows implements Iterator<Row> {
  /** What is read of a bar, in order. */
  static final List<String> COLUMNS =
      List.of("market", "bar", "available_nanos", "close", "high", "low", "side");

  private final Iterator<Row> bars;
  private final LabelsSpec spec;
  private final boolean meta;

  private Row ahead;
  private Iterator<Row> ready = List.<Row>of().iterator();

  LabelRows(Iterator<Row> bars, LabelsSpec spec, boolean meta) {
    this.bars = bars;
    this.spec = spec;
    this.meta = meta;
    ahead = bars.hasNext() ? bars.next() : null;
  }

  @Override
  public boolean hasNext() {
    while (!ready.hasNext() && ahead != null) {
      ready = rows(nextMarket()).iterator();
    }
    return ready.hasNext();
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException("no more labels");
    }
    return ready.next();
  }

  private List<Row> nextMarket() {
    String market = ahead.getString(0);
    List<Row> rows = new ArrayList<>();
    while (ahead != null && ahead.getString(0).equals(market)) {
      rows.add(ahead);
      ahead = bars.hasNext() ? bars.next() : null;
    }
    return rows;
  }

  private List<Row> rows(List<Row> market) {
    BarPrices prices =
        new BarPrices(
            market.get(0).getString(0),
            column(market, row -> row.getDouble(3)),
            column(market, row -> row.getDouble(4)),
            column(market, row -> row.getDouble(5)));
    List<Label> labels = labels(prices, market);
    List<Label> complete = labels.stream().filter(Label::complete).toList();
    if (complete.isEmpty()) {
      throw none(prices, labels);
    }
    SampleWeights overlap = new SampleWeights(complete, prices);
    double[] uniqueness = overlap.uniqueness();
    boolean legacy = spec.method() != LabelsSpec.Method.TRIPLE_BARRIER;
    double[] weights = legacy ? new LegacyLabels(prices, spec).weights(labels) : overlap.of(spec);
    List<Row> rows = new ArrayList<>();
    int done = 0;
    for (int i = 0; i < labels.size(); i++) {
      Label label = labels.get(i);
      Double unique = label.complete() ? uniqueness[done] : null;
      Double weight = legacy ? (Double) weights[i] : label.complete() ? weights[done] : null;
      rows.add(row(label, market, unique, weight));
      done += label.complete() ? 1 : 0;
    }
    return rows;
  }

  private List<Label> labels(BarPrices prices, List<Row> market) {
    if (spec.method() != LabelsSpec.Method.TRIPLE_BARRIER) {
      return new LegacyLabels(prices, spec).labels();
    }
    TripleBarrier barriers =
        new TripleBarrier(prices, prices.volatility(spec.volatilityBars(), false), spec);
    return meta
        ? barriers.meta(market.stream().mapToInt(row -> row.getInt(6)).toArray())
        : barriers.directions();
  }

  private static Row row(Label label, List<Row> market, Double uniqueness, Double weight) {
    Row start = market.get(label.start());
    Row end = label.complete() ? market.get(label.end()) : null;
    return RowFactory.create(
        start.getString(0),
        start.getLong(1),
        start.getLong(2),
        end == null ? null : end.getLong(1),
        end == null ? null : end.getLong(2),
        label.side(),
        label.barrier().name().toLowerCase(java.util.Locale.ROOT),
        label.logReturn(),
        label.value(),
        label.complete(),
        uniqueness,
        weight);
  }

  private ConfigException none(BarPrices prices, List<Label> labels) {
    return new ConfigException(
        ("labels of %s: none of its %d bars has a label that ends within the data (%d began):"
                + " volatility_bars %d and holding_bars %d together must be fewer, and the price"
                + " must move; take more data, smaller bars or shorter windows")
            .formatted(
                prices.market(),
                prices.length(),
                labels.size(),
                spec.volatilityBars(),
                spec.holdingBars()));
  }

  private static double[] column(List<Row> rows, ToDoubleFunction<Row> value) {
    return rows.stream().mapToDouble(value).toArray();
  }
}
