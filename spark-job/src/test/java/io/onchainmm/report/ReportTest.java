package io.onchainmm.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onchainmm.SparkForTests;
import io.onchainmm.lake.Lakehouse;
import io.onchainmm.lake.Table;
import io.onchainmm.schema.ConfigException;
import io.onchainmm.sim.market.FailureReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  private static final SparkSession SPARK = SparkForTests.session();

  @TempDir Path folder;

  @Test
  void writesPageAndExportsOfAnExperiment() throws IOException {
    SampleTables tables = sweep();

    Path page =
        tables.report().write("exp_sample", Optional.of("experiment: {seed: 42}\n"), folder);

    String html = read(page);
    assertThat(page).isEqualTo(folder.resolve("index.html"));
    assertThat(names(folder))
        .containsExactly(
            "config.yml", "failures.csv", "index.html", "trials.csv", "trials.parquet");
    assertThat(html)
        .contains(
            "<title>exp_sample · 9 trials · best $3.50 per $1,000 · not trading earns 0</title>")
        .contains(
            "The best of 9 trials made $3.50 per $1,000 of notional at risk; not trading earns 0.")
        .contains("Best: trial g3 on eth.")
        .contains("<li>assumed tips</li>")
        .contains("experiment: {seed: 42}")
        .contains("&quot;gamma&quot; : 0.1")
        .doesNotContain("synthetic market");
    assertThat(sectionsOf(html))
        .containsExactly(
            "ranking",
            "distribution",
            "parameters",
            "choices",
            "heatmap",
            "equity",
            "attribution",
            "failures",
            "provenance",
            "artifacts");
    assertThat(data(html)).contains("the file is missing").contains("feedfacecafebeef");
  }

  @Test
  void exportsRankFirstAndKeepEveryTrial() throws IOException {
    sweep().report().write("exp_sample", Optional.empty(), folder);

    List<String> lines = Files.readAllLines(folder.resolve("trials.csv"));
    assertThat(lines).hasSize(10);
    assertThat(lines.get(0))
        .startsWith(
            "rank,not_ranked,experiment,trial_id,tag,status,reason,message,venue,chain,market,seed,")
        .contains(",params.features.include,params.market_maker.gamma,net_pnl_usd,")
        .doesNotContain("config");
    assertThat(lines.get(1)).startsWith("1,,exp_sample,g3,").contains("0.5,8.75,3.5,");
    assertThat(lines).anyMatch(line -> line.startsWith(",fewer than 30 fills,exp_sample,few,"));
    assertThat(lines).anyMatch(line -> line.startsWith(",net PnL not above 0,exp_sample,loss,"));
    assertThat(lines.get(9)).startsWith(",failed: MISSING_DATA,exp_sample,lost,");

    Dataset<Row> parquet = SPARK.read().parquet(folder.resolve("trials.parquet").toString());
    assertThat(String.join(",", parquet.columns())).isEqualTo(lines.get(0));
    assertThat(parquet.collectAsList())
        .extracting(row -> row.getString(3))
        .startsWith("g3", "g2", "g4", "g1")
        .hasSize(9);
    assertThat(Files.readAllLines(folder.resolve("failures.csv")))
        .hasSize(2)
        .last()
        .asString()
        .startsWith(
            "exp_sample,lost,,eth,hyperliquid,hyperliquid,MISSING_DATA,the file is missing");
  }

  @Test
  void sameTablesGiveSameBytesWhateverTheOrderAndPartitions() throws IOException {
    SampleTables tables = sweep();
    tables.report().write("exp_sample", Optional.empty(), folder.resolve("a"));
    Report shuffled =
        new Report(
            SPARK,
            table ->
                tables
                    .read(table)
                    .repartition(3)
                    .sortWithinPartitions(org.apache.spark.sql.functions.rand(7)));
    shuffled.write("exp_sample", Optional.empty(), folder.resolve("b"));

    for (String name : names(folder.resolve("a"))) {
      assertThat(folder.resolve("b").resolve(name))
          .hasSameBinaryContentAs(folder.resolve("a").resolve(name));
    }
  }

  @Test
  void pageNeedsNothingFromOutside() throws IOException {
    String html = html(sweep());

    assertThat(html)
        .contains(
            "http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src"
                + " 'sha256-");
    String policy =
        html.substring(html.indexOf("content=\"default-src"), html.indexOf("form-action 'none'"));
    assertThat(policy)
        .doesNotContain("unsafe-")
        .doesNotContain("http")
        .contains("style-src 'sha256-");
    assertThat(
            Pattern.compile("<(link|img|iframe|object|embed|base|form)\\b")
                .matcher(markup(html))
                .find())
        .isFalse();
    assertThat(Pattern.compile("\\b(src|href|action)=\"(?!#)").matcher(markup(html)).find())
        .isFalse();
    assertThat(html).doesNotContain("{{");
    String whole = Files.readString(folder.resolve("index.html"));
    assertThat(whole.contains("sourceMappingURL")).isFalse();
    assertThat(whole.length()).isBetween(800_000, 2_000_000);
  }

  @Test
  void hostileTextStaysText() throws IOException {
    String nasty =
        "</script><script>alert('x')</script><img src=x onerror=alert(1)> \"q\" 'a' & 🦄 {{data}}";
    SampleTables tables = new SampleTables().experiment(nasty).market(nasty, true, nasty);
    tables.completed("=cmd|' /C calc'!A0", 2, 40, Map.of("a<b>", "=1+1", "n", "-0.5"));
    tables.completed("@b", 1, 40, Map.of("a<b>", "<i>,\"\n", "n", "-0.25"));
    tables.failed("c", FailureReason.BUG, nasty, Map.of());

    tables.report().write(nasty, Optional.of(nasty), folder);

    String html = read(folder.resolve("index.html"));
    assertThat(html).doesNotContain("<script>alert").doesNotContain("<img src=x").contains("🦄");
    assertThat(html.split("</script>", -1)).hasSize(6);
    assertThat(data(html)).doesNotContain("<");
    String csv = Files.readString(folder.resolve("trials.csv"));
    assertThat(csv)
        .contains(",'=cmd|' /C calc'!A0,")
        .contains(",'=1+1,-0.5,")
        .contains(",\"<i>,\"\"\n\",-0.25,");
    assertThat(SPARK.read().parquet(folder.resolve("trials.parquet").toString()).columns())
        .contains("params.a<b>");
  }

  @Test
  void syntheticMarketIsNamedWhereverItsResultsShow() throws IOException {
    SampleTables tables = new SampleTables().market("toy", true, "synthetic market");
    for (int i = 0; i < 6; i++) {
      tables.completed("t" + i, i - 1.5, 50, Map.of("market_maker.gamma", "0." + i));
    }

    String html = html(tables);

    assertThat(html)
        .contains("synthetic market</title>")
        .contains("<ul class=\"labels\" aria-label=\"Labels\"><li>synthetic market</li></ul>")
        .contains("All results are from a synthetic market");
    assertThat(markup(html).split("<span class=\"badge\">synthetic market</span>", -1))
        .hasSizeGreaterThanOrEqualTo(6);
    assertThat(data(html)).contains("toy (synthetic)");
  }

  @Test
  void whatIsCounterfactualIsNamedSo() throws IOException {
    String why = "counterfactual: there are no pancake_v2 pools on solana";
    SampleTables tables = new SampleTables().market("toy", true, why);
    tables.completed("t", 1.5, 50, Map.of("market_maker.gamma", "0.1"));

    String html = html(tables);

    assertThat(html)
        .contains("synthetic market \u00b7 counterfactual</title>")
        .contains("All results are counterfactual: nobody can trade so")
        .contains("<li>" + why + "</li>");
    assertThat(data(html)).contains("toy (synthetic) (counterfactual)");
  }

  @Test
  void failuresOnlyAreSaidInASentence() throws IOException {
    SampleTables tables =
        new SampleTables()
            .failed("a", FailureReason.MISSING_DATA, "no file", Map.of("g", "1"))
            .failed("b", FailureReason.BUG, "boom", Map.of("g", "2"));

    String html = html(tables);

    assertThat(html)
        .contains("No trial completed: all 2 failed.")
        .contains("none completed · not trading earns 0</title>");
    assertThat(sectionsOf(html)).contains("failures").doesNotContain("parameters");
    assertThat(folder.resolve("failures.csv")).exists();
  }

  @Test
  void nothingRanksWhenAllLoseOrTradeTooLittle() throws IOException {
    String html =
        html(
            new SampleTables()
                .completed("a", -3, 500, Map.of("g", "1"))
                .completed("b", 4, 29, Map.of("g", "2")));

    assertThat(html)
        .contains(
            "No trial ranks: of 2 completed, none has a net PnL above 0 and at least 30 fills.")
        .contains("none ranks · not trading earns 0")
        .contains("<dd>n/a</dd>");
    assertThat(data(html)).contains("unranked b");
  }

  @Test
  void aSingleTrialWithoutParametersIsSaidToBeOne() throws IOException {
    String html = html(new SampleTables().completed("only", 1.5, 30, Map.of()));

    assertThat(html)
        .contains("The only trial made $1.50")
        .contains("A single trial: there is nothing to compare it with.")
        .contains("A heat map needs at least two swept parameters.")
        .contains("No trial failed.");
    assertThat(sectionsOf(html)).doesNotContain("parameters", "choices", "distribution");
  }

  @Test
  void aSweepWithoutParametersSaysSo() throws IOException {
    String html =
        html(new SampleTables().completed("a", 1.5, 30, Map.of()).completed("b", 1, 30, Map.of()));

    assertThat(html).contains("No parameter was swept");
  }

  @Test
  void staleFailuresAreRemovedAndKeptConfigIsShown() throws IOException {
    Files.writeString(folder.resolve("failures.csv"), "old");
    Files.writeString(folder.resolve("config.yml"), "kept: true\n");

    String html = html(new SampleTables().completed("a", 1.5, 30, Map.of()));

    assertThat(folder.resolve("failures.csv")).doesNotExist();
    assertThat(html).contains("kept: true");
  }

  @Test
  void summarisesSeveralExperiments() throws IOException {
    SampleTables tables = sweep();
    tables.experiment("exp_b").market("toy", true).completed("x", 9, 100, Map.of("g", "1"));
    tables.experiment("exp_c").failed("y", FailureReason.LIMIT, "too long", Map.of());
    Report report = tables.report();
    assertThat(report.experiments()).containsExactly("exp_b", "exp_c", "exp_sample");

    report.writeSummary(report.experiments(), folder.resolve("summary.html"));

    String html = read(folder.resolve("summary.html"));
    assertThat(html)
        .contains("<title>3 experiments · 11 trials · best $9.00 per $1,000")
        .contains("Best: trial x on toy (synthetic) in exp_b.")
        .contains("2 of the trials are from a synthetic market")
        .contains("id=\"chooser\"");
    assertThat(sectionsOf(html)).startsWith("experiments", "ranking").contains("heatmap");
    assertThat(names(folder)).containsExactly("summary.html");
  }

  @Test
  void unknownExperimentNamesTheKnownOnes() {
    SampleTables tables = sweep();
    assertThatThrownBy(() -> tables.report().write("nope", Optional.empty(), folder))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("No trials of experiment nope")
        .hasMessageContaining("exp_sample");
    assertThatThrownBy(
            () -> new SampleTables().report().writeSummary(List.of(), folder.resolve("s.html")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("It has none");
  }

  @Test
  void readsTheLakehouseAndLeavesNoViews() throws IOException {
    Lakehouse lakehouse = new Lakehouse(SPARK, folder.resolve("lakehouse"));
    SampleTables tables = sweep();
    for (Table table : List.of(Table.TRIALS, Table.EQUITY)) {
      lakehouse.append(table, SPARK.createDataFrame(tables.rows(table), table.schema()));
    }

    new Report(lakehouse).write("exp_sample", Optional.empty(), folder.resolve("a"));
    tables.report().write("exp_sample", Optional.empty(), folder.resolve("b"));

    assertThat(folder.resolve("a/trials.csv"))
        .hasSameTextualContentAs(folder.resolve("b/trials.csv"));
    assertThat(SPARK.catalog().tableExists("report_trials")).isFalse();
    assertThat(SPARK.catalog().tableExists("report_equity")).isFalse();
  }

  @Test
  void aTableThatCannotBeReadLeavesTheSessionAsItWas() {
    String before = SPARK.conf().get("spark.sql.adaptive.enabled");
    Report broken =
        new Report(
            SPARK,
            table -> {
              throw new ConfigException("trials: cannot be read");
            });

    assertThatThrownBy(() -> broken.write("x", Optional.empty(), folder))
        .hasMessage("trials: cannot be read");
    assertThat(SPARK.conf().get("spark.sql.adaptive.enabled")).isEqualTo(before);
  }

  /** Six ranked trials over a number and a word, one loss, one with few fills, one failure. */
  static SampleTables sweep() {
    SampleTables tables = new SampleTables().market("eth", false, "assumed tips");
    String[] gammas = {"0.1", "0.5", "1.0"};
    for (int i = 0; i < 6; i++) {
      tables.completed(
          "g" + (i + 1),
          i < 3 ? 1.5 + i : 3.5 - i * 0.5,
          100 + i,
          Map.of(
              "market_maker.gamma",
              i == 2 ? "0.5" : gammas[i % 3],
              "features.include",
              i % 2 == 0 ? "[rsi]" : "[]"));
    }
    return tables
        .completed("loss", -2, 90, Map.of("market_maker.gamma", "1.0", "features.include", "[]"))
        .completed("few", 8, 29, Map.of("market_maker.gamma", "0.1", "features.include", "[rsi]"))
        .failed(
            "lost",
            FailureReason.MISSING_DATA,
            "the file is missing",
            Map.of("market_maker.gamma", "0.1"))
        .artifact("00112233445566aa", "{\"type\":\"dollar\"}", List.of("feedfacecafebeef"));
  }

  private String html(SampleTables tables) throws IOException {
    return read(tables.report().write("exp_sample", Optional.empty(), folder));
  }

  /** The page with its own and the charting code cut out, so that a failure can be read. */
  private static String read(Path page) throws IOException {
    return Files.readString(page)
        .replaceAll("(?s)<script>(!function|'use strict').*?</script>", "<script></script>");
  }

  /** The page without its scripts, styles and data. */
  private static String markup(String html) {
    return html.replaceAll("(?s)<script.*?</script>|<style.*?</style>", "");
  }

  private static String data(String html) {
    int from = html.indexOf("id=\"report-data\">");
    return html.substring(from + 17, html.indexOf("</script>", from));
  }

  private static List<String> sectionsOf(String html) {
    return Pattern.compile("<section id=\"([a-z]+)\"")
        .matcher(html)
        .results()
        .map(match -> match.group(1))
        .filter(name -> !name.equals("documents"))
        .toList();
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
