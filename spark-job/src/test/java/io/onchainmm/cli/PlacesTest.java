package io.onchainmm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class PlacesTest {
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
  void optionsSayOtherwise() {
    Places places = places("--lakehouse", "/a", "--results", "b");

    assertThat(places.lakehouse()).isEqualTo(Path.of("/a"));
    assertThat(places.results()).isEqualTo(Path.of("b"));
  }
}
