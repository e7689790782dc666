package io.onchainmm.schema;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Binds a resolved tree to records: fills in defaults, checks types, bounds and rules, and gathers
 * every problem instead of stopping at the first.
 */
public final class Binder {
  private final Mapping root;
  private final Memory memory;
  private final Problems problems;
  private final Scalars scalars;

  private Binder(Mapping root, Memory memory, Problems problems) {
    this.root = root;
    this.memory = memory;
    this.problems = problems;
    this.scalars = new Scalars(problems);
  }

  /**
   * The blocks that were bound last, so that trees which differ in one block cost one block. Not
   * for several threads at once.
   */
  public static final class Memory {
    private final Map<String, Remembered> blocks = new HashMap<>();

    private record Remembered(Class<?> type, Mapping mapping, Object value) {}

    private Optional<Object> recall(Class<?> type, Mapping mapping, String path) {
      return Optional.ofNullable(blocks.get(path))
          .filter(r -> r.type() == type && r.mapping().equals(mapping))
          .map(Remembered::value);
    }

    /** A block that takes values from elsewhere in the tree is not known by its own keys. */
    private void keep(Shape shape, Mapping mapping, String path, Object value) {
      if (shape.isSelfContained()) {
        blocks.put(path, new Remembered(shape.raw(), mapping, value));
      }
    }
  }

  /** Binds the whole tree; empty when there were problems that leave no value. */
  public static <T> Optional<T> bind(Class<T> type, Mapping root, Problems problems) {
    return bind(type, root, "", problems);
  }

  /** As {@link #bind(Class, Mapping, Problems)}, with what is remembered of the last tree. */
  public static <T> Optional<T> bind(
      Class<T> type, Mapping root, Memory memory, Problems problems) {
    return new Binder(root, memory, problems).block(Shape.of(type), root, "").map(type::cast);
  }

  /** Binds a tree that stands at {@code path} in its file. */
  public static <T> Optional<T> bind(Class<T> type, Mapping root, String path, Problems problems) {
    return new Binder(root, new Memory(), problems)
        .block(Shape.of(type), root, path)
        .map(type::cast);
  }

  /** Binds the whole tree or throws all its problems. */
  public static <T> T bind(Class<T> type, Mapping root) {
    Problems problems = new Problems();
    Optional<T> bound = bind(type, root, problems);
    problems.throwIfAny();
    return bound.orElseThrow();
  }

  private Optional<Object> value(Shape shape, Optional<Key> key, Node node, String path) {
    return switch (shape.kind()) {
      case NUMBER, WHOLE, FLAG, TEXT, WORD -> scalars.bind(shape, key, node, path);
      case LIST -> list(shape, key, node, path);
      case MAP -> map(shape, node, path);
      case BLOCK -> mapping(node, path).flatMap(m -> block(shape, m, path));
      case CHOICE -> mapping(node, path).flatMap(m -> choice(shape, m, path));
      case ANY -> any(node, path);
    };
  }

  private Optional<Object> list(Shape shape, Optional<Key> key, Node node, String path) {
    if (!(node instanceof Sequence sequence)) {
      return wrong(node, path, "a list");
    }
    List<Object> items = new ArrayList<>();
    for (Node item : sequence.items()) {
      value(shape.inner().orElseThrow(), key, item, path).ifPresent(items::add);
    }
    return complete(List.copyOf(items), items.size(), sequence.items().size());
  }

  private Optional<Object> map(Shape shape, Node node, String path) {
    Optional<Mapping> mapping = mapping(node, path);
    Map<String, Object> values = new LinkedHashMap<>();
    mapping
        .map(Mapping::entries)
        .orElse(Map.of())
        .forEach(
            (name, entry) ->
                value(
                        shape.inner().orElseThrow(),
                        Optional.empty(),
                        entry.value(),
                        join(path, name))
                    .ifPresent(v -> values.put(name, v)));
    int wanted = mapping.map(m -> m.entries().size()).orElse(-1);
    return complete(Collections.unmodifiableMap(values), values.size(), wanted);
  }

  private static Optional<Object> complete(Object value, int size, int wanted) {
    return size == wanted ? Optional.of(value) : Optional.empty();
  }

  private Optional<Object> any(Node node, String path) {
    if (node instanceof Scalar scalar) {
      return scalars.any(scalar, path);
    }
    Shape any = Shape.of(Object.class);
    return node instanceof Sequence
        ? list(
            new Shape(Shape.Kind.LIST, List.class, Optional.of(any)), Optional.empty(), node, path)
        : map(new Shape(Shape.Kind.MAP, Map.class, Optional.of(any)), node, path);
  }

  private Optional<Object> choice(Shape shape, Mapping mapping, String path) {
    Map<String, Shape> choices = shape.choices();
    String legal = "type must be one of " + String.join(", ", choices.keySet());
    Optional<Node> type = mapping.value("type");
    if (type.isEmpty()) {
      problems.value(mapping.place(), path, "type is missing: " + legal);
      return Optional.empty();
    }
    Optional<Shape> chosen = shape.chosenBy(mapping);
    if (chosen.isEmpty()) {
      String was = type.get().text();
      problems.value(
          type.get().place(),
          join(path, "type"),
          "must be one of %s, but was %s.%s"
              .formatted(
                  String.join(", ", choices.keySet()),
                  was,
                  Words.didYouMean(was, choices.keySet())));
      return Optional.empty();
    }
    Map<String, Mapping.Entry> rest = new LinkedHashMap<>(mapping.entries());
    rest.remove("type");
    return block(chosen.get(), new Mapping(mapping.place(), rest), path);
  }

  private Optional<Object> block(Shape shape, Mapping mapping, String path) {
    return memory
        .recall(shape.raw(), mapping, path)
        .or(
            () -> {
              Optional<Object> bound = newBlock(shape, mapping, path);
              bound.ifPresent(value -> memory.keep(shape, mapping, path, value));
              return bound;
            });
  }

  private Optional<Object> newBlock(Shape shape, Mapping mapping, String path) {
    boolean allKnown = allKnown(shape, mapping, path);
    List<Object> arguments = new ArrayList<>();
    for (Component component : shape.components()) {
      argument(component, mapping, path).ifPresent(arguments::add);
    }
    boolean complete = arguments.size() == shape.components().size();
    Optional<Object> value =
        complete ? construct(shape.raw(), arguments, mapping.place(), path) : Optional.empty();
    return value.filter(v -> allKnown);
  }

  private boolean allKnown(Shape shape, Mapping mapping, String path) {
    boolean allKnown = true;
    for (var entry : mapping.entries().entrySet()) {
      if (shape.component(entry.getKey()).flatMap(Component::key).isEmpty()) {
        allKnown = false;
        List<String> known =
            shape.components().stream()
                .filter(c -> c.key().isPresent())
                .map(Component::word)
                .toList();
        String hint = Words.didYouMean(entry.getKey(), known);
        problems.value(
            entry.getValue().keyPlace(),
            join(path, entry.getKey()),
            "unknown key." + (hint.isEmpty() ? " Known here: " + String.join(", ", known) : hint));
      }
    }
    return allKnown;
  }

  /** The value for one component; an absent optional is a present {@code Optional.empty()}. */
  private Optional<Object> argument(Component component, Mapping mapping, String path) {
    if (component.key().isEmpty()) {
      Node block = root.value(component.word()).orElse(Mapping.empty(root.place()));
      return value(component.shape(), Optional.empty(), block, component.word());
    }
    String childPath = join(path, component.word());
    Optional<Node> given = mapping.value(component.word());
    if (component.optional()) {
      if (given.isEmpty() || isEmpty(given.get())) {
        return Optional.of(Optional.empty());
      }
      return value(component.shape(), component.key(), given.get(), childPath).map(Optional::of);
    }
    Optional<Node> node = given.or(() -> component.fallback().map(f -> fallback(f, mapping)));
    if (node.isEmpty()) {
      problems.value(
          mapping.place(),
          childPath,
          "is missing. It is: " + component.key().map(Key::help).orElseThrow());
    }
    return node.flatMap(n -> value(component.shape(), component.key(), n, childPath));
  }

  /** A default block stands where the block around it stands, for the sake of messages. */
  private static Node fallback(Node fallback, Mapping around) {
    return fallback instanceof Mapping ? Mapping.empty(around.place()) : fallback;
  }

  private Optional<Object> construct(Class<?> type, List<Object> values, Place place, String path) {
    try {
      Constructor<?> constructor =
          type.getDeclaredConstructor(
              Arrays.stream(type.getRecordComponents())
                  .map(c -> c.getType())
                  .toArray(Class<?>[]::new));
      constructor.setAccessible(true);
      return Optional.of(constructor.newInstance(values.toArray()));
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException rule) {
        problems.rule(place, path, rule.getMessage());
        return Optional.empty();
      }
      throw new IllegalStateException("Cannot make a " + type.getName(), e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Cannot make a " + type.getName(), e);
    }
  }

  /** A block whose keys are all commented out is an empty mapping. */
  private Optional<Mapping> mapping(Node node, String path) {
    if (node instanceof Mapping mapping) {
      return Optional.of(mapping);
    }
    if (isEmpty(node)) {
      return Optional.of(Mapping.empty(node.place()));
    }
    return wrong(node, path, "a mapping (key: value)");
  }

  private static boolean isEmpty(Node node) {
    return node instanceof Scalar scalar && scalar.kind() == Scalar.Kind.EMPTY;
  }

  private <T> Optional<T> wrong(Node node, String path, String expected) {
    problems.value(
        node.place(), path, "must be %s, but was %s".formatted(expected, Scalars.what(node)));
    return Optional.empty();
  }

  private static String join(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
