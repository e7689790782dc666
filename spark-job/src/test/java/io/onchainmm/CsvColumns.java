package io.onchainmm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A CSV file with a header, read by columns; an empty cell is NaN. */
public final class CsvColumns {
  private final Path file;
  private final List<String> header;
  private final List<String[]> lines;

  private CsvColumns(Path file, List<String> header, List<String[]> lines) {
    this.file = file;
    this.header = header;
    this.lines = lines;
  }

  /** The file with the names in its first line. */
  public static CsvColumns of(Path file) throws IOException {
    List<String> all = Files.readAllLines(file);
    return new CsvColumns(
        file,
        List.of(all.get(0).split(",", -1)),
        all.subList(1, all.size()).stream().map(line -> line.split(",", -1)).toList());
  }

  /** A column as text. */
  public List<String> texts(String column) {
    int index = header.indexOf(column);
    if (index < 0) {
      throw new IllegalStateException("no column %s in %s".formatted(column, file));
    }
    return lines.stream().map(line -> line[index]).toList();
  }

  /** A column of numbers. */
  public double[] numbers(String column) {
    return texts(column).stream()
        .mapToDouble(cell -> cell.isEmpty() ? Double.NaN : Double.parseDouble(cell))
        .toArray();
  }
}
