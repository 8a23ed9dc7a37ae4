package org.breakwater.pages;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Our components against the GOV.UK Design System's own examples: for every fixture of the
 * published package whose options our templates can express, the same elements, attributes and
 * text.
 */
class FixturesTest {
  private static final String PACKAGE =
      "/META-INF/resources/webjars/govuk-frontend/5.14.0/dist/govuk/components/";
  private static final TemplateEngine ENGINE =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, null, "org.breakwater.pages.templates");

  private static final Words WORDS = new Words(new PagesConfiguration().messageSource(), Locale.UK);

  /** How many fixtures each component is held to: another number means that one slipped out. */
  private static final Map<String, Integer> COVERED =
      Map.ofEntries(
          Map.entry("input", 18),
          Map.entry("textarea", 7),
          Map.entry("radios", 8),
          Map.entry("checkboxes", 9),
          Map.entry("select", 1),
          Map.entry("button", 8),
          Map.entry("error-summary", 6),
          Map.entry("warning-text", 2),
          Map.entry("inset-text", 2),
          Map.entry("details", 3),
          Map.entry("tag", 11),
          Map.entry("back-link", 1),
          Map.entry("panel", 2),
          Map.entry("summary-list", 2),
          Map.entry("pagination", 3),
          Map.entry("character-count", 9),
          Map.entry("date-input", 1),
          Map.entry("fieldset", 8),
          Map.entry("breadcrumbs", 5),
          Map.entry("service-navigation", 4),
          Map.entry("skip-link", 2),
          Map.entry("phase-banner", 1),
          Map.entry("tabs", 2),
          Map.entry("task-list", 4));

  /** One example of the package that our template can express. */
  private record Example(String component, String name, String theirs, String ours) {}

  @TestFactory
  Stream<DynamicTest> our_components_are_the_design_systems() {
    return COVERED.keySet().stream()
        .sorted()
        .flatMap(component -> examples(component).stream())
        .map(example ->
            DynamicTest.dynamicTest(
                example.component() + ": " + example.name(),
                () -> assertThat(normal(example.ours())).isEqualTo(normal(example.theirs()))));
  }

  @Test
  void as_many_examples_of_each_component_are_compared_as_we_say() {
    var compared = new TreeMap<String, Integer>();
    COVERED.keySet().forEach(component -> compared.put(component, examples(component).size()));
    assertThat(compared).isEqualTo(new TreeMap<>(COVERED));
  }

  @Test
  void a_component_that_lacks_an_attribute_is_noticed() {
    assertThat(normal("<input id=a name=b>")).isNotEqualTo(normal("<input id=a>"));
  }

  private static List<Example> examples(String component) {
    var found = new ArrayList<Example>();
    for (JsonNode fixture : fixtures(component)) {
      render(component, fixture.get("options"))
          .ifPresent(ours ->
              found.add(
                  new Example(
                      component,
                      fixture.get("name").stringValue(),
                      fixture.get("html").stringValue(),
                      ours)));
    }
    return found;
  }

  private static JsonNode fixtures(String component) {
    try (InputStream in =
        FixturesTest.class.getResourceAsStream(PACKAGE + component + "/fixtures.json")) {
      return JsonMapper.shared().readTree(in).get("fixtures");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Optional<String> render(String component, JsonNode o) {
    return switch (component) {
      case "input" ->
          field(o, Set.of("classes", "type", "inputmode", "autocomplete"))
              .map(field ->
                  jte(
                      "input",
                      Map.of(
                          "field",
                          field,
                          "width",
                          o.has("classes") ? " " + text(o, "classes") : "",
                          "labelClass",
                          labelClass(o)),
                      optional(o, "type", "inputmode", "autocomplete")));
      case "textarea" ->
          field(o, Set.of("rows"))
              .map(field ->
                  jte(
                      "textarea",
                      Map.of(
                          "field",
                          field,
                          "rows",
                          o.has("rows") ? o.get("rows").asInt() : 5,
                          "labelClass",
                          labelClass(o)),
                      Map.of()));
      case "character-count" ->
          field(o, Set.of("rows", "maxlength"))
              .filter(_ -> o.has("maxlength"))
              .map(field ->
                  jte(
                      "characterCount",
                      Map.of(
                          "field",
                          field,
                          "most",
                          o.get("maxlength").asInt(),
                          "rows",
                          o.has("rows") ? o.get("rows").asInt() : 5,
                          "labelClass",
                          labelClass(o)),
                      Map.of()));
      case "radios", "checkboxes" -> choices(component, o);
      case "select" ->
          field(o, Set.of("items"))
              .flatMap(field ->
                  options(o, "selected")
                      .map(options ->
                          jte(
                              "select",
                              Map.of(
                                  "field", field, "options", options, "labelClass", labelClass(o)),
                              Map.of())));
      case "button" -> button(o);
      case "error-summary" -> errorSummary(o);
      case "warning-text" ->
          only(o, "text", "iconFallbackText") && text(o, "iconFallbackText").equals("Warning")
              ? Optional.of(jte("warning", Map.of("text", text(o, "text")), Map.of()))
              : Optional.empty();
      case "inset-text" ->
          only(o, "text")
              ? Optional.of(jte("inset", Map.of("text", text(o, "text")), Map.of()))
              : Optional.empty();
      case "details" ->
          only(o, "summaryText", "text", "open")
              ? Optional.of(
                  jte(
                      "details",
                      Map.of(
                          "summary",
                          text(o, "summaryText"),
                          "content",
                          (gg.jte.Content) output -> output.writeContent(text(o, "text")),
                          "open",
                          o.has("open") && o.get("open").asBoolean()),
                      Map.of()))
              : Optional.empty();
      case "tag" ->
          only(o, "text", "classes")
              ? Optional.of(
                  jte(
                      "tag",
                      Map.of(
                          "text",
                          text(o, "text"),
                          "colour",
                          o.has("classes") ? " " + text(o, "classes") : ""),
                      Map.of()))
              : Optional.empty();
      case "back-link" ->
          only(o, "text", "href") && o.has("href")
              ? Optional.of(jte("backLink", Map.of("href", text(o, "href")), optional(o, "text")))
              : Optional.empty();
      case "panel" ->
          only(o, "titleText", "text") && o.has("text")
              ? Optional.of(
                  jte(
                      "panel",
                      Map.of("title", text(o, "titleText"), "text", text(o, "text")),
                      Map.of()))
              : Optional.empty();
      case "summary-list" -> summaryList(o);
      case "pagination" -> pagination(o);
      case "breadcrumbs" ->
          only(o, "items")
              ? places(o.get("items"), "breadcrumb")
                  .map(places -> jte("breadcrumbs", Map.of("places", places), Map.of()))
              : Optional.empty();
      case "service-navigation" ->
          only(o, "navigation") && o.path("navigation").size() > 0
              ? places(o.get("navigation"), "active")
                  .map(places -> jte("serviceNavigation", Map.of("places", places), Map.of()))
              : Optional.empty();
      case "skip-link" ->
          only(o, "text", "href") && text(o, "text").equals("Skip to main content")
              ? Optional.of(
                  jte(
                      "skipLink",
                      Map.of("href", o.has("href") ? text(o, "href") : "#content"),
                      Map.of()))
              : Optional.empty();
      case "phase-banner" ->
          only(o, "tag", "html") && plain(o, "tag", "text") && o.has("tag")
              ? Optional.of(
                  jte(
                      "phaseBanner",
                      Map.of("tag", inside(o, "tag"), "content", html(text(o, "html"))),
                      Map.of()))
              : Optional.empty();
      case "fieldset" ->
          only(o, "legend", "html") && plain(o, "legend", "text", "classes")
              ? Optional.of(
                  jte(
                      "fieldset",
                      Map.of(
                          "legend",
                          text(o.path("legend"), "text"),
                          "legendClass",
                          labelClass(o, "legend"),
                          "content",
                          html(text(o, "html"))),
                      Map.of()))
              : Optional.empty();
      case "date-input" -> dateInput(o);
      case "tabs" -> tabs(o);
      case "task-list" -> taskList(o);
      default -> Optional.empty();
    };
  }

  private static Optional<Field> field(JsonNode o, Set<String> more) {
    var known = new TreeSet<>(more);
    known.addAll(Set.of("label", "hint", "errorMessage", "id", "name", "value"));
    if (!known.containsAll(names(o))
        || !plain(o, "label", "text", "classes")
        || !plain(o, "hint", "text")
        || !plain(o, "errorMessage", "text")
        || (o.has("value") && !o.get("value").isString())) {
      return Optional.empty();
    }
    String id = o.has("id") ? text(o, "id") : text(o, "name");
    return Optional.of(
        new Field(
            text(o, "name"),
            id,
            text(o.path("label"), "text"),
            inside(o, "hint"),
            o.has("value") ? text(o, "value") : null,
            inside(o, "errorMessage")));
  }

  private static Optional<String> choices(String component, JsonNode o) {
    if (!Set.of("name", "idPrefix", "fieldset", "hint", "errorMessage", "items", "classes")
            .containsAll(names(o))
        || !o.has("fieldset")
        || !only(o.path("fieldset"), "legend")
        || !plain(o.path("fieldset"), "legend", "text", "classes")
        || !plain(o, "hint", "text")
        || !plain(o, "errorMessage", "text")) {
      return Optional.empty();
    }
    String classes = text(o, "classes");
    if (!Set.of("", "govuk-" + component + "--small", "govuk-radios--inline").contains(classes)) {
      return Optional.empty();
    }
    String id = o.has("idPrefix") ? text(o, "idPrefix") : text(o, "name");
    var field =
        new Field(
            text(o, "name"),
            id,
            text(o.path("fieldset").path("legend"), "text"),
            inside(o, "hint"),
            null,
            inside(o, "errorMessage"));
    JsonNode legend = o.path("fieldset").path("legend");
    var model = new HashMap<String, Object>();
    model.put("field", field);
    model.put("legendClass", legend.has("classes") ? " " + text(legend, "classes") : "");
    model.put("small", classes.endsWith("--small"));
    if (component.equals("radios")) {
      model.put("inline", classes.endsWith("--inline"));
    }
    return options(o, "checked")
        .map(options -> {
          model.put("options", options);
          return jte(component, model, Map.of());
        });
  }

  private static Optional<List<Option>> options(JsonNode o, String chosen) {
    var options = new ArrayList<Option>();
    for (JsonNode item : o.path("items")) {
      if (!item.isObject()
          || !only(item, "value", "text", "hint", chosen)
          || !item.has("value")
          || !item.get("value").isString()
          || !plain(item, "hint", "text")) {
        return Optional.empty();
      }
      options.add(
          new Option(
              text(item, "value"),
              text(item, "text"),
              inside(item, "hint"),
              item.path(chosen).asBoolean(false)));
    }
    return options.isEmpty() ? Optional.empty() : Optional.of(options);
  }

  private static Optional<String> button(JsonNode o) {
    if (!only(o, "text", "classes", "name", "preventDoubleClick", "href")
        || (o.has("preventDoubleClick") && !o.get("preventDoubleClick").asBoolean())) {
      return Optional.empty();
    }
    String kind = o.has("classes") ? " " + text(o, "classes") : "";
    if (o.has("href")) {
      return Optional.of(
          jte(
              "buttonLink",
              Map.of("text", text(o, "text"), "href", text(o, "href"), "kind", kind),
              Map.of()));
    }
    return Optional.of(
        jte(
            "button",
            Map.of("text", text(o, "text"), "kind", kind, "once", o.has("preventDoubleClick")),
            optional(o, "name")));
  }

  private static Optional<String> errorSummary(JsonNode o) {
    if (!only(o, "titleText", "errorList") || !o.has("errorList")) {
      return Optional.empty();
    }
    var wrong = new ArrayList<Wrong>();
    for (JsonNode item : o.get("errorList")) {
      if (!only(item, "text", "href")) {
        return Optional.empty();
      }
      wrong.add(
          new Wrong(text(item, "text"), item.has("href") ? text(item, "href").substring(1) : null));
    }
    return Optional.of(
        jte("errorSummary", Map.of("title", text(o, "titleText"), "errors", wrong), Map.of()));
  }

  private static Optional<String> summaryList(JsonNode o) {
    if (!only(o, "rows", "card")
        || !only(o.path("card"), "title")
        || !plain(o.path("card"), "title", "text")) {
      return Optional.empty();
    }
    var rows = new ArrayList<Row>();
    for (JsonNode row : o.get("rows")) {
      JsonNode items = row.path("actions").path("items");
      if (!row.isObject()
          || !only(row, "key", "value", "actions")
          || !plain(row, "key", "text")
          || !plain(row, "value", "text")
          || items.size() > 1) {
        return Optional.empty();
      }
      String key = text(row.path("key"), "text");
      String value = text(row.path("value"), "text");
      if (items.isEmpty()) {
        rows.add(Row.of(key, value));
      } else if (text(items.get(0), "text").equals("Change")) {
        rows.add(
            Row.changed(
                key, value, text(items.get(0), "href"), text(items.get(0), "visuallyHiddenText")));
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(
        o.has("card")
            ? jte(
                "summaryCard",
                Map.of("title", text(o.get("card").path("title"), "text"), "rows", rows),
                Map.of())
            : jte("summaryList", Map.of("rows", rows), Map.of()));
  }

  private static Optional<List<Page.Place>> places(JsonNode items, String here) {
    var places = new ArrayList<Page.Place>();
    for (JsonNode item : items) {
      boolean last = here.equals("breadcrumb") && !item.has("href");
      if (!item.isObject() || !only(item, "text", "href", here) || !(last || item.has("href"))) {
        return Optional.empty();
      }
      places.add(
          new Page.Place(
              text(item, "href"), text(item, "text"), last || item.path(here).asBoolean(false)));
    }
    return Optional.of(places);
  }

  private static Optional<String> dateInput(JsonNode o) {
    var items = new HashMap<String, String>();
    for (JsonNode item : o.path("items")) {
      if (!only(item, "name", "classes")) {
        return Optional.empty();
      }
      items.put(text(item, "name"), text(item, "classes"));
    }
    // Our names are those of a prefix, and an error marks all three boxes.
    String wrong = o.has("errorMessage") ? " govuk-input--error" : "";
    var whole =
        Map.of(
            "day", "govuk-input--width-2" + wrong,
            "month", "govuk-input--width-2" + wrong,
            "year", "govuk-input--width-4" + wrong);
    if (!only(o, "id", "namePrefix", "fieldset", "hint", "errorMessage", "items")
        || !text(o, "id").equals(text(o, "namePrefix"))
        || !only(o.path("fieldset"), "legend")
        || !plain(o, "hint", "text")
        || !items.equals(whole)) {
      return Optional.empty();
    }
    var field =
        Field.of(text(o, "namePrefix"), text(o.path("fieldset").path("legend"), "text"))
            .hint(inside(o, "hint"))
            .error(inside(o, "errorMessage"));
    return Optional.of(jte("dateInput", Map.of("field", field), Map.of()));
  }

  private static Optional<String> tabs(JsonNode o) {
    var tabs = new ArrayList<Tab>();
    for (JsonNode item : o.path("items")) {
      if (!item.isObject()
          || !only(item, "id", "label", "panel")
          || !item.has("id")
          || !only(item.get("panel"), "html")) {
        return Optional.empty();
      }
      tabs.add(
          new Tab(text(item, "id"), text(item, "label"), html(text(item.get("panel"), "html"))));
    }
    return only(o, "items") && !tabs.isEmpty()
        ? Optional.of(jte("tabs", Map.of("tabs", tabs), Map.of()))
        : Optional.empty();
  }

  private static Optional<String> taskList(JsonNode o) {
    var tasks = new ArrayList<Task>();
    for (JsonNode item : o.path("items")) {
      JsonNode status = item.path("status");
      JsonNode tag = status.path("tag");
      boolean waiting = text(status, "classes").equals("govuk-task-list__status--cannot-start-yet");
      if (!item.isObject()
          || !only(item, "title", "hint", "href", "status")
          || !plain(item, "title", "text")
          || !plain(item, "hint", "text")
          || waiting == item.has("href")
          || (status.has("classes") && !waiting)
          || !plain(status, "tag", "text", "classes")) {
        return Optional.empty();
      }
      tasks.add(
          new Task(
              text(item.get("title"), "text"),
              inside(item, "hint"),
              item.has("href") ? text(item, "href") : null,
              tag.isObject() ? text(tag, "text") : text(status, "text"),
              tag.isObject() ? labelClass(status, "tag") : null));
    }
    return only(o, "items", "idPrefix") && !tasks.isEmpty()
        ? Optional.of(
            jte(
                "taskList",
                Map.of("tasks", tasks, "id", o.has("idPrefix") ? text(o, "idPrefix") : "task-list"),
                Map.of()))
        : Optional.empty();
  }

  private static gg.jte.Content html(String html) {
    return output -> output.writeContent(html);
  }

  private static Optional<String> pagination(JsonNode o) {
    if (!only(o, "previous", "next")
        || !only(o.path("previous"), "href", "labelText")
        || !only(o.path("next"), "href", "labelText")) {
      return Optional.empty();
    }
    var model = new HashMap<String, Object>();
    for (String side : List.of("previous", "next")) {
      if (o.has(side)) {
        model.put(side, text(o.get(side), "href"));
        if (o.get(side).has("labelText")) {
          model.put(side + "Label", text(o.get(side), "labelText"));
        }
      }
    }
    return Optional.of(jte("pagination", model, Map.of()));
  }

  private static String jte(String template, Map<String, ?> model, Map<String, ?> more) {
    var all = new HashMap<String, Object>(model);
    all.putAll(more);
    var output = new StringOutput();
    WORDS.whileShown(() -> ENGINE.render("components/" + template + ".jte", all, output));
    return output.toString();
  }

  private static Map<String, Object> optional(JsonNode o, String... names) {
    var found = new HashMap<String, Object>();
    for (String name : names) {
      if (o.has(name)) {
        found.put(name, text(o, name));
      }
    }
    return found;
  }

  private static String labelClass(JsonNode o) {
    return labelClass(o, "label");
  }

  private static String labelClass(JsonNode o, String name) {
    return o.path(name).has("classes") ? " " + text(o.path(name), "classes") : "";
  }

  private static boolean plain(JsonNode o, String name, String... allowed) {
    return !o.has(name) || (o.get(name).isObject() && only(o.get(name), allowed));
  }

  private static boolean only(JsonNode o, String... names) {
    return Set.of(names).containsAll(names(o));
  }

  private static Set<String> names(JsonNode o) {
    return new TreeSet<>(o.propertyNames());
  }

  private static String text(JsonNode o, String name) {
    return o.path(name).asString("");
  }

  private static @org.jspecify.annotations.Nullable String inside(JsonNode o, String name) {
    return o.has(name) ? text(o.get(name), "text") : null;
  }

  /**
   * Elements, sorted attributes and classes, and words; white space between them does not count.
   */
  private static String normal(String html) {
    var out = new StringBuilder();
    for (Node node : Jsoup.parseBodyFragment(html).body().childNodes()) {
      write(node, "", out);
    }
    return out.toString();
  }

  private static void write(Node node, String indent, StringBuilder out) {
    if (node instanceof TextNode words) {
      String said = words.text().strip();
      if (!said.isEmpty()) {
        out.append(indent).append(said).append('\n');
      }
    } else if (node instanceof Element element) {
      out.append(indent).append('<').append(element.tagName());
      element.attributes().asList().stream()
          .sorted(java.util.Comparator.comparing(Attribute::getKey))
          .forEach(attribute ->
              out.append(' ')
                  .append(attribute.getKey())
                  .append('=')
                  .append(
                      attribute.getKey().equals("class")
                          ? String.join(" ", new TreeSet<>(element.classNames()))
                          : attribute.getValue()));
      out.append(">\n");
      element.childNodes().forEach(child -> write(child, indent + "  ", out));
    }
  }
}
