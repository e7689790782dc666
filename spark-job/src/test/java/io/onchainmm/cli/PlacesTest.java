package io.onchainmm.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onchainmm.schema.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class PlacesTest {
  @TempDir Path folder;

  @AfterEach
  void forget() {
    System.clearProperty("mm.home");
  }

  private static Places places(String... words) {
    Places places = new Places();
    new CommandLine(CommandLine.Model.CommandSpec.create().addMixin("places", spec(places)))
        .parseArgs(words);
    return places;
  }

  private static CommandLine.Model.CommandSpec spec(Places places) {
    return CommandLine.Model.CommandSpec.forAnnotatedObject(places);
  }

  @Test
  void theyLieBelowTheProjectByDefault() {
    System.setProperty("mm.home", "/opt/mm/../mm");

    assertThat(places().lakehouse()).isEqualTo(Path.of("/opt/mm/lakehouse"));
    assertThat(places().results()).isEqualTo(Path.of("/opt/mm/results"));
  }

  @Test
  void withoutALauncherTheProjectIsTheWorkingDirectory() {
    assertThat(Places.home().toString()).isEmpty();
    assertThat(places().lakehouse()).isEqualTo(Path.of("lakehouse"));
  }

  @Test
  void reportsNeedAFolder() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    places("--results", folder.resolve("a/b").toString()).requireWritableResults();

    assertThat(folder.resolve("a/b")).isDirectory();
    assertThatThrownBy(() -> places("--results", file.toString()).requireWritableResults())
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("cannot be made a folder for the reports")
        .hasMessageContaining("--results");
  }

  @Test
  void optionsSayOtherwise() {
    Places places = places("--lakehouse", "/a", "--results", "b");

    assertThat(places.lakehouse()).isEqualTo(Path.of("/a"));
    assertThat(places.results()).isEqualTo(Path.of("b"));
  }
}
