package io.onchainmm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.onchainmm.schema.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.SparkException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands up to the point where Spark would start. */
class MainTest {
  @TempDir Path folder;

  private String file(String yaml) throws IOException {
    return Files.writeString(folder.resolve("t.yml"), yaml).toString();
  }

  private static void refused(Cli.Ran ran, String... texts) {
    assertThat(ran.code()).as(ran.err()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(ran.err()).contains(texts).doesNotContain("\tat ", "Unforeseen");
  }

  @Test
  void withoutWordsTheHelpIsShown() {
    Cli.Ran ran = Cli.run();

    assertThat(ran.code()).isEqualTo(ExitCode.DONE);
    assertThat(ran.out()).contains("Usage: bin/submit.sh", "grid", "resume", "doctor");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run",
        "grid",
        "resume",
        "report",
        "data",
        "sql",
        "validate",
        "plan",
        "queues",
        "doctor",
        ""
      })
  void everyCommandHasHelp(String command) {
    Cli.Ran ran = command.isEmpty() ? Cli.run("--help") : Cli.run(command, "--help");

    assertThat(ran.code()).isEqualTo(ExitCode.DONE);
    assertThat(ran.out()).contains(("Usage: bin/submit.sh " + command).strip(), "--help");
    assertThat(ran.err()).isEmpty();
  }

  @Test
  void theVersionIsTold() {
    Cli.Ran ran = Cli.run("--version");

    assertThat(ran.code()).isEqualTo(ExitCode.DONE);
    assertThat(ran.out()).matches("onchain-mm \\d+\\.\\d+\\.\\d+\\S*\\s+");
  }

  @Test
  void whatIsNoWordOfOursIsRefused() {
    refused(Cli.run("fly"), "Unmatched argument", "fly");
    refused(Cli.run("grid", "--sped", "8"), "Unknown option", "--sped");
    refused(Cli.run("grid", "--max-par", "many"), "--max-par", "many");
    refused(Cli.run("sql"), "QUERY");
    refused(Cli.run("sql", "SELECT 1", "--csv", "--json"), "--csv", "--json", "exclusive");
  }

  @Test
  void optionsAreCheckedBeforeAnythingStarts() {
    refused(Cli.run("grid", "configs/grid.yml", "--max-par", "0"), "--max-par: must be >= 1");
    refused(Cli.run("resume", "--max-par", "-3"), "--max-par: must be >= 1, but was -3");
    refused(Cli.run("run", "configs/base.yml", "--tag", "a\nb"), "--tag: must have at most 100");
    refused(Cli.run("report", "--input", "no/such/folder"), "no/such/folder is no folder");
    refused(Cli.run("report", "exp", "--input", "configs"), "either an experiment or --input");
  }

  @Test
  void aConfigurationIsNeededAndMustBeOne() throws IOException {
    refused(Cli.run("grid"), "No configuration was given");
    refused(Cli.run("plan", "a.yml", "--config", "b.yml"), "Two configurations", "a.yml", "b.yml");
    refused(Cli.run("validate", "configs/nothing.yml"), "configs/nothing.yml: no such file");
    refused(Cli.run("validate", "configs"), "is a folder");
    refused(Cli.run("validate", file("")), "t.yml:1:1  is empty");
    refused(Cli.run("validate", file("bars: [")), "t.yml:", "is not YAML");
  }

  @Test
  void everyErrorIsToldAtOnceWithItsPlace() throws IOException {
    String yaml =
        """
        market_maker:
          gama: 0.1
          order_usd: much
        bars: {type: dollars}
        """;

    refused(
        Cli.run("validate", file(yaml)),
        "t.yml:2:3  market_maker.gama",
        "gamma",
        "t.yml:3:14  market_maker.order_usd",
        "t.yml:4:14  bars.type",
        "dollar");
  }

  @Test
  void aRangeIsForGrid() throws IOException {
    String yaml = file("market_maker:\n  gamma: [0.1, 0.5]\n");

    refused(Cli.run("run", yaml), "t.yml:2:10  market_maker.gamma", "is a range");
  }

  @Test
  void aBillionCellsWithoutABudgetAreRefusedWithTheirNumber() throws IOException {
    String values =
        IntStream.rangeClosed(1, 1000).mapToObj(String::valueOf).collect(Collectors.joining(", "));
    String yaml =
        file(
            "calibration: {window_seconds: [%1$s], refresh_seconds: [%1$s], min_count: [%1$s]}"
                .formatted(values));

    for (String command : List.of("grid", "plan", "validate")) {
      refused(Cli.run(command, yaml), "The grid has 1,000,000,000 cells", "experiment.trials");
    }
  }

  @Test
  void missingRecordingsAreNamed() throws IOException {
    String yaml =
        file(
            """
            data: {root: %s}
            market: btc
            markets:
              btc: {type: hyperliquid, coin: BTC, path: nowhere, size_decimals: 5}
            """
                .formatted(folder));

    refused(Cli.run("grid", yaml), "nowhere", "no such file", "data.root");
    refused(Cli.run("run", yaml), "nowhere", "no such file");
    assertThat(Cli.run("validate", yaml).code()).isEqualTo(ExitCode.DONE);
  }

  @Test
  void aValidFileIsDescribed() throws IOException {
    String yaml = file("market_maker: {order_usd: [1000, 8000], max_inventory_usd: [5000, 9000]}");
    Cli.Ran ran = Cli.run("validate", "--config", yaml);

    assertThat(ran.code()).isEqualTo(ExitCode.DONE);
    assertThat(ran.out())
        .contains("t.yml is valid: 4 cells over 2 axes, 3 distinct trials")
        .contains("left out: ", "order_usd must be <= max_inventory_usd");
    assertThat(ran.err()).isEmpty();
  }

  @Test
  void aPlanTellsAxesTablesTrialsAndDuplicates() {
    Cli.Ran ran = Cli.run("plan", "configs/grid.yml");

    assertThat(ran.code()).isEqualTo(ExitCode.DONE);
    assertThat(ran.out())
        .contains("128 cells over 6 axes, 64 distinct trials")
        .contains("market_maker.gamma")
        .containsPattern("tapes +2\n")
        .containsPattern("bars +4\n")
        .containsPattern("features +4\n")
        .containsPattern("trials +64\n")
        .containsPattern("duplicate +64 cells");
  }

  @Test
  void aPlanTellsOfSamplesAndOfWhatDoesNotGoTogether() throws IOException {
    Cli.Ran sample =
        Cli.run("plan", file("experiment: {trials: 2}\nmarket_maker: {gamma: [1, 2, 3]}"));
    Cli.Ran invalid =
        Cli.run("plan", file("market_maker: {order_usd: [1000, 8000], max_inventory_usd: 5000}"));
    Cli.Ran one = Cli.run("plan", "configs/base.yml");

    assertThat(sample.out()).contains("note", "running a seeded sample");
    assertThat(invalid.out()).contains("invalid   ", "order_usd must be <=");
    assertThat(one.out()).contains("1 cell over 0 axes, 1 distinct trial\n");
  }

  private static final String ORDERS =
      """
      market: flow
      markets:
        flow: {type: synthetic_orders, duration_seconds: %s}
      """;

  @Test
  void queuesAreScoredWithoutSpark() throws IOException {
    Cli.Ran ran =
        Cli.run("queues", file(ORDERS.formatted("300")), "--every", "5", "--horizon", "2.5");

    assertThat(ran.code()).as(ran.err()).isEqualTo(ExitCode.DONE);
    assertThat(ran.out())
        .contains(
            "Market flow, 2025-01-01T00:00:00", "1 to 3 ticks behind, every 5 s, each for 2.5")
        .containsPattern("\\| fifo \\| \\d+\\.\\d+ ± \\d+\\.\\d+ \\| \\+0\\.00 ± 0\\.00 ")
        .containsPattern("\\| risk_adverse \\|.*\\| 0\\.00 \\| 0\\.\\d+ \\|\n")
        .containsPattern(
            "\\| log2 \\| \\d+\\.\\d+ \\| \\d+\\.\\d+ \\| \\d+\\.\\d+ \\| \\d+\\.\\d+ \\|\n");
  }

  @Test
  void questionsAboutQueuesThatHaveNoAnswerAreRefused() throws IOException {
    String flow = file(ORDERS.formatted("60"));
    refused(Cli.run("queues", flow, "--every", "0"), "--every: must be from", "but was 0.0");
    refused(Cli.run("queues", flow, "--horizon", "NaN"), "--horizon: must be from", "NaN");
    refused(Cli.run("queues", flow, "--behind", "21"), "--behind: must be from 0");
    refused(Cli.run("queues", flow, "--queue-n", "-1"), "--queue-n: must be from");
    refused(Cli.run("queues", flow, "--step", "miles"), "--step", "miles");
    refused(Cli.run("queues", flow, "--horizon", "90"), "no order could be placed", "--horizon");
    refused(
        Cli.run("queues", "configs/base.yml"),
        "market synthetic_book: its single orders are not known",
        "order_events or synthetic_orders");
  }

  @Test
  void doctorLooksAndTells() {
    Cli.Ran ran =
        Cli.run("doctor", "--lakehouse", folder.toString(), "--results", folder + "/not/there/yet");

    assertThat(ran.code()).as(ran.out()).isEqualTo(ExitCode.DONE);
    assertThat(ran.out())
        .contains("JDK", "memory", "cores", "Spark", "GPU", "RAPIDS", "port", "lakehouse")
        .contains("can be written")
        .doesNotContain("FAIL");
  }

  @Test
  void doctorRefusesAFolderThatIsNone() throws IOException {
    Cli.Ran ran = Cli.run("doctor", "--lakehouse", file("x"), "--results", folder.toString());

    assertThat(ran.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(ran.out()).contains("FAIL  lakehouse", "choose another with --lakehouse");
  }

  @Test
  void badInputIsToldAlsoWhenATaskFoundIt() {
    var bad = new ConfigException(List.of("trades.csv:3  price: NaN", "and more"));
    var wrapped = new SparkException("Job aborted", new IllegalStateException("task", bad));

    assertThat(Main.badInput(bad)).contains(bad);
    assertThat(Main.badInput(wrapped)).contains(bad);
    assertThat(Main.badInput(new SparkException("Job aborted"))).isEmpty();
  }

  @Test
  void aCircleOfCausesEnds() {
    var first = new IllegalStateException("first");
    var second = new IllegalStateException("second", first);
    first.initCause(second);

    assertThat(Main.badInput(first)).isEmpty();
  }
}
