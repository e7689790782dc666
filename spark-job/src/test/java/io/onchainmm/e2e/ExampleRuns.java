package io.onchainmm.e2e;

import static org.apache.spark.sql.functions.expr;
import static org.assertj.core.api.Assertions.assertThat;

import io.onchainmm.cli.Cli;
import io.onchainmm.lake.Lakehouse;
import io.onchainmm.lake.Table;
import io.onchainmm.lake.TrialDigest;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/**
 * What must hold of any sweep that trades: all trials are completed with fills, their rows keep the
 * identities of the ledger, and the sweep again, from the tables that it left, has the same bytes.
 */
final class ExampleRuns {
  private static final String COSTS = "(fees_usd - funding_usd + bribes_usd + gas_usd)";

  /** Columns are USD with nine places; sums of them in doubles are off by less. */
  private static final String ATOM_USD = "1e-9";

  private ExampleRuns() {}

  /** Runs it and checks all that. The configuration must name its experiment by the time. */
  static void tradeTheSameTwice(Workbench bench, Path config, int trials) {
    completed(bench.run("grid", config), trials);
    Cli.Ran again = bench.run("grid", config);
    completed(again, trials);

    assertThat(again.err()).doesNotContain("made ");
    bench.inside(
        lakehouse -> {
          theLedgersAddUp(lakehouse);
          theBytesAreTheSame(lakehouse);
          return lakehouse;
        });
  }

  private static void completed(Cli.Ran ran, int trials) {
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.out()).contains("%d completed, 0 failed".formatted(trials));
  }

  /** I2 and I5 (docs, section on the inventory book), and that equity ends at the net PnL. */
  private static void theLedgersAddUp(Lakehouse lakehouse) {
    Dataset<Row> trials = lakehouse.read(Table.TRIALS);
    assertThat(breaking(trials, "status = 'COMPLETED' AND fills > 0")).isEmpty();
    assertThat(breaking(trials, sum("spread_capture_usd + inventory_pnl_usd"))).isEmpty();
    assertThat(breaking(trials, sum("realised_pnl_usd + unrealised_pnl_usd"))).isEmpty();
    Dataset<Row> ends =
        lakehouse
            .read(Table.EQUITY)
            .groupBy("experiment", "trial_id")
            .agg(expr("max_by(equity_usd, time_nanos) AS end_usd"));
    Dataset<Row> joined =
        trials.join(
            ends,
            trials
                .col("trial_id")
                .equalTo(ends.col("trial_id"))
                .and(trials.col("experiment").equalTo(ends.col("experiment"))),
            "left");
    assertThat(breaking(joined, near("end_usd"))).isEmpty();
  }

  private static String sum(String beforeCosts) {
    return near("%s - %s + hedge_pnl_usd".formatted(beforeCosts, COSTS));
  }

  private static String near(String usd) {
    return "abs(net_pnl_usd - (%s)) < %s".formatted(usd, ATOM_USD);
  }

  private static List<String> breaking(Dataset<Row> trials, String rule) {
    return trials
        .where("NOT coalesce(%s, false)".formatted(rule))
        .select(expr("concat_ws(' ', market, map_values(params), status, fills, net_pnl_usd)"))
        .as(Encoders.STRING())
        .collectAsList();
  }

  private static void theBytesAreTheSame(Lakehouse lakehouse) {
    List<String> experiments =
        lakehouse
            .read(Table.TRIALS)
            .select("experiment")
            .distinct()
            .orderBy("experiment")
            .as(Encoders.STRING())
            .collectAsList();
    assertThat(experiments).hasSize(2);
    assertThat(TrialDigest.of(lakehouse, experiments.get(1)))
        .isEqualTo(TrialDigest.of(lakehouse, experiments.get(0)));
  }
}
