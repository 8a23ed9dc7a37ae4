package org.breakwater.writing;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.breakwater.access.Viewer;
import org.breakwater.intake.Report;
import org.breakwater.pages.Words;
import org.breakwater.pages.Wrong;
import org.breakwater.record.Occurred;
import org.jspecify.annotations.Nullable;

/**
 * Makes a report of what was typed: every word as typed, empty boxes left out. What the boxes
 * cannot mean, such as a month without a year, becomes a wrong answer to mend; nothing else does.
 */
final class Composing {
  private static final Pattern TIME =
      Pattern.compile("([0-9]{1,2})[:.]?([0-9]{2})? ?(am|pm)?", Pattern.CASE_INSENSITIVE);

  private final Form form;
  private final Words say;
  private final List<Wrong> wrong = new ArrayList<>();
  private final List<Integer> places = new ArrayList<>();
  private final List<Integer> thingPlaces = new ArrayList<>();

  Composing(Form form, Words say) {
    this.form = form;
    this.say = say;
  }

  /** For when something happened, and nothing else. */
  Composing(TypedDate happened, String time, boolean unknown, Words say) {
    this(Form.empty().happening(happened, time, unknown), say);
  }

  /** What is wrong so far. */
  List<Wrong> wrong() {
    return wrong;
  }

  /**
   * The report of this writer.
   *
   * @param ref names it for ever
   */
  Report report(String ref, Viewer writer, Instant now) {
    if (form.summary().isBlank()) {
      wrong.add(new Wrong(say.of("writing.wrong.summary"), "summary"));
    }
    return new Report(
        ref,
        writer.partner(),
        form.kind(),
        concerns(),
        occurred(),
        now.truncatedTo(ChronoUnit.SECONDS).toString(),
        new Report.Writer(writer.name(), writer.postName()),
        form.summary(),
        people(),
        things(),
        null);
  }

  private @Nullable List<String> concerns() {
    var concerns = new ArrayList<>(form.concerns());
    for (String other : form.otherConcern().split("[,;\n]")) {
      if (!other.isBlank()) {
        // The contract's categories are lower-case words joined by hyphens.
        concerns.add(
            other
                .strip()
                .toLowerCase(java.util.Locale.UK)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^[^a-z]+|-+$", ""));
      }
    }
    return concerns.isEmpty() ? null : concerns.stream().distinct().toList();
  }

  /** When it happened, in the contract's form; null when unknown. */
  @Nullable String occurred() {
    if (form.unknown() || (form.happened().blank() && form.time().isEmpty())) {
      return null;
    }
    String day = date(form.happened(), "happened");
    if (day == null || form.time().isEmpty()) {
      return day;
    }
    if (!form.happened().hasDay()) {
      wrong.add(new Wrong(say.of("writing.wrong.time.day"), "happened-day"));
      return day;
    }
    try {
      ZonedDateTime at = ZonedDateTime.of(LocalDate.parse(day), time(form.time()), Occurred.ZONE);
      return at.toLocalDateTime().truncatedTo(ChronoUnit.MINUTES)
          + (at.getOffset().getTotalSeconds() == 0 ? "Z" : at.getOffset().getId());
    } catch (DateTimeException e) {
      wrong.add(new Wrong(say.of("writing.wrong.time"), "time"));
      return day;
    }
  }

  /** Reads 16:20, 4.20pm, 1620 and 4pm. */
  private static LocalTime time(String typed) {
    Matcher parts = TIME.matcher(typed);
    if (!parts.matches()) {
      throw new DateTimeException("no time of day");
    }
    int hour = Integer.parseInt(parts.group(1));
    int minute = parts.group(2) == null ? 0 : Integer.parseInt(parts.group(2));
    String half = parts.group(3);
    if (half == null) {
      return LocalTime.of(hour, minute);
    }
    if (hour < 1 || hour > 12) {
      throw new DateTimeException("no hour of a twelve-hour clock");
    }
    return LocalTime.of(hour % 12 + (half.equalsIgnoreCase("pm") ? 12 : 0), minute);
  }

  private @Nullable String date(TypedDate typed, String field) {
    if (typed.blank()) {
      return null;
    }
    String written = typed.written().orElse(null);
    if (written == null) {
      wrong.add(new Wrong(say.of("writing.wrong.date"), field + "-day"));
    }
    return written;
  }

  private List<Report.Person> people() {
    var people = new ArrayList<Report.Person>();
    for (int i = 0; i < form.people().size(); i++) {
      Form.Someone one = form.people().get(i);
      String words = said(i, one);
      if (!one.blank() || words != null) {
        places.add(i);
        people.add(person("p" + places.size(), i, one, words));
      }
    }
    return people;
  }

  private @Nullable String said(int at, Form.Someone one) {
    List<String> words =
        Stream.of(at == form.wordsOf() ? form.words() : "", one.said())
            .filter(text -> !text.isBlank())
            .toList();
    return words.isEmpty() ? null : String.join("\n\n", words);
  }

  private Report.Person person(String ref, int at, Form.Someone one, @Nullable String words) {
    String line = text(one.line());
    String postcode = text(one.postcode());
    return new Report.Person(
        ref,
        one.role(),
        text(one.given()),
        null,
        text(one.family()),
        some(Stream.of(one.knownAs().split("[,;\n]")).map(String::strip).toList()),
        date(one.born(), "person-" + at + "-born"),
        age(one.age(), at),
        text(one.sex()),
        text(one.ethnicity()),
        line == null && postcode == null ? null : List.of(new Report.Address(line, postcode)),
        some(Stream.of(one.phone().split("[,;\n]")).map(String::strip).toList()),
        words,
        identifiers(one));
  }

  private static @Nullable List<Report.Identifier> identifiers(Form.Someone one) {
    List<Report.Identifier> found =
        Stream.of(identifier("nhs", one.nhs()), identifier("upn", one.upn()))
            .filter(Objects::nonNull)
            .toList();
    return found.isEmpty() ? null : found;
  }

  private static Report.@Nullable Identifier identifier(String scheme, String value) {
    String typed = text(value);
    return typed == null ? null : new Report.Identifier(scheme, typed);
  }

  private @Nullable Integer age(String typed, int at) {
    if (typed.isEmpty()) {
      return null;
    }
    if (typed.equalsIgnoreCase(say.of("writing.person.unborn"))) {
      return -1;
    }
    if (!typed.matches("[0-9]{1,3}") || Integer.parseInt(typed) > 130) {
      wrong.add(new Wrong(say.of("writing.wrong.age"), "person-" + at + "-age"));
      return null;
    }
    return Integer.valueOf(typed);
  }

  private @Nullable List<Report.Thing> things() {
    var things = new ArrayList<Report.Thing>();
    for (int i = 0; i < form.things().size(); i++) {
      Form.Something one = form.things().get(i);
      if (!one.blank()) {
        thingPlaces.add(i);
        if (one.value().isBlank()) {
          wrong.add(new Wrong(say.of("writing.wrong.thing"), "thing-" + i + "-value"));
        }
        things.add(
            new Report.Thing(
                "t" + thingPlaces.size(),
                one.type(),
                one.value().strip(),
                text(one.postcode()),
                text(one.label())));
      }
    }
    return things.isEmpty() ? null : things;
  }

  /** The box of the form in which a field of the report was typed. */
  String box(String field) {
    Matcher in = Pattern.compile("(people|things)\\[([0-9]+)](?:\\.([a-zA-Z]+).*)?").matcher(field);
    if (!in.matches()) {
      return switch (field.replaceAll("\\[.*", "")) {
        case "concerns" -> "concern-other";
        case "occurred", "recorded" -> "happened-day";
        case "kind" -> "kind";
        default -> "summary";
      };
    }
    int at = Integer.parseInt(in.group(2));
    String name = in.group(3) == null ? "" : in.group(3);
    return in.group(1).equals("people")
        ? "person-" + places.get(at) + "-" + boxOfPerson(name)
        : "thing-" + thingPlaces.get(at) + "-" + (name.isEmpty() ? "value" : name);
  }

  private static String boxOfPerson(String name) {
    return switch (name) {
      case "" -> "given";
      case "knownAs" -> "known-as";
      case "born" -> "born-day";
      case "phones" -> "phone";
      case "addresses" -> "line";
      case "identifiers" -> "nhs";
      case "words" -> "said";
      default -> name;
    };
  }

  private static @Nullable String text(String typed) {
    return typed.isBlank() ? null : typed.strip();
  }

  private static @Nullable List<String> some(List<String> texts) {
    List<String> typed = texts.stream().filter(one -> !one.isEmpty()).toList();
    return typed.isEmpty() ? null : typed;
  }
}
