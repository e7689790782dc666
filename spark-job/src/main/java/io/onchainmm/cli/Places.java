package io.onchainmm.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where tables and reports lie; by default below the project. */
final class Places {
  @Option(
      names = "--lakehouse",
      paramLabel = "DIR",
      description = "Folder of the tables (default: lakehouse/ of the project)")
  private Path lakehouse;

  @Option(
      names = "--results",
      paramLabel = "DIR",
      description = "Folder of the reports (default: results/ of the project)")
  private Path results;

  /** Folder of the tables. */
  Path lakehouse() {
    return lakehouse != null ? lakehouse : home().resolve("lakehouse");
  }

  /** Folder of the reports. */
  Path results() {
    return results != null ? results : home().resolve("results");
  }

  /** The project's folder, told by the launcher; the working directory otherwise. */
  static Path home() {
    return Path.of(System.getProperty("mm.home", ".")).normalize();
  }
}
