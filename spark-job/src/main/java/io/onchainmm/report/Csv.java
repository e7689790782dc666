package io.onchainmm.report;

import java.sql.Timestamp;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A table as comma-separated text (RFC 4180, line feeds). Text that a spreadsheet would take for a
 * formula gets a leading apostrophe.
 */
final class Csv {
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");
  private static final String FORMULA_STARTS = "=+-@\t\r";

  private Csv() {}

  static String of(Rows.Table table) {
    StringBuilder out = new StringBuilder();
    line(out, table.names());
    table.lines().forEach(values -> line(out, values));
    return out.toString();
  }

  private static void line(StringBuilder out, List<?> values) {
    for (int i = 0; i < values.size(); i++) {
      if (i > 0) {
        out.append(',');
      }
      out.append(field(values.get(i)));
    }
    out.append('\n');
  }

  static String field(Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof Timestamp time) {
      return time.toInstant().toString();
    }
    String text = value.toString();
    if (!text.isEmpty()
        && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0
        && !NUMBER.matcher(text).matches()) {
      text = "'" + text;
    }
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
