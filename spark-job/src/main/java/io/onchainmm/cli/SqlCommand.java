package io.onchainmm.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.onchainmm.lake.Lakehouse;
import io.onchainmm.lake.ReadOnlySql;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Answers one SQL question about the tables. */
@Command(
    name = "sql",
    description =
        "Read-only SQL over the tables: trials, equity, fills, alerts, bars, features, trades,"
            + " books, swaps, artifacts.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = {
      "  bin/submit.sh sql \"SELECT venue, params['market_maker.gamma'] g, avg(pnl_per_1000_usd)",
      "    FROM trials GROUP BY 1, 2 ORDER BY 3 DESC\" --csv"
    })
final class SqlCommand implements Callable<Integer> {
  @Parameters(paramLabel = "QUERY", description = "One SELECT")
  private String query;

  @ArgGroup(exclusive = true)
  private Format format = new Format();

  @Mixin private Places places;
  @Spec private CommandSpec spec;

  /** How the answer is printed. */
  static final class Format {
    @Option(names = "--csv", description = "Print comma-separated values")
    private boolean csv;

    @Option(names = "--json", description = "Print one JSON object a line")
    private boolean json;
  }

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    try (SparkSession spark = Sessions.open("sql")) {
      var lakehouse = new Lakehouse(spark, places.lakehouse());
      lakehouse.registerViews();
      var answer = ReadOnlySql.query(spark, query);
      if (format.json) {
        Printouts.json(answer, new ObjectMapper(), out);
      } else if (format.csv) {
        Printouts.csv(answer, out);
      } else {
        Printouts.table(answer, out);
      }
      out.flush();
    }
    return ExitCode.DONE;
  }
}
