package io.onchainmm.data;

import io.onchainmm.schema.ConfigException;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads a comma-separated file, plain or gzip, row by row: no quoting, one header line, names of
 * columns in any order.
 */
final class CsvFile implements AutoCloseable {
  private static final int GZIP_MAGIC = 0x1f8b;

  private final Path file;
  private final BufferedReader reader;
  private final List<String> header;
  private long line;

  /** Opens the file and reads its header. */
  CsvFile(Path file) {
    this.file = file;
    if (!Files.isRegularFile(file)) {
      throw new ConfigException(
          "%s: no such file. Check data.root and the market's path.".formatted(file));
    }
    try {
      this.reader = new BufferedReader(new InputStreamReader(open(file), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw unreadable(e);
    }
    String first = nextLine();
    if (first == null || first.isBlank()) {
      close();
      throw new ConfigException(
          "%s: is empty; a header line and rows were expected. Get the file again."
              .formatted(file));
    }
    this.header = split(first);
  }

  private static InputStream open(Path file) throws IOException {
    InputStream bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    try {
      bytes.mark(2);
      int magic = (bytes.read() << 8) | bytes.read();
      bytes.reset();
      return magic == GZIP_MAGIC ? new GZIPInputStream(bytes, 1 << 16) : bytes;
    } catch (IOException e) {
      bytes.close();
      throw e;
    }
  }

  /** Position of a column that must be there. */
  int column(String name) {
    int position = header.indexOf(name);
    if (position < 0) {
      throw new ConfigException(
          "%s:1  header: column %s is missing; the columns are %s. Is this the right file?"
              .formatted(file, name, String.join(",", header)));
    }
    return position;
  }

  /** Whether a column is there. */
  boolean hasColumn(String name) {
    return header.contains(name);
  }

  /**
   * Hands every row to {@code onRow}; a {@link BadRow} thrown there goes to {@code bad}. Throws
   * when no row was usable.
   */
  void forEach(BadRows bad, Consumer<CsvRow> onRow) {
    long used = 0;
    for (String text = nextLine(); text != null; text = nextLine()) {
      try {
        onRow.accept(row(text));
        used++;
      } catch (BadRow e) {
        bad.add(file, line, e);
      }
    }
    if (used == 0) {
      throw new ConfigException(
          "%s: has a header but no usable row. Get the file again.".formatted(file));
    }
  }

  private CsvRow row(String text) {
    List<String> fields = split(text);
    if (fields.size() != header.size()) {
      throw new BadRow(
          "fields",
          "must be as many as in the header (%d)".formatted(header.size()),
          fields.size());
    }
    return new CsvRow(header, fields);
  }

  private String nextLine() {
    try {
      line++;
      return reader.readLine();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private ConfigException unreadable(IOException e) {
    if (e instanceof EOFException || e instanceof ZipException) {
      return new ConfigException(
          "%s:%d  gzip: the file is truncated or damaged from here on. Get the file again."
              .formatted(file, Math.max(1, line)));
    }
    return new ConfigException("%s: cannot be read (%s).".formatted(file, e));
  }

  private static List<String> split(String text) {
    List<String> fields = new ArrayList<>();
    int start = 0;
    for (int comma = text.indexOf(','); comma >= 0; comma = text.indexOf(',', start)) {
      fields.add(text.substring(start, comma));
      start = comma + 1;
    }
    fields.add(text.substring(start));
    return fields;
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }
}
