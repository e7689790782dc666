package io.onchainmm.labels;

import io.onchainmm.schema.ConfigException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Makes the rows of the labels of one market's bars. */
final class LabelRows {
  /** What is read of a bar, in order. */
  static final List<String> COLUMNS =
      List.of("market", "bar", "available_nanos", "close", "high", "low", "side");

  private final LabelsSpec spec;
  private final boolean meta;

  LabelRows(LabelsSpec spec, boolean meta) {
    this.spec = spec;
    this.meta = meta;
  }

  List<Row> of(List<Row> market) {
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
        label.barrier().name().toLowerCase(Locale.ROOT),
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
