package org.breakwater.intake;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads one report under every rule of the contract's schema ({@code urn:breakwater:report:1}), and
 * says of each rule broken where and how.
 */
final class ReportReader {
  /** Bytes in one report; the schema's own limits allow less than this in any usual spelling. */
  static final int LONGEST = 32 * 1024 * 1024;

  private static final Pattern WHEN =
      Pattern.compile(
          "[0-9]{4}(-[0-9]{2}(-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2})?(Z|[+-][0-9]{2}:[0-9]{2}))?)?)?");
  private static final Pattern BORN = Pattern.compile("[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?");
  private static final Set<String> ROLES =
      Set.of(
          "child",
          "parent",
          "carer",
          "sibling",
          "adult",
          "adult-of-concern",
          "professional",
          "reporter",
          "other");
  private static final Set<String> SEXES = Set.of("female", "male", "other", "unknown");
  private static final Set<String> THINGS =
      Set.of("vehicle", "phone", "place", "account", "business", "other");

  private static final Set<String> REPORT_FIELDS =
      Set.of(
          "ref",
          "agency",
          "kind",
          "concerns",
          "occurred",
          "recorded",
          "author",
          "summary",
          "people",
          "things",
          "links");
  private static final Set<String> PERSON_FIELDS =
      Set.of(
          "ref",
          "role",
          "given",
          "middle",
          "family",
          "knownAs",
          "born",
          "age",
          "sex",
          "ethnicity",
          "addresses",
          "phones",
          "words",
          "identifiers");
  private static final int NAME = 200;
  private static final int WORDS = 20_000;

  private final JsonMapper json =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxStringLength(LONGEST)
                          .maxNestingDepth(20)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** What a line turned out to be. */
  sealed interface Line {
    /** A report that the schema can read. */
    record Readable(Report report) implements Line {}

    /** Something else, and why. */
    record Unreadable(List<Received.Fault> faults) implements Line {}
  }

  /** Reads the bytes of one report. */
  Line read(byte[] utf8) {
    var faults = new Faults();
    JsonNode tree = tree(utf8, faults);
    if (tree == null) {
      return new Line.Unreadable(faults.all());
    }
    Report report = report(new Fields(tree, "", faults));
    return faults.none() ? new Line.Readable(report) : new Line.Unreadable(faults.all());
  }

  private @Nullable JsonNode tree(byte[] utf8, Faults faults) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    } catch (CharacterCodingException e) {
      faults.add("", "is not UTF-8 text; save the file with the encoding UTF-8 and send it again");
      return null;
    }
    try {
      JsonNode tree = json.readTree(text);
      if (!tree.isObject()) {
        faults.add("", "is not a report: a line must be one JSON object, in braces");
        return null;
      }
      if (halfOfAPair(text, tree)) {
        faults.add("", "holds half of a surrogate pair, which no text can hold");
        return null;
      }
      return tree;
    } catch (JacksonException e) {
      faults.add("", notJson(e));
      return null;
    }
  }

  /** Only an escape can smuggle half a pair into UTF-8, so a line without one is not searched. */
  private static boolean halfOfAPair(String text, JsonNode tree) {
    return (text.contains("\\ud") || text.contains("\\uD"))
        && !StandardCharsets.UTF_8.newEncoder().canEncode(allText(tree));
  }

  private static String allText(JsonNode tree) {
    var text = new StringBuilder();
    collect(tree, text);
    return text.toString();
  }

  private static void collect(JsonNode node, StringBuilder text) {
    if (node.isString()) {
      // A space between, so that two halves in two fields do not look like a pair.
      text.append(node.stringValue()).append(' ');
    }
    node.properties().forEach(member -> text.append(member.getKey()).append(' '));
    node.forEach(child -> collect(child, text));
  }

  /** Where the JSON breaks off, without repeating a word of it. */
  private static String notJson(JacksonException e) {
    String what = e.getMessage() == null ? "" : e.getMessage();
    TokenStreamLocation at = e.getLocation();
    String where = at == null ? "" : " (near character " + at.getColumnNr() + ")";
    if (what.startsWith("Duplicate")) {
      return "names the same field twice" + where;
    }
    if (what.contains("end-of-input") || what.contains("Unexpected end")) {
      return "breaks off before the report is complete" + where;
    }
    return "is not JSON" + where;
  }

  private static Report report(Fields fields) {
    fields.only(REPORT_FIELDS);
    String ref = fields.needed("ref", 64);
    if (ref.isEmpty() && fields.object().has("ref") && fields.object().get("ref").isString()) {
      fields.fault("ref", "is empty; it must name the report");
    }
    return new Report(
        ref,
        fields.neededCode("agency"),
        fields.neededCode("kind"),
        fields.codes("concerns", 20),
        fields.shaped(
            "occurred",
            WHEN,
            "must be a year (2011), a month (2011-03), a day (2011-03-09) or an instant with its"
                + " offset (2011-03-09T16:20Z)"),
        recorded(fields),
        writer(fields.object("author")),
        fields.needed("summary", WORDS),
        people(fields),
        fields.objects("things", 200, ReportReader::thing),
        fields.objects("links", 400, ReportReader::link));
  }

  private static String recorded(Fields fields) {
    String recorded = fields.needed("recorded", Integer.MAX_VALUE);
    if (fields.object().has("recorded") && fields.object().get("recorded").isString()) {
      try {
        Moments.rfc3339(recorded);
      } catch (DateTimeParseException e) {
        fields.fault(
            "recorded", "must be a date and time with its offset, such as 2011-03-09T16:20:00Z");
      }
    }
    return recorded;
  }

  private static Report.@Nullable Writer writer(@Nullable Fields author) {
    if (author == null) {
      return null;
    }
    author.only(Set.of("name", "post"));
    return new Report.Writer(author.text("name", NAME), author.text("post", NAME));
  }

  private static List<Report.Person> people(Fields fields) {
    if (!fields.object().has("people")) {
      fields.fault("people", "is missing; it may be an empty list");
    }
    return Report.each(fields.objects("people", 200, ReportReader::person));
  }

  private static Report.Person person(Fields fields) {
    fields.only(PERSON_FIELDS);
    String role = fields.oneOf("role", ROLES);
    if (!fields.object().has("role")) {
      fields.fault("role", "is missing");
    }
    return new Report.Person(
        fields.needed("ref", 16),
        role == null ? "" : role,
        fields.text("given", NAME),
        fields.text("middle", NAME),
        fields.text("family", NAME),
        fields.texts("knownAs", 20, NAME),
        fields.shaped(
            "born", BORN, "must be a year (1997), a month (1997-04) or a day (1997-04-21)"),
        fields.whole("age", -1, 130),
        fields.oneOf("sex", SEXES),
        fields.text("ethnicity", 100),
        fields.objects("addresses", 20, ReportReader::address),
        fields.texts("phones", 20, 40),
        fields.text("words", WORDS),
        fields.objects("identifiers", 20, ReportReader::identifier));
  }

  private static Report.Address address(Fields fields) {
    fields.only(Set.of("line", "postcode"));
    return new Report.Address(fields.text("line", 300), fields.text("postcode", 12));
  }

  private static Report.Identifier identifier(Fields fields) {
    fields.only(Set.of("scheme", "value"));
    return new Report.Identifier(fields.neededCode("scheme"), fields.needed("value", 64));
  }

  private static Report.Thing thing(Fields fields) {
    fields.only(Set.of("ref", "type", "value", "postcode", "label"));
    String type = fields.oneOf("type", THINGS);
    if (!fields.object().has("type")) {
      fields.fault("type", "is missing");
    }
    return new Report.Thing(
        fields.needed("ref", 16),
        type == null ? "" : type,
        fields.needed("value", 300),
        fields.text("postcode", 12),
        fields.text("label", 300));
  }

  private static Report.Link link(Fields fields) {
    fields.only(Set.of("from", "to", "type"));
    return new Report.Link(
        fields.needed("from", Integer.MAX_VALUE),
        fields.needed("to", Integer.MAX_VALUE),
        fields.neededCode("type"));
  }
}
