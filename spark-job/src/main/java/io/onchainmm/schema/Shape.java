package io.onchainmm.schema;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a configuration value looks like, read off a Java type.
 *
 * @param raw the Java type itself
 * @param inner the shape of a list's items or of a map's values
 */
public record Shape(Kind kind, Class<?> raw, Optional<Shape> inner) {

  /** The forms a value can have. */
  public enum Kind {
    /** A number: double. */
    NUMBER,
    /** A whole number: int or long. */
    WHOLE,
    /** True or false. */
    FLAG,
    /** A text. */
    TEXT,
    /** A word of an enum. */
    WORD,
    /** A list. */
    LIST,
    /** Names with values of one shape. */
    MAP,
    /** A record. */
    BLOCK,
    /** One of the records of a sealed interface, chosen by {@code type}. */
    CHOICE,
    /** Whatever the YAML holds, passed on as it is. */
    ANY
  }

  /** The shape of a Java type. */
  public static Shape of(Type type) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      if (generic.getRawType() == Optional.class) {
        return of(arguments[0]);
      }
      boolean map = generic.getRawType() == Map.class;
      Shape inner = of(arguments[arguments.length - 1]);
      return new Shape(
          map ? Kind.MAP : Kind.LIST, (Class<?>) generic.getRawType(), Optional.of(inner));
    }
    Class<?> raw = (Class<?>) type;
    return new Shape(kind(raw), raw, Optional.empty());
  }

  /** Whether a list in the place of such a value is an axis of single values. */
  public boolean isScalar() {
    return switch (kind) {
      case NUMBER, WHOLE, FLAG, TEXT, WORD -> true;
      default -> false;
    };
  }

  /** Whether such a value is a number. */
  public boolean isNumeric() {
    return kind == Kind.NUMBER || kind == Kind.WHOLE;
  }

  /** The keys of a block. */
  public List<Component> components() {
    return Component.of(raw);
  }

  /** Whether the keys of a block give all its values, in the blocks inside it too. */
  boolean isSelfContained() {
    return kind != Kind.BLOCK
        || components().stream().allMatch(c -> c.key().isPresent() && c.shape().isSelfContained());
  }

  /** The records of a choice by their word. */
  public Map<String, Shape> choices() {
    Map<String, Shape> choices = new LinkedHashMap<>();
    permitted(raw)
        .forEach(record -> choices.put(record.getAnnotation(Choice.class).value(), of(record)));
    return choices;
  }

  /** The records that a sealed interface permits, also by way of others that it permits. */
  private static Stream<Class<?>> permitted(Class<?> sealed) {
    return Arrays.stream(sealed.getPermittedSubclasses())
        .flatMap(type -> type.isSealed() ? permitted(type) : Stream.of(type));
  }

  /** The record that a mapping chooses; a block chooses itself. */
  public Optional<Shape> chosenBy(Mapping mapping) {
    if (kind == Kind.BLOCK) {
      return Optional.of(this);
    }
    return mapping
        .value("type")
        .filter(Scalar.class::isInstance)
        .map(type -> choices().get(((Scalar) type).content()));
  }

  /** The shape of the value under a key of a mapping of this shape. */
  public Optional<Shape> child(Mapping mapping, String key) {
    return switch (kind) {
      case ANY -> Optional.of(this);
      case MAP -> inner;
      case BLOCK, CHOICE -> chosenBy(mapping).flatMap(s -> s.component(key)).map(Component::shape);
      default -> Optional.empty();
    };
  }

  /** The key of a block by its word. */
  public Optional<Component> component(String key) {
    for (Component component : components()) {
      if (component.word().equals(key)) {
        return Optional.of(component);
      }
    }
    return Optional.empty();
  }

  private static Kind kind(Class<?> raw) {
    if (raw == double.class || raw == Double.class) {
      return Kind.NUMBER;
    }
    if (List.of(int.class, long.class, Integer.class, Long.class).contains(raw)) {
      return Kind.WHOLE;
    }
    if (raw == boolean.class || raw == Boolean.class) {
      return Kind.FLAG;
    }
    if (raw == String.class) {
      return Kind.TEXT;
    }
    if (raw == Object.class) {
      return Kind.ANY;
    }
    if (raw.isEnum()) {
      return Kind.WORD;
    }
    if (raw.isRecord()) {
      return Kind.BLOCK;
    }
    if (isChoice(raw)) {
      return Kind.CHOICE;
    }
    throw new IllegalArgumentException("No configuration value can be of " + raw);
  }

  private static boolean isChoice(Class<?> raw) {
    return raw.isSealed()
        && permitted(raw).allMatch(p -> p.isRecord() && p.isAnnotationPresent(Choice.class));
  }
}
