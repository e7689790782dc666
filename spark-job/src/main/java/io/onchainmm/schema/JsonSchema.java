package io.onchainmm.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * The JSON Schema (draft 2020-12) of a configuration record, for editors: every key with help,
 * bounds and default, and the forms in which it can be swept.
 */
public final class JsonSchema {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private JsonSchema() {}

  /** The schema of a file whose root is this record, as indented JSON. */
  public static String of(Class<?> root, String title) {
    ObjectNode schema = JSON.objectNode();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema").put("title", title);
    schema.setAll(block(Shape.of(root)));
    schema.putObject("$defs").set("range", block(Shape.of(Range.class)).put("type", "object"));
    return schema.toPrettyString() + "\n";
  }

  private static ObjectNode property(Component component) {
    Key key = component.key().orElseThrow();
    ObjectNode property = JSON.objectNode();
    property.put("description", description(key));
    component.fallback().ifPresent(node -> property.set("default", json(node)));
    ObjectNode single = single(component.shape(), Optional.of(key));
    return property.setAll(component.identity() ? sweepable(component.shape(), single) : single);
  }

  private static String description(Key key) {
    return key.when().isEmpty()
        ? key.help()
        : "%s. Counts only with %s"
            .formatted(key.help(), key.when().replace("=", ": ").replace("|", " or "));
  }

  private static JsonNode json(Node node) {
    if (node instanceof Sequence sequence) {
      ArrayNode items = JSON.arrayNode();
      sequence.items().forEach(item -> items.add(json(item)));
      return items;
    }
    if (node instanceof Scalar scalar) {
      return switch (scalar.kind()) {
        case NUMBER -> JSON.numberNode(scalar.number());
        case FLAG -> JSON.booleanNode(scalar.isTrue());
        default -> JSON.textNode(scalar.content());
      };
    }
    return JSON.objectNode();
  }

  /** The value itself, a list of such values, or for a number a range of values. */
  private static ObjectNode sweepable(Shape shape, ObjectNode single) {
    if (shape.kind() == Shape.Kind.MAP || shape.kind() == Shape.Kind.ANY) {
      return single;
    }
    ObjectNode either = JSON.objectNode();
    ArrayNode forms = either.putArray("anyOf").add(single);
    ObjectNode axis = forms.addObject().put("type", "array").put("minItems", 1);
    axis.set("items", single);
    if (shape.isNumeric()) {
      forms.addObject().put("$ref", "#/$defs/range");
    }
    return either;
  }

  private static ObjectNode single(Shape shape, Optional<Key> key) {
    return switch (shape.kind()) {
      case NUMBER -> bounded("number", key);
      case WHOLE -> bounded("integer", key);
      case FLAG -> typed("boolean");
      case TEXT -> typed("string");
      case WORD -> words(shape);
      case LIST -> list(shape, key);
      case MAP -> map(shape);
      case BLOCK -> block(shape);
      case CHOICE -> choice(shape);
      case ANY -> JSON.objectNode();
    };
  }

  private static ObjectNode typed(String type) {
    return JSON.objectNode().put("type", type);
  }

  private static ObjectNode bounded(String type, Optional<Key> key) {
    ObjectNode number = typed(type);
    key.ifPresent(
        k -> {
          bound(number, "exclusiveMinimum", k.above());
          bound(number, "minimum", k.min());
          bound(number, "maximum", k.max());
        });
    return number;
  }

  private static void bound(ObjectNode number, String name, double value) {
    if (Double.isFinite(value)) {
      number.put(name, new BigDecimal(Canonical.number(value)));
    }
  }

  private static ObjectNode words(Shape shape) {
    ObjectNode word = JSON.objectNode();
    Words.words(shape.raw()).forEach(word.putArray("enum")::add);
    return word;
  }

  private static ObjectNode list(Shape shape, Optional<Key> key) {
    ObjectNode list = typed("array");
    list.set("items", single(shape.inner().orElseThrow(), key));
    return list;
  }

  private static ObjectNode map(Shape shape) {
    ObjectNode map = JSON.objectNode();
    map.putArray("type").add("object").add("null");
    Shape inner = shape.inner().orElseThrow();
    map.set("additionalProperties", sweepable(inner, single(inner, Optional.empty())));
    return map;
  }

  private static ObjectNode choice(Shape shape) {
    ObjectNode choice = JSON.objectNode();
    ArrayNode records = choice.putArray("oneOf");
    shape.choices().forEach((word, chosen) -> records.add(chosen(word, chosen)));
    return choice;
  }

  private static ObjectNode chosen(String word, Shape shape) {
    ObjectNode block = block(shape).put("type", "object");
    block.put("description", shape.raw().getAnnotation(Choice.class).help());
    ((ObjectNode) block.get("properties")).putObject("type").put("const", word);
    ArrayNode required =
        block.has("required") ? (ArrayNode) block.get("required") : block.putArray("required");
    required.insert(0, "type");
    return block;
  }

  private static ObjectNode block(Shape shape) {
    ObjectNode block = JSON.objectNode();
    block.putArray("type").add("object").add("null");
    block.put("additionalProperties", false);
    ObjectNode properties = block.putObject("properties");
    ArrayNode required = JSON.arrayNode();
    for (Component component : shape.components()) {
      if (component.key().isEmpty()) {
        continue;
      }
      properties.set(component.word(), property(component));
      if (component.required()) {
        required.add(component.word());
      }
    }
    return required.isEmpty() ? block : block.set("required", required);
  }
}
