package io.onchainmm.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The one HTML file: styles, scripts and data inline. Its Content-Security-Policy allows exactly
 * those scripts and styles, by hash, and no request at all; the charts' expressions are
 * interpreted, so not even {@code eval} is needed.
 */
final class Page {
  private static final List<String> SCRIPTS =
      List.of(
          "vendor/vega.min.js",
          "vendor/vega-lite.min.js",
          "vendor/vega-embed.min.js",
          "page/page.js");
  private static final Pattern SOURCE_MAP = Pattern.compile("\\s*//# sourceMappingURL=\\S+\\s*$");
  private static final Pattern HOLE = Pattern.compile("\\{\\{([a-z]+)}}");

  private final Headline headline;
  private final List<Section> sections;
  private final Map<String, String> documents;

  /**
   * @param documents texts shown folded at the end, by their titles: the YAML, a configuration
   */
  Page(Headline headline, List<Section> sections, Map<String, String> documents) {
    this.headline = headline;
    this.sections = List.copyOf(sections);
    this.documents = documents;
  }

  /** The whole file. */
  String html() {
    String style = Resource.text("page/page.css");
    List<String> scripts =
        SCRIPTS.stream()
            .map(name -> SOURCE_MAP.matcher(Resource.text(name)).replaceFirst("\n"))
            .toList();
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("policy", policy(style, scripts));
    parts.put("title", Html.escape(headline.title()));
    parts.put("style", style);
    parts.put("header", header());
    parts.put("contents", contents());
    parts.put("sections", body());
    parts.put("documents", documents());
    parts.put("licences", Html.escape(Resource.text("vendor/NOTICE")));
    parts.put("data", data());
    parts.put("scripts", scripts.stream().map(Page::script).collect(Collectors.joining("\n")));
    return fill(Resource.text("page/page.html"), parts);
  }

  /** Fills the template's holes in one pass, so that no value is taken for a hole. */
  private static String fill(String template, Map<String, String> parts) {
    Matcher hole = HOLE.matcher(template);
    StringBuilder out = new StringBuilder();
    int copied = 0;
    while (hole.find()) {
      out.append(template, copied, hole.start()).append(parts.get(hole.group(1)));
      copied = hole.end();
    }
    return out.append(template.substring(copied)).toString();
  }

  private static String policy(String style, List<String> scripts) {
    return "default-src 'none'; script-src %s; style-src %s; img-src data:; base-uri 'none'; form-action 'none'"
        .formatted(scripts.stream().map(Page::hash).collect(Collectors.joining(" ")), hash(style));
  }

  private static String hash(String content) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String script(String content) {
    return "<script>" + content + "</script>";
  }

  private String header() {
    StringBuilder out = new StringBuilder();
    out.append("<h1>").append(Html.escape(headline.name())).append("</h1>\n");
    out.append("<p class=\"headline\">").append(Html.escape(headline.sentence())).append("</p>\n");
    headline.best().ifPresent(text -> out.append("<p>").append(Html.escape(text)).append("</p>\n"));
    if (!headline.labels().isEmpty()) {
      out.append("<ul class=\"labels\" aria-label=\"Labels\">");
      headline.labels().forEach(label -> out.append(item(label)));
      out.append("</ul>\n");
    }
    out.append("<dl class=\"figures\">");
    headline.figures().forEach((label, value) -> out.append(figure(label, value)));
    out.append("</dl>\n");
    if (!headline.notes().isEmpty()) {
      out.append("<ul class=\"notes\">");
      headline.notes().forEach(note -> out.append(item(note)));
      out.append("</ul>\n");
    }
    return out.toString();
  }

  private static String item(String text) {
    return "<li>" + Html.escape(text) + "</li>";
  }

  private static String figure(String label, String value) {
    return "<div><dt>%s</dt><dd>%s</dd></div>".formatted(Html.escape(label), Html.escape(value));
  }

  private String contents() {
    return sections.stream()
        .map(
            section ->
                "<li><a href=\"#%s\">%s</a></li>"
                    .formatted(section.name(), Html.escape(section.shortTitle())))
        .collect(Collectors.joining());
  }

  /** Sections over all experiments as they come; the others follow a choice of experiment. */
  private String body() {
    StringBuilder out = new StringBuilder();
    boolean chooser = headline.experimentCount() < 2;
    for (Section section : sections) {
      if (!chooser && !section.forAll()) {
        out.append("<div class=\"chooser\" id=\"chooser\"></div>\n");
        chooser = true;
      }
      out.append(section(section));
    }
    return out.toString();
  }

  private String section(Section section) {
    String title = Html.escape(section.word("title"));
    String badge =
        headline.anySynthetic() && section.enough()
            ? " <span class=\"badge\">synthetic market</span>"
            : "";
    String content =
        section.enough()
            ? "<div class=\"mount\" data-section=\"%s\"></div>".formatted(section.name())
            : "<p class=\"empty\">%s</p>".formatted(Html.escape(section.word("when_empty")));
    String caption = section.enough() ? paragraph("caption", section.word("caption")) : "";
    return "<section id=\"%s\" aria-labelledby=\"%s-title\">\n<h2 id=\"%s-title\">%s%s</h2>\n%s%s\n%s</section>\n"
        .formatted(
            section.name(),
            section.name(),
            section.name(),
            title,
            badge,
            caption,
            content,
            section.enough() ? paragraph("note", section.word("note")) : "");
  }

  private static String paragraph(String style, String text) {
    return text.isEmpty() ? "" : "<p class=\"%s\">%s</p>\n".formatted(style, Html.escape(text));
  }

  private String documents() {
    StringBuilder out = new StringBuilder();
    documents.forEach(
        (title, text) ->
            out.append("<details><summary>")
                .append(Html.escape(title))
                .append("</summary><pre tabindex=\"0\">")
                .append(Html.escape(text))
                .append("</pre></details>\n"));
    return out.toString();
  }

  /**
   * Every {@code <} becomes an escape: it occurs only inside strings, and nothing can close the
   * script.
   */
  private String data() {
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    ArrayNode names = data.putArray("experiments");
    headline.experiments().forEach(names::add);
    ArrayNode array = data.putArray("sections");
    sections.stream().filter(Section::enough).forEach(section -> array.add(section.json()));
    return data.toString().replace("<", "\\u003c");
  }
}
