package org.breakwater.story;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.breakwater.identity.Step;
import org.breakwater.intake.Doubt;
import org.breakwater.intake.Identifiers;
import org.breakwater.intake.Report;
import org.breakwater.pages.Dates;
import org.breakwater.pages.Option;
import org.breakwater.pages.Words;
import org.breakwater.record.Occurred;
import org.jspecify.annotations.Nullable;

/**
 * Says in words what a story's pages show: codes, doubts, links, ages and times.
 *
 * @param agencies how the agencies that take part are called, by their codes
 * @param now the moment for which the page is shown
 */
public record StoryWords(Words words, Dates dates, Map<String, String> agencies, Instant now) {

  public String agency(String code) {
    return Optional.ofNullable(agencies.get(code))
        .orElseGet(() -> words.ofCode("story.agency", code));
  }

  public String agencies(Collection<String> codes) {
    return codes.stream().map(this::agency).collect(Collectors.joining(", "));
  }

  public String kind(String code) {
    return words.ofCode("story.kind", code);
  }

  public String roles(Collection<String> codes) {
    return codes.stream().map(this::role).collect(Collectors.joining(", "));
  }

  public String role(String code) {
    return words.ofCode("story.role", code);
  }

  public String concerns(@Nullable List<String> codes) {
    return Report.each(codes).stream()
        .map(code -> words.ofCode("story.concern", code))
        .collect(Collectors.joining(", "));
  }

  public String thing(String type) {
    return words.ofCode("story.thing", type);
  }

  /** A name, or that none is known. */
  public String name(@Nullable String name, Collection<String> roles) {
    if (name != null && !name.isBlank()) {
      return name;
    }
    return words.of(
        roles.stream().anyMatch(role -> role.equals("child") || role.equals("sibling"))
            ? "story.unknown.child"
            : roles.stream().allMatch(role -> role.startsWith("adult"))
                ? "story.unknown.adult"
                : "story.unknown.person");
  }

  public String links(List<Around.Link> links) {
    return links.stream().map(this::link).distinct().collect(Collectors.joining(", "));
  }

  private String link(Around.Link link) {
    String key = "story.link." + (link.outward() ? "to." : "from.") + link.type();
    return words.has(key) ? words.of(key) : words.ofCode("story.link", link.type());
  }

  /** When it happened, or that no date was given. */
  public String happened(Chronology.Line line) {
    Occurred occurred = line.occurred();
    return occurred == null ? dates.day(line.recorded()) : dates.occurred(occurred);
  }

  /** What the date in the margin is, where it is not the day on which it happened. */
  public @Nullable String howDated(Chronology.Line line) {
    Occurred occurred = line.occurred();
    if (occurred == null) {
      return words.of("story.dated.unknown");
    }
    return switch (occurred.precision()) {
      case YEAR -> words.of("story.dated.year");
      case MONTH -> words.of("story.dated.month");
      case DAY, INSTANT -> null;
    };
  }

  /** The date that a correction replaced; null where none did. */
  public @Nullable String datedBefore(Telling telling) {
    Report report = telling.report();
    if (report == null
        || telling.correction() == null
        || Objects.equals(report.occurred(), telling.correction().report().occurred())) {
      return null;
    }
    String before = report.occurred();
    return before == null
        ? words.of("story.dated.before.none")
        : words.of("story.dated.before", dates.born(before));
  }

  /** Who wrote an entry, in which post of which agency. */
  public String writer(Report report) {
    Report.Writer author = report.author();
    String name = author == null ? null : author.name();
    String post = author == null ? null : author.post();
    return Stream.of(
            Optional.ofNullable(name).orElse(words.of("story.writer.unnamed")),
            Optional.ofNullable(post).orElse(""),
            agency(report.agency()))
        .filter(part -> !part.isBlank())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  /** A doubt in words, with whom it is about where it is about somebody. */
  public String doubt(Doubt doubt, Report report) {
    String text = words.of("story.doubt." + doubt.what());
    var person = java.util.regex.Pattern.compile("people\\[(\\d+)\\].*").matcher(doubt.field());
    if (person.matches()) {
      Report.Person about = report.people().get(Integer.parseInt(person.group(1)));
      return words.of("story.doubt.about", name(Telling.name(about), List.of(about.role())), text);
    }
    return text;
  }

  /** An age in words; empty where none is known. */
  public Optional<String> age(Identity who) {
    LocalDate on = now.atZone(Occurred.ZONE).toLocalDate();
    return who.age(on)
        .map(age ->
            age.years() < 0
                ? words.of("story.age.unborn")
                : words.of(age.about() ? "story.age.about" : "story.age", age.years()));
  }

  public String born(String born) {
    return dates.born(born);
  }

  /** A step of a weight: what was found, and the bits that it added. */
  public String step(Step step) {
    return words.of("story.because.step", found(step), bits(step.millibits()));
  }

  /** What a step of a weight found. */
  public String found(Step step) {
    String scheme = words.ofCode("story.scheme", step.label().isEmpty() ? "any" : step.label());
    return words.of("story.because." + step.code(), scheme);
  }

  /** Evidence in bits, with its sign. */
  public String bits(int millibits) {
    return "%+.1f".formatted(millibits / 1000.0).replace('-', '\u2212');
  }

  /** An identifier with its scheme, and whether its check digit fails. */
  public String identifier(Report.Identifier identifier) {
    String scheme = words.ofCode("story.scheme", identifier.scheme());
    return Identifiers.valid(identifier).isPresent()
        ? scheme + " " + identifier.value()
        : words.of("story.identifier.doubtful", scheme, identifier.value());
  }

  public String address(Report.Address address) {
    return Stream.of(address.line(), address.postcode())
        .filter(part -> part != null && !part.isBlank())
        .collect(Collectors.joining(", "));
  }

  /** How well something is supported: by whom, and in how many reports. */
  public String support(Said<?> said) {
    return words.of("story.support", agencies(said.agencies()), said.reports());
  }

  public String span(Instant first, Instant last) {
    String from = dates.day(first);
    String to = dates.day(last);
    return from.equals(to) ? from : words.of("story.span", from, to);
  }

  /** What worries about an entry, in the writer's categories or, without any, its kind. */
  public String worry(Telling telling) {
    Report report = telling.report();
    String concerns = report == null ? "" : concerns(report.concerns());
    return concerns.isEmpty() ? kind(telling.line().kind()) : concerns;
  }

  public String said(List<Said<String>> all) {
    return all.stream().map(Said::value).collect(Collectors.joining(", "));
  }

  public String sex(String code) {
    return words.ofCode("story.sex", code);
  }

  /** Everything said of somebody that the identity bar does not show. */
  public List<String> otherwise(Identity who) {
    return Stream.of(
            others(who.names(), "story.identity.also.name", name -> name),
            others(who.born(), "story.identity.also.born", this::born),
            others(who.sexes(), "story.identity.also.sex", this::sex),
            others(who.addresses(), "story.identity.also.address", this::address))
        .flatMap(List::stream)
        .toList();
  }

  private <T> List<String> others(List<Said<T>> all, String key, Function<T, String> shown) {
    return all.stream()
        .skip(1)
        .map(said -> words.of(key, shown.apply(said.value()), support(said)))
        .toList();
  }

  /** How somebody belongs to the story: their roles, and the links that writers gave. */
  public String how(Around.Companion one) {
    String links = links(one.links());
    return links.isEmpty() ? roles(one.roles()) : links;
  }

  /** How something belongs to the story. */
  public String how(Around.Belonging one) {
    return Stream.of(
            thing(one.type()),
            one.theirs() > 0 ? words.of("story.around.theirs") : "",
            links(one.links()))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(". "));
  }

  /** A role within a sentence. */
  public String inline(String role) {
    return role(role).toLowerCase(Locale.UK);
  }

  /** Under which other name an entry speaks of the story's own subject, if it does. */
  public @Nullable String calledOtherwise(Telling telling, String name) {
    String called = telling.called().stream().distinct().collect(Collectors.joining(", "));
    if (name.isEmpty() || telling.called().isEmpty() || called.equalsIgnoreCase(name)) {
      return null;
    }
    return called.isBlank()
        ? words.of("story.chronology.unnamed")
        : words.of("story.chronology.named", called);
  }

  public List<Option> agencyOptions(Story story) {
    return story.agencies().stream()
        .map(one ->
            Option.of(
                one.code(),
                agency(one.code()),
                story.asked().filter().agencies().contains(one.code())))
        .toList();
  }

  public List<Option> kindOptions(Story story) {
    return story.kinds().stream()
        .map(code -> Option.of(code, kind(code), story.asked().filter().kinds().contains(code)))
        .toList();
  }

  /** Born, age, sex and last address, in one line. */
  public String inShort(Identity who) {
    return Stream.of(
            who.knownAs().isEmpty()
                ? ""
                : words.of("story.identity.known-as") + " " + said(who.knownAs()),
            who.born().isEmpty()
                ? words.of("story.identity.born.none")
                : words.of("story.search.born", born(who.born().getFirst().value())),
            age(who).orElse(words.of("story.age.unknown")),
            who.sexes().isEmpty() ? "" : sex(who.sexes().getFirst().value()),
            who.addresses().isEmpty() ? "" : address(who.addresses().getFirst().value()),
            roles(who.roles()))
        .filter(part -> !part.isBlank())
        .collect(Collectors.joining(". "));
  }
}
