package io.onchainmm.schema;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Binds single values: strict types, bounds, words of enums. */
final class Scalars {
  private static final BigDecimal MAX_LONG = BigDecimal.valueOf(Long.MAX_VALUE);
  private static final BigDecimal MIN_LONG = BigDecimal.valueOf(Long.MIN_VALUE);

  private final Problems problems;

  Scalars(Problems problems) {
    this.problems = problems;
  }

  Optional<Object> bind(Shape shape, Optional<Key> key, Node node, String path) {
    if (!(node instanceof Scalar scalar)) {
      return wrong(node, path, expected(shape));
    }
    return switch (shape.kind()) {
      case NUMBER, WHOLE -> number(shape, key, scalar, path);
      case FLAG ->
          scalar.kind() == Scalar.Kind.FLAG
              ? Optional.of(scalar.isTrue())
              : wrong(node, path, expected(shape));
      case TEXT -> text(scalar, path);
      default -> word(shape.raw(), scalar, path);
    };
  }

  /** A value that is passed on as it is. */
  Optional<Object> any(Scalar scalar, String path) {
    return switch (scalar.kind()) {
      case TEXT -> Optional.of(scalar.content());
      case FLAG -> Optional.of(scalar.isTrue());
      case EMPTY -> wrong(scalar, path, "a value");
      case NUMBER -> {
        boolean whole = scalar.content().matches("[-+]?[0-9]+");
        yield number(Shape.of(whole ? long.class : double.class), Optional.empty(), scalar, path);
      }
    };
  }

  /** What was found, for messages. */
  static String what(Node node) {
    if (node instanceof Scalar scalar && scalar.kind() == Scalar.Kind.TEXT) {
      return "the text " + Words.quoted(scalar.content());
    }
    if (node instanceof Sequence) {
      return "the list " + shortened(node.text());
    }
    return node instanceof Mapping ? "the mapping " + shortened(node.text()) : node.text();
  }

  private static String shortened(String text) {
    return text.length() <= 60 ? text : text.substring(0, 57) + "...";
  }

  private Optional<Object> number(Shape shape, Optional<Key> key, Scalar scalar, String path) {
    if (scalar.kind() != Scalar.Kind.NUMBER) {
      return wrong(scalar, path, expected(shape));
    }
    if (!scalar.isFinite() || Double.isInfinite(scalar.number().doubleValue())) {
      return wrong(scalar, path, "a finite number");
    }
    Optional<Object> value =
        shape.kind() == Shape.Kind.NUMBER ? real(scalar) : whole(shape, scalar);
    if (value.isEmpty()) {
      return wrong(scalar, path, expected(shape));
    }
    Optional<String> outside = key.flatMap(k -> outside(k, ((Number) value.get()).doubleValue()));
    return outside.isPresent() ? wrong(scalar, path, outside.get()) : value;
  }

  /** Adding zero turns the negative zero into zero, which is the same setting. */
  private static Optional<Object> real(Scalar scalar) {
    return Optional.of(scalar.number().doubleValue() + 0.0);
  }

  private static Optional<Object> whole(Shape shape, Scalar scalar) {
    BigDecimal exact = scalar.number();
    boolean fits = exact.compareTo(MIN_LONG) >= 0 && exact.compareTo(MAX_LONG) <= 0;
    if (!fits || exact.stripTrailingZeros().scale() > 0) {
      return Optional.empty();
    }
    long value = exact.longValueExact();
    if (shape.raw() != int.class && shape.raw() != Integer.class) {
      return Optional.of(value);
    }
    return (int) value == value ? Optional.of((int) value) : Optional.empty();
  }

  private static Optional<String> outside(Key key, double value) {
    if (!(value > key.above())) {
      return Optional.of("> " + Canonical.number(key.above()));
    }
    if (value < key.min()) {
      return Optional.of(">= " + Canonical.number(key.min()));
    }
    return value > key.max() ? Optional.of("<= " + Canonical.number(key.max())) : Optional.empty();
  }

  private Optional<Object> text(Scalar scalar, String path) {
    return switch (scalar.kind()) {
      case TEXT -> Optional.of(scalar.content());
      case EMPTY -> wrong(scalar, path, "a text");
      default -> {
        problems.value(
            scalar.place(),
            path,
            "must be a text, but was %s. Put it in quotes: \"%s\""
                .formatted(scalar.content(), scalar.content()));
        yield Optional.empty();
      }
    };
  }

  private Optional<Object> word(Class<?> type, Scalar scalar, String path) {
    List<String> words = Words.words(type);
    int index = words.indexOf(scalar.content());
    if (index >= 0) {
      return Optional.of(type.getEnumConstants()[index]);
    }
    problems.value(
        scalar.place(),
        path,
        "must be %s, but was %s.%s"
            .formatted(oneOf(words), scalar.text(), Words.didYouMean(scalar.content(), words)));
    return Optional.empty();
  }

  private static String expected(Shape shape) {
    return switch (shape.kind()) {
      case NUMBER -> "a number";
      case WHOLE ->
          shape.raw() == int.class || shape.raw() == Integer.class
              ? "a whole number below 2^31"
              : "a whole number below 2^63";
      case FLAG -> "true or false";
      case TEXT -> "a text";
      default -> oneOf(Words.words(shape.raw()));
    };
  }

  private static String oneOf(List<String> words) {
    return (words.size() == 1 ? "" : "one of ") + String.join(", ", words);
  }

  private Optional<Object> wrong(Node node, String path, String expected) {
    problems.value(node.place(), path, "must be %s, but was %s".formatted(expected, what(node)));
    return Optional.empty();
  }
}
