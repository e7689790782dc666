package io.onchainmm.config;

import io.onchainmm.schema.Binder;
import io.onchainmm.schema.Component;
import io.onchainmm.schema.Mapping;
import io.onchainmm.schema.Node;
import io.onchainmm.schema.Problems;
import io.onchainmm.schema.Range;
import io.onchainmm.schema.Sequence;
import io.onchainmm.schema.Shape;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds what a tree sweeps: a list where a single value or a block belongs, a list of lists where a
 * list belongs, bounds where a number belongs.
 */
final class AxisFinder {
  private static final BigInteger MOST_INNER_POINTS = BigInteger.valueOf(100_000);

  private final Problems problems;
  private final List<Axis> axes = new ArrayList<>();

  private AxisFinder(Problems problems) {
    this.problems = problems;
  }

  /** The axes in the order of the file. */
  static List<Axis> find(Shape shape, Mapping tree, Problems problems) {
    AxisFinder finder = new AxisFinder(problems);
    finder.children(shape, tree, List.of());
    return finder.axes;
  }

  private void children(Shape shape, Mapping mapping, List<String> path) {
    mapping
        .entries()
        .forEach(
            (key, entry) -> {
              List<String> childPath = append(path, key);
              if (shape.kind() == Shape.Kind.CHOICE && key.equals("type")) {
                refuseSweptType(entry.value(), childPath);
              }
              Optional<Shape> child = shape.child(mapping, key);
              child.ifPresent(
                  c -> value(c, sweepable(shape, mapping, key), entry.value(), childPath));
            });
  }

  private static boolean sweepable(Shape shape, Mapping mapping, String key) {
    boolean record = shape.kind() == Shape.Kind.BLOCK || shape.kind() == Shape.Kind.CHOICE;
    return !record
        || shape
            .chosenBy(mapping)
            .flatMap(s -> s.component(key))
            .map(Component::identity)
            .orElse(true);
  }

  private void refuseSweptType(Node node, List<String> path) {
    if (node instanceof Sequence) {
      problems.value(
          node.place(),
          String.join(".", path),
          "cannot be swept alone, since other types have other keys: write a list of mappings in"
              + " the place of "
              + String.join(".", path.subList(0, path.size() - 1)));
    }
  }

  private void value(Shape shape, boolean sweepable, Node node, List<String> path) {
    if (node instanceof Sequence sequence && isAxis(shape, sequence)) {
      if (allowed(sweepable, node, path)) {
        list(shape, sequence, path);
      }
    } else if (node instanceof Mapping mapping && shape.isNumeric()) {
      if (allowed(sweepable, node, path)) {
        range(mapping, path);
      }
    } else if (node instanceof Mapping mapping) {
      children(shape, mapping, path);
    }
  }

  private static boolean isAxis(Shape shape, Sequence sequence) {
    return switch (shape.kind()) {
      case LIST ->
          !sequence.items().isEmpty()
              && sequence.items().stream().allMatch(Sequence.class::isInstance);
      case MAP -> false;
      default -> true;
    };
  }

  private boolean allowed(boolean sweepable, Node node, List<String> path) {
    if (!sweepable) {
      problems.value(
          node.place(),
          String.join(".", path),
          "cannot be swept: give one value instead of " + node.text());
    }
    return sweepable;
  }

  private void list(Shape shape, Sequence sequence, List<String> path) {
    List<Node> values = new ArrayList<>();
    sequence.items().forEach(item -> values.addAll(expanded(shape, item, path)));
    if (sequence.items().isEmpty()) {
      problems.value(
          sequence.place(), String.join(".", path), "is an empty list: give at least one value");
    } else if (!values.isEmpty()) {
      axes.add(new Axis(path, sequence.place(), values, Optional.empty()));
    }
  }

  /** A block in a list may sweep keys of its own: it stands for all its points. */
  private List<Node> expanded(Shape shape, Node item, List<String> path) {
    if (!(item instanceof Mapping mapping) || shape.isScalar()) {
      return List.of(item);
    }
    Space inner = new Space(find(shape, mapping, problems));
    BigInteger size = inner.size();
    if (size.compareTo(MOST_INNER_POINTS) > 0) {
      problems.value(
          item.place(),
          String.join(".", path),
          "has %,d combinations inside one item of a list, more than %,d"
              .formatted(size, MOST_INNER_POINTS));
      return List.of();
    }
    List<Node> points = new ArrayList<>();
    for (long i = 0; i < size.longValueExact(); i++) {
      points.add(inner.point(i).in(mapping));
    }
    return points;
  }

  private void range(Mapping mapping, List<String> path) {
    Binder.bind(Range.class, mapping, String.join(".", path), problems)
        .ifPresent(r -> axes.add(new Axis(path, mapping.place(), List.of(), Optional.of(r))));
  }

  private static List<String> append(List<String> path, String key) {
    List<String> longer = new ArrayList<>(path);
    longer.add(key);
    return longer;
  }
}
