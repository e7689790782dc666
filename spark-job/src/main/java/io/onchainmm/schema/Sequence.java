package io.onchainmm.schema;

import java.util.List;
import java.util.stream.Collectors;

/** A list of a YAML file. */
public record Sequence(Place place, List<Node> items) implements Node {
  /** Keeps its own copy of the list. */
  public Sequence {
    items = List.copyOf(items);
  }

  @Override
  public String text() {
    return items.stream().map(Node::text).collect(Collectors.joining(", ", "[", "]"));
  }
}
