package io.onchainmm.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The files below {@code resources/report}. */
final class Resource {
  private Resource() {}

  /** The text of a file that must be there. */
  static String text(String name) {
    return find(name)
        .orElseThrow(
            () -> new IllegalStateException("No resource report/%s in the jar".formatted(name)));
  }

  /** The text of a file, if it is there. */
  static Optional<String> find(String name) {
    try (InputStream in = Resource.class.getResourceAsStream("/report/" + name)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The non-empty lines of a list file. */
  static List<String> lines(String name) {
    return text(name).lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }
}
