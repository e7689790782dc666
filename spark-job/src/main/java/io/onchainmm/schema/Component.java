package io.onchainmm.schema;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One component of a configuration record.
 *
 * @param word its name in the YAML
 * @param optional whether it is an {@code Optional}
 * @param key what the user must know; without it the value comes from the top-level block of the
 *     same name
 * @param fallback what stands for an absent key
 */
public record Component(
    String word,
    Shape shape,
    boolean optional,
    Optional<Key> key,
    Optional<Node> fallback,
    Method accessor) {
  private static final Place DEFAULT = new Place("default", 1, 1);
  private static final ClassValue<List<Component>> KNOWN =
      new ClassValue<>() {
        @Override
        protected List<Component> computeValue(Class<?> type) {
          return Arrays.stream(type.getRecordComponents()).map(Component::of).toList();
        }
      };

  /** The components of a record, in its order. */
  public static List<Component> of(Class<?> record) {
    return KNOWN.get(record);
  }

  private static Component of(RecordComponent c) {
    c.getAccessor().setAccessible(true);
    Shape shape = Shape.of(c.getGenericType());
    Optional<Key> key = Optional.ofNullable(c.getAnnotation(Key.class));
    return new Component(
        Words.snake(c.getName()),
        shape,
        c.getType() == Optional.class,
        key,
        key.map(Key::otherwise).filter(t -> !t.equals(Key.REQUIRED)).map(t -> parsed(shape, t)),
        c.getAccessor());
  }

  private static Node parsed(Shape shape, String text) {
    if (shape.kind() == Shape.Kind.TEXT) {
      return new Scalar(DEFAULT, Scalar.Kind.TEXT, text);
    }
    return shape.isScalar() ? Yaml.plain(DEFAULT, text) : Yaml.value("default", text);
  }

  /** Whether a record cannot be made without a value for this key. */
  public boolean required() {
    return !optional && fallback.isEmpty();
  }

  /** Whether the key can be swept and makes trials different. */
  public boolean identity() {
    return key.map(Key::identity).orElse(true);
  }

  /** A record and those around it, outwards. */
  public static List<Object> inside(Object record, List<Object> around) {
    return Stream.concat(Stream.of(record), around.stream()).toList();
  }

  /** This component's value in a record. */
  public Object value(Object record) {
    try {
      return accessor.invoke(record);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("Cannot read %s of %s".formatted(word, record), e);
    }
  }

  /**
   * Whether the key counts, by {@link Key#when}.
   *
   * @param records the record that holds it, and those around that one, outwards
   */
  public boolean active(List<?> records) {
    String when = key.map(Key::when).orElse("");
    if (when.isEmpty()) {
      return true;
    }
    List<String> path = List.of(when.substring(0, when.indexOf('=')).split("\\."));
    List<String> values = List.of(when.substring(when.indexOf('=') + 1).split("\\|"));
    // A plain sibling is a key of the same block and of no other.
    return (path.size() == 1 ? records.subList(0, 1) : records)
        .stream()
            .flatMap(record -> at(record, path))
            .findFirst()
            .filter(value -> values.contains(valueWord(value)))
            .isPresent();
  }

  /** The value at a path of words below a record, if there is one. */
  private static Stream<Object> at(Object record, List<String> path) {
    Stream<Object> found =
        of(record.getClass()).stream()
            .filter(c -> c.word.equals(path.get(0)))
            .map(c -> c.value(record));
    List<String> rest = path.subList(1, path.size());
    return rest.isEmpty() ? found : found.flatMap(inner -> at(inner, rest));
  }

  private static String valueWord(Object value) {
    return value instanceof Enum<?> constant ? Words.word(constant) : String.valueOf(value);
  }
}
