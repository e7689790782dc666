package io.onchainmm.schema;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Keys and values of a YAML file, in the order of the file. */
public record Mapping(Place place, Map<String, Entry> entries) implements Node {

  /** A value and the place of its key. */
  public record Entry(Place keyPlace, Node value) {}

  /** Keeps its own copy of the entries, in their order. */
  public Mapping {
    entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
  }

  /** A mapping without keys. */
  public static Mapping empty(Place place) {
    return new Mapping(place, Map.of());
  }

  /** The value of a key. */
  public Optional<Node> value(String key) {
    return Optional.ofNullable(entries.get(key)).map(Entry::value);
  }

  /** The value at the end of a path of keys. */
  public Optional<Node> at(List<String> path) {
    Optional<Node> child = value(path.get(0));
    if (path.size() == 1) {
      return child;
    }
    return child
        .filter(Mapping.class::isInstance)
        .flatMap(m -> ((Mapping) m).at(path.subList(1, path.size())));
  }

  /** This mapping with another value at the end of a path of keys; missing mappings are made. */
  public Mapping with(List<String> path, Node value) {
    String key = path.get(0);
    Entry old = entries.getOrDefault(key, new Entry(place, empty(place)));
    Node replacement = value;
    if (path.size() > 1) {
      Mapping inner = old.value() instanceof Mapping m ? m : empty(old.keyPlace());
      replacement = inner.with(path.subList(1, path.size()), value);
    }
    Map<String, Entry> changed = new LinkedHashMap<>(entries);
    changed.put(key, new Entry(old.keyPlace(), replacement));
    return new Mapping(place, changed);
  }

  @Override
  public String text() {
    return entries.entrySet().stream()
        .map(e -> e.getKey() + ": " + e.getValue().value().text())
        .collect(Collectors.joining(", ", "{", "}"));
  }
}
