package io.onchainmm.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One part of the page: a query from {@code charts/<name>.sql} and how to show it, either a
 * Vega-Lite chart ({@code <name>.vl.json}, words in its {@code usermeta}) or a table ({@code
 * <name>.table.json}).
 *
 * @param definition the JSON beside the query
 */
record Section(String name, ObjectNode definition, boolean chart, Rows.Table rows) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Reads the definition and runs the query. */
  static Section load(String name, ReportViews views) {
    Rows rows = views.query("section " + name, Resource.text("charts/" + name + ".sql"));
    return Resource.find("charts/" + name + ".vl.json")
        .map(text -> new Section(name, parse(name, text), true, rows.flat()))
        .orElseGet(
            () -> {
              String text = Resource.text("charts/" + name + ".table.json");
              return new Section(name, parse(name, text), false, rows.flat());
            });
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

  /** Whether the page shows it, given the number of experiments on it. */
  boolean shown(long experiments) {
    if (words().path("summary_only").asBoolean() && experiments < 2) {
      return false;
    }
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
