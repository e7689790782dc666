package io.onchainmm.features;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Makes a row of legacy features per bar, of all bars of a market, since some of them need all. */
final class LegacyRows {
  /** What is read of a bar, in order. */
  static final List<String> COLUMNS =
      Stream.concat(
              FeatureRows.COPIED.stream(),
              Stream.of("open_nanos", "close", "high", "low", "volume"))
          .toList();

  private static final List<LegacyFeature> ALL = List.of(LegacyFeature.values());
  private static final int COPIED = FeatureRows.COPIED.size();

  private final Map<OnChainMetric, OnChainSeries> onChain;

  LegacyRows(Map<OnChainMetric, OnChainSeries> onChain) {
    this.onChain = onChain;
  }

  List<Row> of(List<Row> market) {
    LegacyFrame frame =
        new LegacyFrame(
            market.stream().mapToLong(row -> row.getLong(COPIED)).toArray(),
            column(market, row -> row.getDouble(COPIED + 1)),
            column(market, row -> row.getDouble(COPIED + 2)),
            column(market, row -> row.getDouble(COPIED + 3)),
            column(market, row -> row.getDouble(COPIED + 4)),
            onChain);
    List<double[]> columns = ALL.stream().map(feature -> feature.of(frame)).toList();
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < market.size(); i++) {
      rows.add(row(market.get(i), columns, i));
    }
    return rows;
  }

  private static Row row(Row bar, List<double[]> columns, int index) {
    Object[] values = new Object[Features.SCHEMA.size()];
    for (int i = 0; i < COPIED; i++) {
      values[i] = bar.get(i);
    }
    int first = values.length - ALL.size();
    for (int i = 0; i < ALL.size(); i++) {
      double value = columns.get(i)[index];
      if (Double.isInfinite(value)) {
        throw FeatureRows.notFinite(ALL.get(i), bar);
      }
      values[first + i] = value;
    }
    return RowFactory.create(values);
  }

  private static double[] column(List<Row> rows, ToDoubleFunction<Row> value) {
    return rows.stream().mapToDouble(value).toArray();
  }
}
