package io.onchainmm.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** What a query returned, in memory and in order. */
record Rows(StructType schema, List<Row> rows) {

  boolean isEmpty() {
    return rows.isEmpty();
  }

  /** A value, if it is there. */
  Optional<Object> value(int row, String column) {
    return Optional.ofNullable(rows.get(row).get(schema.fieldIndex(column)));
  }

  /** A value of the only row of an aggregate. */
  Optional<Object> single(String column) {
    return value(0, column);
  }

  /** The rows whose text in a column is this. */
  Rows where(String column, String text) {
    int index = schema.fieldIndex(column);
    return new Rows(
        schema, rows.stream().filter(row -> text.equals(row.getString(index))).toList());
  }

  /** The same rows with the named columns only, in that order. */
  Rows select(List<String> names) {
    int[] indices = names.stream().mapToInt(schema::fieldIndex).toArray();
    StructType chosen = new StructType();
    for (int index : indices) {
      chosen = chosen.add(schema.fields()[index]);
    }
    List<Row> picked = new ArrayList<>(rows.size());
    for (Row row : rows) {
      Object[] values = new Object[indices.length];
      for (int i = 0; i < indices.length; i++) {
        values[i] = row.get(indices[i]);
      }
      picked.add(org.apache.spark.sql.RowFactory.create(values));
    }
    return new Rows(chosen, picked);
  }

  /**
   * The same rows without nesting: a map becomes one column per key that occurs, named {@code
   * <map>.<key>} and sorted; a list becomes text joined with {@code "; "}.
   */
  Table flat() {
    List<String> names = new ArrayList<>();
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < schema.length(); i++) {
      StructField field = schema.fields()[i];
      int column = i;
      if (field.dataType() instanceof MapType) {
        for (String key : keys(column)) {
          names.add(field.name() + "." + key);
          cells.add(row -> row.isNullAt(column) ? null : row.getJavaMap(column).get(key));
        }
      } else if (field.dataType() instanceof ArrayType) {
        names.add(field.name());
        cells.add(row -> row.isNullAt(column) ? null : joined(row.getList(column)));
      } else {
        names.add(field.name());
        cells.add(row -> row.get(column));
      }
    }
    List<List<Object>> values = new ArrayList<>(rows.size());
    for (Row row : rows) {
      List<Object> line = new ArrayList<>(cells.size());
      for (Cell cell : cells) {
        line.add(cell.of(row));
      }
      values.add(line);
    }
    return new Table(names, values);
  }

  /** The keys that occur in a map column, sorted. */
  List<String> keys(int column) {
    TreeSet<String> keys = new TreeSet<>();
    for (Row row : rows) {
      if (!row.isNullAt(column)) {
        Map<String, ?> map = row.getJavaMap(column);
        keys.addAll(map.keySet());
      }
    }
    return List.copyOf(keys);
  }

  private static String joined(List<?> values) {
    return values.stream().map(String::valueOf).collect(Collectors.joining("; "));
  }

  private interface Cell {
    Object of(Row row);
  }

  /** Column names and lines of plain values; null is absent. */
  record Table(List<String> names, List<List<Object>> lines) {
    private static final MathContext SHOWN = new MathContext(9);

    /** For the page: {@code {"columns": […], "rows": [[…], …]}}, numbers to nine digits. */
    ObjectNode json() {
      ObjectNode node = JsonNodeFactory.instance.objectNode();
      ArrayNode columns = node.putArray("columns");
      names.forEach(columns::add);
      ArrayNode array = node.putArray("rows");
      for (List<Object> line : lines) {
        ArrayNode values = array.addArray();
        for (int i = 0; i < line.size(); i++) {
          add(values, line.get(i), names.get(i));
        }
      }
      return node;
    }

    private static void add(ArrayNode values, Object value, String column) {
      if (value == null) {
        values.addNull();
      } else if (value instanceof Boolean flag) {
        values.add(flag);
      } else if (value instanceof Long || value instanceof Integer) {
        values.add(((Number) value).longValue());
      } else if (value instanceof Double number) {
        if (!Double.isFinite(number)) {
          throw new IllegalStateException(
              "Column %s of the report holds %s, which is no number".formatted(column, number));
        }
        values.add(new BigDecimal(number).round(SHOWN).stripTrailingZeros());
      } else if (value instanceof BigDecimal number) {
        values.add(number);
      } else if (value instanceof Timestamp time) {
        values.add(time.toInstant().toString());
      } else {
        values.add(value.toString());
      }
    }
  }
}
