package io.onchainmm.cli;

import io.onchainmm.schema.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
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

  /** Makes the folder of the reports, before anything expensive is computed for them. */
  void requireWritableResults() {
    Path folder = results();
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new ConfigException(
          "%s: cannot be made a folder for the reports (%s). Name another with --results"
              .formatted(folder, e));
    }
    if (!Files.isWritable(folder)) {
      throw new ConfigException(
          "%s: the reports cannot be written. Allow it (chmod u+w), or name another folder with --results"
              .formatted(folder));
    }
  }

  /** The project's folder, told by the launcher; the working directory otherwise. */
  static Path home() {
    return Path.of(System.getProperty("mm.home", ".")).normalize();
  }
}
