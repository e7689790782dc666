package io.onchainmm.sweep;

import io.onchainmm.config.TrialConfig;
import io.onchainmm.schema.Canonical;
import io.onchainmm.schema.ConfigException;
import io.onchainmm.sim.venue.BookSpec;
import io.onchainmm.sim.venue.LatencyTable;
import io.onchainmm.sim.venue.VenueSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files of recorded messages of an experiment, CSV with a header and the columns req, exch,
 * resp in ns: each is read once, and known by its content.
 */
final class LatencyFiles {
  private static final int COLUMNS = 3;
  private static final String CONTENT = "sha256:";

  private final Map<String, Messages> known = new HashMap<>();

  /**
   * What a file holds.
   *
   * @param content its hash, which stands for the file in a trial's identity
   */
  record Messages(String content, LatencyTable table) {}

  /** The messages that the venue interpolates, {@link LatencyTable#NONE} if it does not. */
  LatencyTable table(VenueSpec venue) {
    return interpolated(venue).map(book -> read(book).table()).orElse(LatencyTable.NONE);
  }

  /** The same trial, with the content of its file of messages in the place of the file's name. */
  TrialConfig identified(TrialConfig config) {
    return interpolated(config.venue())
        .map(book -> config.withVenue(book.withLatencyFile(read(book).content())))
        .orElse(config);
  }

  private static Optional<BookSpec> interpolated(VenueSpec venue) {
    return venue instanceof BookSpec book && book.latency() == BookSpec.Latency.INTERPOLATED
        ? Optional.of(book)
        : Optional.empty();
  }

  private Messages read(BookSpec book) {
    return known.computeIfAbsent(book.latencyFile(), LatencyFiles::messages);
  }

  private static Messages messages(String name) {
    try {
      String text = Files.readString(Path.of(name));
      return new Messages(
          CONTENT + Canonical.key("latency", 1, text), table(name, text.lines().toList()));
    } catch (IOException | InvalidPathException e) {
      throw new ConfigException("book.latency_file: %s cannot be read (%s)".formatted(name, e));
    }
  }

  private static LatencyTable table(String name, List<String> lines) {
    int rows = Math.max(0, lines.size() - 1);
    long[][] columns = new long[COLUMNS][rows];
    for (int i = 0; i < rows; i++) {
      String[] fields = lines.get(i + 1).split(",", -1);
      try {
        for (int c = 0; c < COLUMNS; c++) {
          columns[c][i] = Long.parseLong(fields[c].trim());
        }
      } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
        throw new ConfigException(
            "book.latency_file: line %d of %s is '%s', but must be three whole numbers req,exch,resp"
                .formatted(i + 2, name, lines.get(i + 1)));
      }
    }
    if (rows == 0) {
      throw new ConfigException("book.latency_file: %s has no rows".formatted(name));
    }
    try {
      return new LatencyTable(columns[0], columns[1], columns[2]);
    } catch (IllegalArgumentException e) {
      throw new ConfigException("book.latency_file: %s: %s".formatted(name, e.getMessage()));
    }
  }
}
