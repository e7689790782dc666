package io.onchainmm.report;

import io.onchainmm.SparkForTests;
import io.onchainmm.lake.Table;
import io.onchainmm.lake.TrialRecord;
import io.onchainmm.lake.TrialRows;
import io.onchainmm.sim.Outcome;
import io.onchainmm.sim.TrialResult;
import io.onchainmm.sim.accounting.EquityCurve;
import io.onchainmm.sim.accounting.Metrics;
import io.onchainmm.sim.market.FailureReason;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Result tables in memory, filled trial by trial. */
final class SampleTables {
  static final long START_NANOS = 1_756_944_000_000_000_000L;
  static final long HOUR_NANOS = 3_600_000_000_000L;

  private final Map<Table, List<Row>> rows = new EnumMap<>(Table.class);
  private String experiment = "exp_sample";
  private String market = "eth";
  private boolean synthetic;
  private List<String> labels = List.of();

  SampleTables() {
    for (Table table : Table.values()) {
      rows.put(table, new ArrayList<>());
    }
  }

  SampleTables experiment(String name) {
    experiment = name;
    return this;
  }

  SampleTables market(String name, boolean isSynthetic, String... statedLabels) {
    market = name;
    synthetic = isSynthetic;
    labels = List.of(statedLabels);
    return this;
  }

  /** A trial that made {@code pnlPer1000Usd}, with a random walk that ends at its net PnL. */
  SampleTables completed(String id, double pnlPer1000Usd, long fills, Map<String, String> params) {
    Metrics metrics = metrics(pnlPer1000Usd, fills);
    add(
        record(id, params),
        new Outcome.Completed(
            metrics,
            new EquityCurve(new long[0], new double[0], new double[0], new double[0]),
            List.of(),
            List.of()));
    SplittableRandom random = new SplittableRandom(id.hashCode());
    double equity = 0;
    int points = 120;
    for (int i = 0; i <= points; i++) {
      equity =
          i == points
              ? metrics.netPnlUsd()
              : equity + metrics.netPnlUsd() / points + random.nextDouble(-0.4, 0.4);
      long nanos = START_NANOS + HOUR_NANOS / points * i;
      rows.get(Table.EQUITY)
          .add(
              RowFactory.create(
                  experiment,
                  id,
                  nanos,
                  Timestamp.from(Instant.ofEpochSecond(0, nanos)),
                  i == 0 ? 0.0 : equity,
                  random.nextDouble(-1, 1),
                  4300.0));
    }
    return this;
  }

  SampleTables failed(String id, FailureReason reason, String message, Map<String, String> params) {
    add(record(id, params), new Outcome.Failed(reason, message));
    return this;
  }

  SampleTables artifact(String key, String spec, List<String> upstream) {
    rows.get(Table.ARTIFACTS)
        .add(
            RowFactory.create(
                key,
                "bars",
                "bars",
                1,
                spec,
                scala.collection.JavaConverters.asScalaBuffer(upstream).toSeq(),
                1200L,
                350L,
                "",
                Timestamp.from(Instant.ofEpochSecond(1_756_950_000L))));
    return this;
  }

  Dataset<Row> read(Table table) {
    return SparkForTests.session().createDataFrame(rows.get(table), table.schema().asNullable());
  }

  Report report() {
    return new Report(SparkForTests.session(), this::read);
  }

  List<Row> rows(Table table) {
    return rows.get(table);
  }

  private void add(TrialRecord trial, Outcome outcome) {
    TrialResult result =
        new TrialResult(trial.trialId(), outcome, START_NANOS, START_NANOS + HOUR_NANOS);
    rows.get(Table.TRIALS)
        .add(TrialRows.row(trial, result, 42, Instant.ofEpochSecond(1_756_950_000L)));
  }

  private TrialRecord record(String id, Map<String, String> params) {
    return new TrialRecord(
        experiment,
        id,
        "",
        "hyperliquid",
        "hyperliquid",
        market,
        42,
        params,
        "0123abc",
        synthetic,
        labels,
        "{\"market_maker\":{\"gamma\":0.1},\"seed\":42}",
        "feedfacecafebeef",
        "00112233445566aa",
        0);
  }

  static Metrics metrics(double pnlPer1000Usd, long fills) {
    double net = pnlPer1000Usd * 2.5;
    double spread = Math.abs(net) * 1.8 + 3;
    double fees = 1.25;
    return new Metrics(
        net,
        pnlPer1000Usd,
        OptionalDouble.of(pnlPer1000Usd * 1.1),
        OptionalDouble.of(pnlPer1000Usd * 0.4),
        pnlPer1000Usd * 0.2,
        OptionalDouble.of(pnlPer1000Usd * 24),
        fills,
        fills * 500.0,
        spread,
        net - spread + fees,
        net * 0.9,
        net * 0.8,
        net * 0.1,
        fees,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        OptionalDouble.of(net - 2),
        2500,
        9000,
        0.5,
        Math.abs(net) * 0.3,
        120,
        OptionalDouble.of(4.5),
        OptionalDouble.of(5.2),
        40,
        1,
        OptionalDouble.of(0.5),
        OptionalDouble.empty(),
        OptionalDouble.of(pnlPer1000Usd / 20),
        OptionalDouble.of(60),
        OptionalDouble.of(0.6),
        OptionalDouble.of(0.5),
        OptionalDouble.of(0.42),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        OptionalDouble.of(-0.31),
        OptionalDouble.empty(),
        OptionalDouble.of(-0.1),
        OptionalDouble.of(-0.18),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        OptionalDouble.of(-0.91),
        OptionalDouble.empty(),
        fills * 12,
        3,
        0,
        0,
        0,
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        0,
        0,
        0,
        0.97,
        0,
        0,
        false,
        false);
  }
}
