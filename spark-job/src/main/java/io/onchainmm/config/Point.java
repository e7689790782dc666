package io.onchainmm.config;

import io.onchainmm.schema.Mapping;
import io.onchainmm.schema.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One point of a space: a value for each of its axes, in their order.
 *
 * @param axes the axes
 * @param values one value for each axis
 */
public record Point(List<Axis> axes, List<Node> values) {
  /** Keeps its own copies. */
  public Point {
    axes = List.copyOf(axes);
    values = List.copyOf(values);
    if (axes.size() != values.size()) {
      throw new IllegalArgumentException(
          "%d values for %d axes".formatted(values.size(), axes.size()));
    }
  }

  /** The tree with this point's values in the places of the axes. */
  Mapping in(Mapping tree) {
    Mapping resolved = tree;
    for (int i = 0; i < axes.size(); i++) {
      resolved = resolved.with(axes.get(i).path(), values.get(i));
    }
    return resolved;
  }

  /** This point with another value on one axis. */
  Point with(int axis, Node value) {
    List<Node> changed = new ArrayList<>(values);
    changed.set(axis, value);
    return new Point(axes, changed);
  }

  /** All swept keys and their values as YAML text, whether they are active or not. */
  public Map<String, String> params() {
    Map<String, String> params = new TreeMap<>();
    for (int i = 0; i < axes.size(); i++) {
      params.put(axes.get(i).name(), values.get(i).text());
    }
    return params;
  }
}
