package io.onchainmm.sweep;

import io.onchainmm.schema.ConfigException;
import io.onchainmm.sim.venue.BookSpec;
import io.onchainmm.sim.venue.LatencyTable;
import io.onchainmm.sim.venue.VenueSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** Reads recorded messages: a CSV file with a header and the columns req, exch, resp in ns. */
final class LatencyFile {
  private static final int COLUMNS = 3;

  private LatencyFile() {}

  /** The messages that the venue interpolates, {@link LatencyTable#NONE} if it does not. */
  static LatencyTable of(VenueSpec venue) {
    if (!(venue instanceof BookSpec book) || book.latency() != BookSpec.Latency.INTERPOLATED) {
      return LatencyTable.NONE;
    }
    String name = book.latencyFile();
    try {
      return table(name, Files.readAllLines(Path.of(name)));
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
