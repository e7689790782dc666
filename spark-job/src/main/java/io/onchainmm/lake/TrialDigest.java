package io.onchainmm.lake;

import static org.apache.spark.sql.functions.col;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;

/**
 * One hash over an experiment's rows of {@code TRIALS}, sorted by id, with all columns but the name
 * of the experiment and the clock of the run. Equal hashes: byte-identical results.
 */
public final class TrialDigest {
  private static final Set<String> LEFT_OUT = Set.of("experiment", "wall_ms", "finished");

  private TrialDigest() {}

  /** SHA-256 in hexadecimal digits. */
  public static String of(Lakehouse lakehouse, String experiment) {
    return of(
        lakehouse
            .read(Table.TRIALS)
            .where(col("experiment").equalTo(experiment))
            .orderBy("trial_id")
            .collectAsList());
  }

  /** The same over rows at hand, taken in their order. */
  static String of(List<Row> rows) {
    MessageDigest digest = sha256();
    for (Row row : rows) {
      digest.update(bytes(row));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static byte[] bytes(Row row) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      for (StructField field : TrialRows.SCHEMA.fields()) {
        if (!LEFT_OUT.contains(field.name())) {
          write(out, field.name());
          write(out, value(row, field.name()));
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException("Writing to memory failed", e);
    }
    return bytes.toByteArray();
  }

  private static Object value(Row row, String column) {
    int index = row.fieldIndex(column);
    return switch (column) {
      case "params" -> new TreeMap<>(row.<String, String>getJavaMap(index));
      case "labels" -> row.getList(index);
      default -> row.get(index);
    };
  }

  /** Each value with a mark of its kind and its length, so that no two rows meet. */
  private static void write(DataOutputStream out, Object value) throws IOException {
    if (value == null) {
      out.writeByte('0');
    } else if (value instanceof String text) {
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      out.writeByte('s');
      out.writeInt(utf8.length);
      out.write(utf8);
    } else if (value instanceof Double number) {
      out.writeByte('d');
      out.writeLong(Double.doubleToLongBits(number));
    } else if (value instanceof Long || value instanceof Integer) {
      out.writeByte('l');
      out.writeLong(((Number) value).longValue());
    } else if (value instanceof Boolean flag) {
      out.writeByte(flag ? 't' : 'f');
    } else if (value instanceof Timestamp time) {
      write(out, time.toInstant().toString());
    } else if (value instanceof List<?> list) {
      out.writeByte('[');
      out.writeInt(list.size());
      for (Object element : list) {
        write(out, element);
      }
    } else if (value instanceof Map<?, ?> map) {
      write(out, List.copyOf(map.keySet()));
      write(out, List.copyOf(map.values()));
    } else {
      throw new IllegalArgumentException("No bytes are defined for a " + value.getClass());
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
