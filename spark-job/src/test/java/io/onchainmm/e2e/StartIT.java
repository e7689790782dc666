package io.onchainmm.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.onchainmm.cli.Cli;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a machine may have in store for a start: nothing there yet, or no room. */
class StartIT {
  private static final String ONE =
      """
      experiment: {id: one}
      markets:
        synthetic_book: {type: synthetic_book, duration_seconds: 60}
      calibration: {window_seconds: 30}
      """;

  @TempDir Path folder;
  private Workbench bench;

  @BeforeEach
  void open() {
    bench = new Workbench(folder);
  }

  private static void refused(Cli.Ran ran, String... texts) {
    assertThat(ran.code()).as(ran.err()).isEqualTo(2);
    assertThat(ran.err()).contains(texts).doesNotContain("\tat ", "Unforeseen");
  }

  @Test
  void anEmptyLakehouseHasNothingToReportOrResume() {
    refused(bench.run("report"), "holds no trial", "bin/submit.sh grid configs/grid.yml");
    refused(bench.run("report", "--out", folder.resolve("page.html")), "holds no trial");
    refused(bench.run("resume"), "holds no experiment");
    assertThat(bench.ask("SELECT count(*) FROM trials")).containsExactly("0");
  }

  @Test
  void aFileInThePlaceOfAFolderIsRefusedBeforeAnythingRuns() {
    Path config = bench.write("one.yml", ONE);
    Path file = bench.write("file", "not a folder");

    refused(
        Cli.run("run", config.toString(), "--lakehouse", file.toString()),
        file.toString(),
        "cannot be made a folder for the lakehouse");
    refused(
        Cli.run(
            "run",
            config.toString(),
            "--lakehouse",
            bench.lakehouse().toString(),
            "--results",
            file.toString()),
        file.toString(),
        "--results");
    assertThat(bench.ask("SELECT count(*) FROM trials")).containsExactly("0");
  }
}
