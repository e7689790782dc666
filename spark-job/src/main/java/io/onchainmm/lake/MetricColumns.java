package io.onchainmm.lake;

import io.onchainmm.sim.accounting.Metrics;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;

/**
 * The columns that follow from {@link Metrics}: one per component, under its snake-case name. A
 * failed trial has none of them, so all may be NULL.
 */
final class MetricColumns {
  private static final Map<Class<?>, DataType> TYPES =
      Map.of(
          double.class, DataTypes.DoubleType,
          OptionalDouble.class, DataTypes.DoubleType,
          long.class, DataTypes.LongType,
          boolean.class, DataTypes.BooleanType);

  private MetricColumns() {}

  /** Columns in the order of the components. */
  static List<StructField> fields() {
    return components()
        .map(
            component ->
                DataTypes.createStructField(name(component), TYPES.get(component.getType()), true))
        .toList();
  }

  /** Column names with their values; an absent statistic is a null here. */
  static Map<String, Object> values(Metrics metrics) {
    Map<String, Object> values = new LinkedHashMap<>();
    components().forEach(component -> values.put(name(component), value(component, metrics)));
    return values;
  }

  /** The first number that is infinite or not a number, as {@code column = value}. */
  static Optional<String> notFinite(Metrics metrics) {
    return values(metrics).entrySet().stream()
        .filter(entry -> entry.getValue() instanceof Double number && !Double.isFinite(number))
        .map(entry -> entry.getKey() + " = " + entry.getValue())
        .findFirst();
  }

  /** The metrics of a completed trial. */
  static Metrics metrics(Row row) {
    Object[] arguments =
        components()
            .map(
                component -> {
                  Object value = row.getAs(name(component));
                  return component.getType() == OptionalDouble.class ? optional(value) : value;
                })
            .toArray();
    try {
      return constructor().newInstance(arguments);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Metrics of a row cannot be read: " + row, e);
    }
  }

  /** {@code markout1sBps} becomes {@code markout_1s_bps}: a word starts at a capital or number. */
  static String snakeCase(String camelCase) {
    return camelCase
        .replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[a-zA-Z])(?=[0-9])", "_")
        .toLowerCase(Locale.ROOT);
  }

  private static OptionalDouble optional(Object value) {
    return value == null ? OptionalDouble.empty() : OptionalDouble.of((Double) value);
  }

  private static Object value(RecordComponent component, Metrics metrics) {
    try {
      Object value = component.getAccessor().invoke(metrics);
      if (value instanceof OptionalDouble optional) {
        return optional.isPresent() ? optional.getAsDouble() : null;
      }
      return value;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Metric %s cannot be read".formatted(component), e);
    }
  }

  private static String name(RecordComponent component) {
    return snakeCase(component.getName());
  }

  private static Stream<RecordComponent> components() {
    return Arrays.stream(Metrics.class.getRecordComponents());
  }

  private static Constructor<Metrics> constructor() throws NoSuchMethodException {
    return Metrics.class.getDeclaredConstructor(
        components().map(RecordComponent::getType).toArray(Class<?>[]::new));
  }
}
