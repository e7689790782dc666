package io.onchainmm.schema;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Turns the parser's nodes of one file into ours, with limits against hostile files. */
final class YamlTree {
  private static final int MAX_NODES = 100_000;
  private static final Pattern ANY = Pattern.compile(".*", Pattern.DOTALL);

  private final String file;
  private final Set<org.yaml.snakeyaml.nodes.Node> open =
      Collections.newSetFromMap(new IdentityHashMap<>());
  private int count;

  YamlTree(String file) {
    this.file = file;
  }

  Node convert(org.yaml.snakeyaml.nodes.Node node) {
    return convert(node, place(node));
  }

  /** Block mappings get the place of their key, where an editor's cursor would look for them. */
  private Node convert(org.yaml.snakeyaml.nodes.Node node, Place keyPlace) {
    check(node);
    if (node instanceof ScalarNode scalar) {
      return scalar(scalar);
    }
    if (!open.add(node)) {
      throw problem(place(node), "contains itself through an alias (*)");
    }
    Node converted =
        node instanceof MappingNode mapping
            ? mapping(mapping, mapping.getFlowStyle() == FlowStyle.FLOW ? place(node) : keyPlace)
            : sequence((SequenceNode) node);
    open.remove(node);
    return converted;
  }

  private void check(org.yaml.snakeyaml.nodes.Node node) {
    if (++count > MAX_NODES) {
      throw problem(
          place(node),
          "has more than %,d values with all aliases (*) written out".formatted(MAX_NODES));
    }
    if (!Yaml.CORE.contains(node.getTag())) {
      throw problem(place(node), "has the tag %s: tags are not used here".formatted(node.getTag()));
    }
  }

  private Scalar scalar(ScalarNode node) {
    Scalar.Kind kind = kind(node.getTag());
    Pattern legal =
        switch (kind) {
          case TEXT -> ANY;
          case NUMBER -> Yaml.NUMBER;
          case FLAG -> Yaml.FLAG;
          case EMPTY -> Yaml.NOTHING;
        };
    if (!legal.matcher(node.getValue()).matches()) {
      throw problem(place(node), "%s is not what its tag says".formatted(node.getValue()));
    }
    return new Scalar(place(node), kind, node.getValue());
  }

  private static Scalar.Kind kind(Tag tag) {
    if (tag.equals(Tag.BOOL)) {
      return Scalar.Kind.FLAG;
    }
    if (tag.equals(Tag.NULL)) {
      return Scalar.Kind.EMPTY;
    }
    return tag.equals(Tag.STR) ? Scalar.Kind.TEXT : Scalar.Kind.NUMBER;
  }

  private Sequence sequence(SequenceNode node) {
    List<Node> items = new ArrayList<>();
    node.getValue().forEach(item -> items.add(convert(item, place(item))));
    return new Sequence(place(node), items);
  }

  private Mapping mapping(MappingNode node, Place place) {
    Map<String, Mapping.Entry> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : node.getValue()) {
      Place keyPlace = place(tuple.getKeyNode());
      String key = key(tuple.getKeyNode());
      if (entries.containsKey(key)) {
        throw problem(
            keyPlace,
            "%s: is here twice, first in line %d: keep one"
                .formatted(key, entries.get(key).keyPlace().line()));
      }
      entries.put(key, new Mapping.Entry(keyPlace, convert(tuple.getValueNode(), keyPlace)));
    }
    return new Mapping(place, entries);
  }

  private String key(org.yaml.snakeyaml.nodes.Node node) {
    if (node instanceof ScalarNode scalar && !scalar.getValue().isEmpty()) {
      if (scalar.isPlain() && scalar.getValue().equals("<<")) {
        throw problem(place(node), "<<: merging is not supported: write the keys out");
      }
      return scalar.getValue();
    }
    throw problem(place(node), "a key must be a word");
  }

  private Place place(org.yaml.snakeyaml.nodes.Node node) {
    return Yaml.place(file, node.getStartMark());
  }

  private static ConfigException problem(Place place, String text) {
    return new ConfigException(place + "  " + text);
  }
}
