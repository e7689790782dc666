package io.onchainmm.sim.amm;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** Rows of a comma-separated vector or recording, by column name; no cell there is quoted. */
public final class Csv {
  private final Map<String, String> cells;

  private Csv(Map<String, String> cells) {
    this.cells = cells;
  }

  public static List<Csv> rows(Path path) {
    try (InputStream file = Files.newInputStream(path);
        InputStream plain = path.toString().endsWith(".gz") ? new GZIPInputStream(file) : file;
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
      String[] header = reader.readLine().split(",", -1);
      List<Csv> rows = new ArrayList<>();
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        rows.add(new Csv(cells(header, line.split(",", -1))));
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> cells(String[] header, String[] values) {
    Map<String, String> cells = new LinkedHashMap<>();
    for (int i = 0; i < header.length; i++) {
      cells.put(header[i], values[i]);
    }
    return cells;
  }

  public String text(String column) {
    return cells.get(column);
  }

  public BigInteger integer(String column) {
    return new BigInteger(cells.get(column));
  }

  public int number(String column) {
    return Integer.parseInt(cells.get(column));
  }

  boolean has(String column) {
    return !cells.get(column).isEmpty();
  }

  @Override
  public String toString() {
    return cells.toString();
  }
}
