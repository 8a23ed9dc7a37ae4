package org.breakwater.story;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.breakwater.record.Marking;
import org.breakwater.record.Occurred;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which entries make up one person's or thing's story, in the order in which they happened. */
public final class Chronology {
  /**
   * The mentions of a person who was held to be the subject, or of the thing; and the entries they
   * stand in. What is not dated is placed by when it was written down, and where a single day is
   * shown for what is dated less precisely than that, it is the day of writing. What was corrected
   * stands where its newest correction by then puts it. Goes after {@code with}.
   */
  static final String STORY =
      """
      mine as (
        select m.entry, m.at from membership m
        where m.person = :subject and m.from_place <= :place
          and (m.to_place is null or m.to_place > :place)
        union
        select t.entry, null from thing_mention t where t.thing = :subject),
      held as (
        select s.entry, s.place, s.partner, s.kind, s.recorded, s.received, s.marking,
          c.entry as corrected_by,
          case when c.entry is null then s.occurred_from else c.occurred_from end as occurred_from,
          case when c.entry is null then s.occurred_to else c.occurred_to end as occurred_to,
          case when c.entry is null then s.precision else c.precision end as precision
        from standing s
        left join lateral (
          select n.entry, n.occurred_from, n.occurred_to, n.precision
          from record.entry e join standing n on n.entry = e.id
          where s.corrected_by is not null and e.corrects = s.entry
            and n.recorded <= :recorded and n.received <= :received
          order by n.place desc limit 1) c on true
        where s.entry in (select entry from mine)
          and s.recorded <= :recorded and s.received <= :received),
      story as (
        select h.entry, h.place, h.partner, h.occurred_from, h.occurred_to, h.precision, h.recorded,
          h.received, h.marking, coalesce(r.kind, h.kind) as kind, h.corrected_by,
          coalesce(h.occurred_from, h.recorded) as since,
          case when h.precision in ('DAY', 'INSTANT') then h.occurred_from else h.recorded end
            as dated
        from held h left join report r on r.entry = h.entry)
      """;

  private static final String LINES =
      "with "
          + STORY
          + """
          select entry, place, partner, kind, occurred_from, occurred_to, precision, recorded,
            received, marking, corrected_by
          from story\
          """;

  /** What is dated less precisely comes before what is dated within it. */
  private static final Comparator<Line> OLDEST_FIRST =
      Comparator.comparing(Line::since)
          .thenComparing(Line::until, Comparator.reverseOrder())
          .thenComparing(Line::recorded)
          .thenComparing(Line::place);

  private final List<Line> all;

  private Chronology(List<Line> all) {
    this.all = all;
  }

  /** Reads which entries there are, once for all that a page asks of them. */
  static Chronology of(Bounds bounds, JdbcClient jdbc) {
    return new Chronology(
        bounds.statement(LINES, jdbc).query((row, _) -> line(row)).list().stream()
            .sorted(OLDEST_FIRST)
            .toList());
  }

  /**
   * One entry of a story, without its words.
   *
   * @param place in the record, which orders what is otherwise alike
   * @param occurred when it happened, as its newest correction has it
   */
  public record Line(
      UUID entry,
      long place,
      String agency,
      String kind,
      @Nullable Occurred occurred,
      Instant recorded,
      Instant received,
      Marking.Level marking,
      @Nullable UUID correctedBy) {

    /** The year under which it is told. */
    public int year() {
      return since().atZone(Occurred.ZONE).getYear();
    }

    Instant since() {
      return occurred == null ? recorded : occurred.from();
    }

    Instant until() {
      return occurred == null ? recorded : occurred.to();
    }

    /** The one day that stands for it. */
    Instant dated() {
      return occurred == null
          ? recorded
          : switch (occurred.precision()) {
            case DAY, INSTANT -> occurred.from();
            default -> recorded;
          };
    }
  }

  /** How many entries a year has, among those chosen. */
  public record Year(int year, int entries) {}

  /** What one agency wrote of one kind. */
  public record Strand(String agency, String kind, int entries, Instant first, Instant last) {}

  /** A page of those chosen, in the order that the filter asks for. */
  List<Line> lines(Filter filter, int limit, long offset) {
    List<Line> chosen = chosen(filter).toList();
    List<Line> told = filter.order() == Filter.Order.OLDEST ? chosen : chosen.reversed();
    return told.stream().skip(offset).limit(limit).toList();
  }

  /** Those written down last, whenever they happened. */
  List<Line> lastWritten(int limit) {
    return all.stream()
        .sorted(Comparator.comparing(Line::recorded).thenComparing(Line::place).reversed())
        .limit(limit)
        .toList();
  }

  /** Those of these entries that belong to the story. */
  List<Line> these(Collection<UUID> entries) {
    var asked = Set.copyOf(entries);
    return all.stream().filter(line -> asked.contains(line.entry())).toList();
  }

  /** Every year in which something happened, the first one first. */
  List<Year> years(Filter filter) {
    return chosen(filter)
        .collect(Collectors.groupingBy(Line::year, TreeMap::new, Collectors.summingInt(_ -> 1)))
        .entrySet()
        .stream()
        .map(year -> new Year(year.getKey(), year.getValue()))
        .toList();
  }

  /** Everything there is to filter by. */
  List<Strand> strands() {
    return all.stream()
        .collect(
            Collectors.groupingBy(
                Line::agency,
                TreeMap::new,
                Collectors.groupingBy(Line::kind, TreeMap::new, Collectors.toList())))
        .values()
        .stream()
        .flatMap(kinds -> kinds.values().stream())
        .map(Chronology::strand)
        .toList();
  }

  private static Strand strand(List<Line> lines) {
    List<Instant> dated = lines.stream().map(Line::dated).sorted().toList();
    return new Strand(
        lines.getFirst().agency(),
        lines.getFirst().kind(),
        lines.size(),
        dated.getFirst(),
        dated.getLast());
  }

  private Stream<Line> chosen(Filter filter) {
    Instant from = filter.from() == null ? Instant.MIN : start(filter.from());
    Instant to = filter.to() == null ? Instant.MAX : start(filter.to().plusDays(1));
    return all.stream()
        .filter(line -> filter.agencies().isEmpty() || filter.agencies().contains(line.agency()))
        .filter(line -> filter.kinds().isEmpty() || filter.kinds().contains(line.kind()))
        .filter(line -> !line.since().isBefore(from) || line.until().isAfter(from))
        .filter(line -> line.since().isBefore(to));
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(Occurred.ZONE).toInstant();
  }

  private static Line line(ResultSet row) throws SQLException {
    String precision = row.getString("precision");
    return new Line(
        row.getObject("entry", UUID.class),
        row.getLong("place"),
        row.getString("partner"),
        row.getString("kind"),
        precision == null
            ? null
            : new Occurred(
                instant(row, "occurred_from"),
                instant(row, "occurred_to"),
                Occurred.Precision.valueOf(precision)),
        instant(row, "recorded"),
        instant(row, "received"),
        Marking.Level.valueOf(row.getString("marking")),
        row.getObject("corrected_by", UUID.class));
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getTimestamp(column).toInstant();
  }
}
