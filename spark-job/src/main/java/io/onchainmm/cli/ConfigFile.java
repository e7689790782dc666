package io.onchainmm.cli;

import io.onchainmm.schema.ConfigException;
import java.nio.file.Path;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The configuration file, as a parameter or as {@code --config}. */
final class ConfigFile {
  @Parameters(
      arity = "0..1",
      paramLabel = "CONFIG",
      description = "The YAML file, e.g. configs/grid.yml")
  private Path parameter;

  @Option(names = "--config", paramLabel = "FILE", description = "The same, as an option")
  private Path option;

  /** The one that was given. */
  Path path() {
    if (parameter != null && option != null && !parameter.equals(option)) {
      throw new ConfigException(
          "Two configurations were given, %s and %s: give one".formatted(parameter, option));
    }
    Path path = parameter != null ? parameter : option;
    if (path == null) {
      throw new ConfigException("No configuration was given: name one, e.g. configs/grid.yml");
    }
    return path;
  }
}
