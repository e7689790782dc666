package io.onchainmm.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Files that are there whole or not at all: written beside their place, then moved onto it. */
final class AtomicFile {
  private AtomicFile() {}

  static void write(Path file, String text) {
    Path temporary = beside(file);
    try {
      Files.createDirectories(temporary.getParent());
      Files.writeString(temporary, text, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file + ": " + e.getMessage(), e);
    }
    moveInto(temporary, file);
  }

  static void moveInto(Path temporary, Path file) {
    try {
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  /** A hidden neighbour, on the same file system by its place. */
  static Path beside(Path file) {
    return file.toAbsolutePath().resolveSibling("." + file.getFileName() + ".tmp");
  }
}
