package org.breakwater.story;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.breakwater.intake.Doubt;
import org.breakwater.intake.Report;
import org.breakwater.intake.ReportCorrected;
import org.breakwater.intake.ReportReceived;
import org.breakwater.record.Entries;
import org.breakwater.record.Entry;
import org.breakwater.record.Occurred;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a story with its words, and who and what else is in it.
 *
 * @param report null for an entry that is no report
 * @param others everyone in it but the story's own subject
 * @param words what the story's own subject said in it
 * @param called how the story's own subject is called in it
 * @param correction what puts it right; null where nothing does, or it may not be seen
 */
public record Telling(
    Chronology.Line line,
    @Nullable Report report,
    List<Doubt> doubts,
    List<Other> others,
    List<Inside.Something> things,
    List<String> words,
    List<String> called,
    @Nullable ReportCorrected correction) {

  /** Longer after than this is late, and said to be. */
  private static final Duration LATE = Duration.ofDays(28);

  /**
   * Somebody else in an entry.
   *
   * @param name as this entry has it; absent for somebody unnamed
   */
  public record Other(UUID person, String role, @Nullable String name) {}

  /**
   * Days between the last moment at which it may have happened and its being written down, if late.
   */
  public @Nullable Long daysLate() {
    Occurred occurred = line.occurred();
    if (occurred == null) {
      return null;
    }
    Duration after = Duration.between(occurred.to(), line.recorded());
    return after.compareTo(LATE) > 0 ? after.toDays() : null;
  }

  /**
   * The tellings of these lines, in the same order; an entry whose words may not be seen is left
   * out.
   */
  static List<Telling> of(
      List<Chronology.Line> lines, UUID subject, Entries entries, Inside inside) {
    if (lines.isEmpty()) {
      return List.of();
    }
    List<UUID> ids = lines.stream().map(Chronology.Line::entry).toList();
    Stream<UUID> corrections =
        lines.stream().map(Chronology.Line::correctedBy).filter(Objects::nonNull);
    Map<UUID, Entry> bodies = entries.byId(Stream.concat(ids.stream(), corrections).toList());
    Map<UUID, List<Inside.Someone>> people = inside.people(ids);
    Map<UUID, List<Inside.Something>> things = inside.things(ids);
    return lines.stream()
        .filter(line -> bodies.containsKey(line.entry()))
        .map(line ->
            of(
                line,
                Objects.requireNonNull(bodies.get(line.entry())),
                bodies.get(line.correctedBy()),
                subject,
                people.getOrDefault(line.entry(), List.of()),
                things.getOrDefault(line.entry(), List.of())))
        .toList();
  }

  private static Telling of(
      Chronology.Line line,
      Entry entry,
      @Nullable Entry newest,
      UUID subject,
      List<Inside.Someone> people,
      List<Inside.Something> things) {
    if (!(entry.event() instanceof ReportReceived received)) {
      return new Telling(line, null, List.of(), List.of(), List.of(), List.of(), List.of(), null);
    }
    Report report = received.report();
    var others = new ArrayList<Other>();
    var words = new ArrayList<String>();
    var called = new ArrayList<String>();
    for (Inside.Someone one : people) {
      Report.Person person = report.people().get(one.at());
      if (one.person().equals(subject)) {
        called.add(Objects.requireNonNullElse(name(person), ""));
        Stream.ofNullable(person.words()).forEach(words::add);
      } else {
        others.add(new Other(one.person(), one.role(), name(person)));
      }
    }
    List<Inside.Something> own =
        things.stream()
            .filter(thing -> thing.personAt() == null && !thing.thing().equals(subject))
            .toList();
    ReportCorrected correction =
        newest != null && newest.event() instanceof ReportCorrected corrected ? corrected : null;
    return new Telling(line, report, received.doubts(), others, own, words, called, correction);
  }

  /** A person's name as a report has it: names, else nicknames; null where it has none. */
  static @Nullable String name(Report.Person person) {
    String full =
        Stream.of(person.given(), person.middle(), person.family())
            .filter(Objects::nonNull)
            .filter(part -> !part.isBlank())
            .collect(Collectors.joining(" "));
    String known = String.join(", ", Report.each(person.knownAs()));
    return full.isEmpty() ? (known.isEmpty() ? null : known) : full;
  }
}
