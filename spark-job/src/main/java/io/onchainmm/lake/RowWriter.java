package io.onchainmm.lake;

import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Fills a row by column names, so that no codec depends on the order of the columns. */
final class RowWriter {
  private final StructType schema;
  private final Object[] values;

  RowWriter(StructType schema) {
    this.schema = schema;
    this.values = new Object[schema.length()];
  }

  RowWriter set(String column, Object value) {
    values[schema.fieldIndex(column)] = value;
    return this;
  }

  RowWriter setAll(Map<String, Object> columns) {
    columns.forEach(this::set);
    return this;
  }

  /** The row; a compulsory column that was not set is a programming error. */
  Row row() {
    for (int i = 0; i < values.length; i++) {
      StructField field = schema.fields()[i];
      if (values[i] == null && !field.nullable()) {
        throw new IllegalStateException("Column %s was not set".formatted(field.name()));
      }
    }
    return new GenericRowWithSchema(values.clone(), schema);
  }
}
