package io.onchainmm.features;

import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Shows the bars of each market to fresh indicators and gives a row of their values per bar. */
final class FeatureRows implements Iterator<Row> {
  /**
   * What is taken over from the bar as it is, before the columns of {@link PricedBar} and of {@link
   * BookState}.
   */
  static final List<String> COPIED = List.of("market", "bar", "available_nanos", "close_time");

  private static final List<Feature> ALL = List.of(Feature.values());

  private final Iterator<Row> bars;
  private final FeaturesSpec spec;
  private final Indicator[] indicators = new Indicator[ALL.size()];
  private String market = "";

  FeatureRows(Iterator<Row> bars, FeaturesSpec spec) {
    this.bars = bars;
    this.spec = spec;
  }

  @Override
  public boolean hasNext() {
    return bars.hasNext();
  }

  @Override
  public Row next() {
    Row bar = bars.next();
    if (!bar.getString(0).equals(market)) {
      market = bar.getString(0);
      start();
    }
    int firstOfBook = COPIED.size() + PricedBar.COLUMNS.size();
    PricedBar priced = PricedBar.from(bar, COPIED.size()).with(BookState.from(bar, firstOfBook));
    Object[] values = new Object[Features.SCHEMA.size()];
    for (int i = 0; i < COPIED.size(); i++) {
      values[i] = bar.get(i);
    }
    for (int i = 0; i < indicators.length; i++) {
      values[COPIED.size() + i] = nullIfAbsent(ALL.get(i), bar, indicators[i].next(priced));
    }
    return RowFactory.create(values);
  }

  private void start() {
    for (int i = 0; i < indicators.length; i++) {
      boolean wanted = spec.include().contains(ALL.get(i));
      indicators[i] = wanted ? ALL.get(i).start(spec) : bar -> Indicator.ABSENT;
    }
  }

  private static Object nullIfAbsent(Feature feature, Row bar, double value) {
    if (Double.isInfinite(value)) {
      throw notFinite(feature, bar);
    }
    return Double.isNaN(value) ? null : value;
  }

  static ArithmeticException notFinite(Enum<?> feature, Row bar) {
    return new ArithmeticException(
        "%s of bar %d of %s is not finite".formatted(feature, bar.getLong(1), bar.getString(0)));
  }
}
