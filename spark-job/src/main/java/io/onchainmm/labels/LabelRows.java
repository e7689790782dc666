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
    eachBarOnce(market);
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
    double[] uniqueness = ofAll(labels, overlap.uniqueness());
    double[] weights =
        spec.method() == LabelsSpec.Method.TRIPLE_BARRIER
            ? ofAll(labels, overlap.of(spec))
            : new LegacyLabels(prices, spec).weights(labels);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      rows.add(row(labels.get(i), market, uniqueness[i], weights[i]));
    }
    return rows;
  }

  /** Values of the complete labels at their places among all, NaN at the others. */
  private static double[] ofAll(List<Label> labels, double[] ofComplete) {
    double[] values = new double[labels.size()];
    int done = 0;
    for (int i = 0; i < values.length; i++) {
      values[i] = labels.get(i).complete() ? ofComplete[done++] : Double.NaN;
    }
    return values;
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

  private static Row row(Label label, List<Row> market, double uniqueness, double weight) {
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
        nullIfAbsent(uniqueness),
        nullIfAbsent(weight));
  }

  private static Double nullIfAbsent(double value) {
    return Double.isNaN(value) ? null : value;
  }

  private static void eachBarOnce(List<Row> market) {
    for (int i = 1; i < market.size(); i++) {
      if (market.get(i).getLong(1) == market.get(i - 1).getLong(1)) {
        throw new IllegalArgumentException(
            "bar %d of %s comes twice; give one side a bar"
                .formatted(market.get(i).getLong(1), market.get(i).getString(0)));
      }
    }
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
