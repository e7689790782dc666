package io.onchainmm.sweep;

import static org.apache.spark.sql.functions.col;

import io.onchainmm.bars.Bars;
import io.onchainmm.bars.MarketUnits;
import io.onchainmm.data.DataSpec;
import io.onchainmm.data.MarketData;
import io.onchainmm.data.MarketSpec;
import io.onchainmm.features.BarVolatility;
import io.onchainmm.features.Feature;
import io.onchainmm.features.Features;
import io.onchainmm.features.FeaturesSpec;
import io.onchainmm.lake.Artifact;
import io.onchainmm.lake.Lakehouse;
import io.onchainmm.lake.Table;
import io.onchainmm.schema.Canonical;
import io.onchainmm.sim.market.Instrument;
import io.onchainmm.sim.market.PoolTape;
import io.onchainmm.sim.market.Signal;
import io.onchainmm.sim.market.Tape;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Ensures that what a trial needs from upstream exists: raw tables, bars, features, and from them
 * the tape and the signal. Each is made once per distinct key, however many trials need it.
 */
public final class Pipeline {
  private final Lakehouse lakehouse;
  private final Map<Source, MarketData> markets = new HashMap<>();
  private final Map<String, Signal> signals = new HashMap<>();

  private record Made(Artifact bars, Artifact features) {}

  private record Source(Map<String, MarketSpec> markets, DataSpec data, long seed) {}

  /** A pipeline into this lakehouse. */
  public Pipeline(Lakehouse lakehouse) {
    this.lakehouse = lakehouse;
  }

  /** Tape and signal of a trial. {@code say} hears what is being made. */
  Prepared prepare(UpstreamConfig upstream, Consumer<String> say) {
    MarketData data = data(upstream);
    Tape tape = data.quotedTape(upstream.market());
    Made made = make(upstream, say);
    Signal signal =
        signals.computeIfAbsent(
            made.features().key(),
            key -> signal(rows(Table.BARS, made.bars()), upstream.features().volatilityBars()));
    return new Prepared(
        data.keys().of(upstream.market()), tape, made.features().key(), signal, labels(tape));
  }

  /**
   * Raw tables, bars and features alone, for markets that cannot be quoted too.
   *
   * @return the key of the bars
   */
  public String prepareTables(UpstreamConfig upstream, Consumer<String> say) {
    return make(upstream, say).bars().key();
  }

  /** Remarks of the loaders: rows that were left out and why. */
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    markets.values().forEach(data -> notes.addAll(data.notes()));
    return notes;
  }

  private MarketData data(UpstreamConfig upstream) {
    return markets.computeIfAbsent(
        new Source(upstream.markets(), upstream.data(), upstream.seed()),
        source -> new MarketData(lakehouse, source.markets(), source.data(), source.seed()));
  }

  private Made make(UpstreamConfig upstream, Consumer<String> say) {
    MarketData data = data(upstream);
    Instrument instrument = data.instrument(upstream.market());
    MarketUnits units = new MarketUnits(instrument.tickSizeUsd(), instrument.lotSizeBase());
    Artifact bars =
        artifact(
            "bars",
            Bars.VERSION,
            Canonical.json(upstream.bars()),
            data.keys().of(upstream.market()));
    make(
        Table.BARS,
        bars,
        say,
        () -> Bars.of(data.trades(upstream.market()), upstream.bars(), units));
    Artifact features =
        artifact("features", Features.VERSION, Canonical.json(upstream.features()), bars.key());
    make(
        Table.FEATURES,
        features,
        say,
        () -> features(data, upstream, rows(Table.BARS, bars), instrument.lotSizeBase()));
    return new Made(bars, features);
  }

  private static Dataset<Row> features(
      MarketData data, UpstreamConfig upstream, Dataset<Row> bars, BigDecimal lotBase) {
    FeaturesSpec spec = upstream.features();
    boolean ofTheBook = spec.include().stream().anyMatch(Feature::needsBook);
    Optional<Dataset<Row>> books = ofTheBook ? data.books(upstream.market()) : Optional.empty();
    return books
        .map(rows -> Features.of(bars, rows, lotBase.doubleValue(), spec))
        .orElseGet(() -> Features.of(bars, spec));
  }

  private void make(
      Table table, Artifact artifact, Consumer<String> say, Supplier<Dataset<Row>> compute) {
    if (!lakehouse.has(artifact)) {
      lakehouse
          .spark()
          .sparkContext()
          .setJobDescription("Making %s %s".formatted(artifact.stage(), artifact.key()));
      lakehouse.computeOnce(table, artifact, compute);
      say.accept("made %s %s".formatted(artifact.stage(), artifact.key()));
    }
  }

  private Dataset<Row> rows(Table table, Artifact artifact) {
    return lakehouse.read(table).where(col("key").equalTo(artifact.key()));
  }

  private static Artifact artifact(String stage, int version, String specJson, String parent) {
    return new Artifact(
        Canonical.key(stage, version, specJson, parent), stage, version, specJson, List.of(parent));
  }

  private static Signal signal(Dataset<Row> bars, int volatilityBars) {
    BarVolatility volatility = BarVolatility.of(bars, volatilityBars);
    return new Signal(volatility.availableNanos(), volatility.perSqrtSecond());
  }

  private static List<String> labels(Tape tape) {
    List<String> labels = new ArrayList<>();
    if (tape.synthetic()) {
      labels.add("synthetic market");
    }
    if (tape instanceof PoolTape pool) {
      labels.add("reference: " + pool.referenceLabel);
    }
    return labels;
  }
}
