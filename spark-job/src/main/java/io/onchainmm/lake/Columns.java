package io.onchainmm.lake;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Compares columns by name and type; nullability and order do not count. */
final class Columns {
  private Columns() {}

  /** What is missing, too much or of another type in {@code actual}; empty when nothing is. */
  static String differences(StructType expected, StructType actual) {
    Map<String, String> found = types(actual);
    List<String> differences = new ArrayList<>();
    types(expected)
        .forEach(
            (name, type) -> {
              String other = found.remove(name);
              if (other == null) {
                differences.add("column %s is missing".formatted(name));
              } else if (!other.equals(type)) {
                differences.add("column %s is %s instead of %s".formatted(name, other, type));
              }
            });
    found.keySet().forEach(name -> differences.add("column %s is unknown".formatted(name)));
    return String.join(", ", differences);
  }

  /** The rows with the table's columns in the table's order; other columns are refused. */
  static Dataset<Row> checked(Table table, Dataset<Row> rows) {
    String differences = differences(table.schema(), rows.schema());
    if (!differences.isEmpty()) {
      throw new IllegalArgumentException(
          "Rows do not fit table %s: %s".formatted(table.viewName(), differences));
    }
    return rows.select(
        Arrays.stream(table.schema().fieldNames()).map(functions::col).toArray(Column[]::new));
  }

  private static Map<String, String> types(StructType schema) {
    return Arrays.stream(schema.fields())
        .collect(
            toMap(
                StructField::name,
                field -> field.dataType().catalogString(),
                (a, b) -> a + " and " + b,
                LinkedHashMap::new));
  }
}
