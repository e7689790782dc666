package io.onchainmm.config;

import io.onchainmm.schema.Canonical;
import io.onchainmm.schema.Node;
import io.onchainmm.schema.Place;
import io.onchainmm.schema.Range;
import io.onchainmm.schema.Scalar;
import java.util.List;
import java.util.Optional;

/**
 * One swept key.
 *
 * @param path the keys that lead to it from the root
 * @param place where its values stand
 * @param values its values in the order of the file; empty for a continuous axis
 * @param range the bounds of a continuous axis
 */
public record Axis(List<String> path, Place place, List<Node> values, Optional<Range> range) {

  /** Keeps its own copies. */
  public Axis {
    path = List.copyOf(path);
    values = List.copyOf(values);
    if (values.isEmpty() == range.isEmpty()) {
      throw new IllegalArgumentException(path + " needs either values or a range");
    }
  }

  /** The key as it is written in messages and results, e.g. {@code market_maker.gamma}. */
  public String name() {
    return String.join(".", path);
  }

  /** The values or the range as written. */
  public String text() {
    return range
        .map(Range::text)
        .orElseGet(() -> "[" + String.join(", ", values.stream().map(Node::text).toList()) + "]");
  }

  /** Values that must all be legal for the axis to be: its own, or the ends of its range. */
  List<Node> probes() {
    return range.map(r -> List.of(end(r.min()), end(r.max()))).orElse(values);
  }

  private Node end(double value) {
    return new Scalar(place, Scalar.Kind.NUMBER, Canonical.json(value));
  }
}
