package io.onchainmm.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * One part of the page: a query from {@code charts/<name>.sql} and how to show it, either a
 * Vega-Lite chart ({@code <name>.vl.json}, words in its {@code usermeta}) or a table ({@code
 * <name>.table.json}).
 *
 * @param definition the JSON beside the query
 */
record Section(String name, ObjectNode definition, boolean chart, Rows.Table rows) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Reads the definition and runs the query; none when the page would not show it. */
  static Optional<Section> load(String name, ReportViews views, int experiments) {
    Optional<String> chart = Resource.find("charts/" + name + ".vl.json");
    ObjectNode definition =
        parse(name, chart.orElseGet(() -> Resource.text("charts/" + name + ".table.json")));
    if (definition.path("summary_only").asBoolean() && experiments < 2) {
      return Optional.empty();
    }
    Rows rows = views.query("section " + name, Resource.text("charts/" + name + ".sql"));
    Section section = new Section(name, definition, chart.isPresent(), rows.flat());
    return section.shown() ? Optional.of(section) : Optional.empty();
  }

  private static ObjectNode parse(String name, String text) {
    try {
      return (ObjectNode) JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Definition of section %s is no JSON".formatted(name), e);
    }
  }

  private JsonNode words() {
    return chart ? definition.path("usermeta") : definition;
  }

  /** A word of the definition, or the empty string. */
  String word(String key) {
    return words().path(key).asText("");
  }

  /** The title, or a shorter one made for the list of contents. */
  String shortTitle() {
    return words().path("short_title").asText(word("title"));
  }

  /** Whether there is something to show or to say. */
  private boolean shown() {
    return enough() || !word("when_empty").isEmpty();
  }

  /** Whether there are rows to show rather than a sentence. */
  boolean enough() {
    return rows.lines().size() >= Math.max(1, words().path("minimum_rows").asInt());
  }

  /** Whether the rows of all experiments are shown together. */
  boolean forAll() {
    return word("scope").equals("all");
  }

  /** For the script of the page. */
  ObjectNode json() {
    ObjectNode node = rows.json();
    node.put("name", name);
    node.put("chart", chart);
    node.set("definition", definition);
    return node;
  }
}
