package io.onchainmm.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import scala.collection.JavaConverters;

/** Prints the rows of an answer: as a table for people, as CSV or JSON lines for programs. */
final class Printouts {
  private static final int WIDEST_CELL = 60;

  private Printouts() {}

  /** An aligned table, numbers to the right; cells longer than 60 characters are cut. */
  static void table(Dataset<Row> answer, PrintWriter out) {
    String[] columns = answer.columns();
    List<String[]> lines = new ArrayList<>();
    boolean[] numeric = new boolean[columns.length];
    int[] width = new int[columns.length];
    for (int c = 0; c < columns.length; c++) {
      width[c] = columns[c].length();
      numeric[c] =
          answer.schema().fields()[c].dataType() instanceof org.apache.spark.sql.types.NumericType;
    }
    for (Row row : answer.collectAsList()) {
      String[] cells = new String[columns.length];
      for (int c = 0; c < columns.length; c++) {
        cells[c] = cut(text(row.get(c)));
        width[c] = Math.max(width[c], cells[c].length());
      }
      lines.add(cells);
    }
    out.println(line(columns, width, new boolean[columns.length]));
    StringBuilder rule = new StringBuilder();
    for (int c = 0; c < columns.length; c++) {
      rule.append(c == 0 ? "" : "  ").append("-".repeat(width[c]));
    }
    out.println(rule);
    lines.forEach(cells -> out.println(line(cells, width, numeric)));
    out.println("(%d row%s)".formatted(lines.size(), lines.size() == 1 ? "" : "s"));
  }

  /** RFC 4180, with a header line; absent values are empty. */
  static void csv(Dataset<Row> answer, PrintWriter out) {
    out.println(
        String.join(",", List.of(answer.columns()).stream().map(Printouts::quoted).toList()));
    for (Iterator<Row> rows = answer.toLocalIterator(); rows.hasNext(); ) {
      Row row = rows.next();
      List<String> cells = new ArrayList<>();
      for (int c = 0; c < row.length(); c++) {
        cells.add(row.isNullAt(c) ? "" : quoted(text(row.get(c))));
      }
      out.println(String.join(",", cells));
    }
  }

  /** One JSON object a line. */
  static void json(Dataset<Row> answer, ObjectMapper mapper, PrintWriter out)
      throws JsonProcessingException {
    String[] columns = answer.columns();
    for (Iterator<Row> rows = answer.toLocalIterator(); rows.hasNext(); ) {
      Row row = rows.next();
      Map<String, Object> object = new LinkedHashMap<>();
      for (int c = 0; c < columns.length; c++) {
        object.put(columns[c], plain(row.get(c)));
      }
      out.println(mapper.writeValueAsString(object));
    }
  }

  private static String line(String[] cells, int[] width, boolean[] right) {
    StringBuilder line = new StringBuilder();
    for (int c = 0; c < cells.length; c++) {
      String pad = " ".repeat(width[c] - cells[c].length());
      line.append(c == 0 ? "" : "  ").append(right[c] ? pad + cells[c] : cells[c] + pad);
    }
    return line.toString().stripTrailing();
  }

  private static String cut(String cell) {
    return cell.length() <= WIDEST_CELL ? cell : cell.substring(0, WIDEST_CELL - 1) + "…";
  }

  private static String quoted(String cell) {
    boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }

  private static String text(Object value) {
    Object plain = plain(value);
    return plain == null ? "n/a" : String.valueOf(plain);
  }

  /** Java collections for Scala's, ISO 8601 for times, and no NaN: JSON has none. */
  private static Object plain(Object value) {
    if (value instanceof Timestamp time) {
      return time.toInstant().toString();
    }
    if (value instanceof scala.collection.Map<?, ?> map) {
      Map<String, Object> sorted = new TreeMap<>();
      JavaConverters.mapAsJavaMap(map).forEach((k, v) -> sorted.put(String.valueOf(k), plain(v)));
      return sorted;
    }
    if (value instanceof scala.collection.Seq<?> seq) {
      Collection<?> list = JavaConverters.seqAsJavaList(seq);
      return list.stream().map(Printouts::plain).toList();
    }
    if (value instanceof Row row) {
      List<Object> cells = new ArrayList<>();
      for (int i = 0; i < row.length(); i++) {
        cells.add(plain(row.get(i)));
      }
      return cells;
    }
    if (value instanceof Double number && !Double.isFinite(number)) {
      return number.toString();
    }
    return value;
  }
}
