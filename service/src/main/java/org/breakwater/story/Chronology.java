package org.breakwater.story;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.breakwater.record.Marking;
import org.breakwater.record.Occurred;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

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
          coalesce(h.occurred_to, h.recorded) as until,
          case when h.precision in ('DAY', 'INSTANT') then h.occurred_from else h.recorded end
            as dated
        from held h left join report r on r.entry = h.entry)
      """;

  private static final String CHOSEN =
      """
      where (:agencies = '' or partner = any (string_to_array(:agencies, ',')))
        and (:kinds = '' or kind = any (string_to_array(:kinds, ',')))
        and (since >= :from or until > :from) and since < :to
      """;

  private static final String LINES =
      "with "
          + STORY
          + "select entry, partner, kind, occurred_from, occurred_to, precision, recorded,"
          + " received, marking, corrected_by from story\n"
          + CHOSEN;

  /** What is dated less precisely comes before what is dated within it. */
  private static final String OLDEST_FIRST =
      LINES + "order by since, until desc, recorded, place limit :limit offset :offset";

  private static final String NEWEST_FIRST =
      LINES + "order by since desc, until, recorded desc, place desc limit :limit offset :offset";

  private static final String LAST_WRITTEN =
      "with "
          + STORY
          + """
          select entry, partner, kind, occurred_from, occurred_to, precision, recorded, received,
            marking, corrected_by
          from story order by recorded desc, place desc limit :limit\
          """;

  private static final String THESE =
      "with "
          + STORY
          + """
          select entry, partner, kind, occurred_from, occurred_to, precision, recorded, received,
            marking, corrected_by
          from story where entry = any (string_to_array(:entries, ',')::uuid[])\
          """;

  private static final String YEARS =
      "with "
          + STORY
          + "select extract(year from since at time zone 'Europe/London')::int as year,"
          + " count(*)::int as entries from story\n"
          + CHOSEN
          + "group by 1 order by 1";

  private static final String STRANDS =
      "with "
          + STORY
          + """
          select partner as agency, kind, count(*)::int as entries, min(dated) as first,
            max(dated) as last
          from story group by partner, kind order by partner, kind\
          """;

  private final JdbcClient jdbc;
  private final Bounds bounds;

  Chronology(JdbcClient jdbc, Bounds bounds) {
    this.jdbc = jdbc;
    this.bounds = bounds;
  }

  /**
   * One entry of a story, without its words.
   *
   * @param occurred when it happened, as its newest correction has it
   */
  public record Line(
      UUID entry,
      String agency,
      String kind,
      @Nullable Occurred occurred,
      Instant recorded,
      Instant received,
      Marking.Level marking,
      @Nullable UUID correctedBy) {

    /** The year under which it is told. */
    public int year() {
      Instant since = occurred == null ? recorded : occurred.from();
      return since.atZone(Occurred.ZONE).getYear();
    }
  }

  /** How many entries a year has, among those chosen. */
  public record Year(int year, int entries) {}

  /** What one agency wrote of one kind. */
  public record Strand(String agency, String kind, int entries, Instant first, Instant last) {}

  List<Line> lines(Filter filter, int limit, long offset) {
    String sql =
        switch (filter.order()) {
          case NEWEST -> NEWEST_FIRST;
          case OLDEST -> OLDEST_FIRST;
        };
    return chosen(sql, filter)
        .param("limit", limit)
        .param("offset", offset)
        .query((row, _) -> line(row))
        .list();
  }

  /** Those written down last, whenever they happened. */
  List<Line> lastWritten(int limit) {
    return bounds
        .statement(LAST_WRITTEN, jdbc)
        .param("limit", limit)
        .query((row, _) -> line(row))
        .list();
  }

  /** Those of these entries that belong to the story, in no order. */
  List<Line> these(List<UUID> entries) {
    return bounds
        .statement(THESE, jdbc)
        .param("entries", Inside.joined(entries))
        .query((row, _) -> line(row))
        .list();
  }

  List<Year> years(Filter filter) {
    return chosen(YEARS, filter)
        .query((row, _) -> new Year(row.getInt("year"), row.getInt("entries")))
        .list();
  }

  /** Everything there is to filter by. */
  List<Strand> strands() {
    return bounds
        .statement(STRANDS, jdbc)
        .query((row, _) ->
            new Strand(
                row.getString("agency"),
                row.getString("kind"),
                row.getInt("entries"),
                instant(row, "first"),
                instant(row, "last")))
        .list();
  }

  private StatementSpec chosen(String sql, Filter filter) {
    LocalDate from = filter.from();
    LocalDate to = filter.to();
    return bounds
        .statement(sql, jdbc)
        .param("agencies", Filter.joined(filter.agencies()))
        .param("kinds", Filter.joined(filter.kinds()))
        .param("from", from == null ? OffsetDateTime.MIN : start(from))
        .param("to", to == null ? OffsetDateTime.MAX : start(to.plusDays(1)));
  }

  private static OffsetDateTime start(LocalDate day) {
    return day.atStartOfDay(Occurred.ZONE).toOffsetDateTime();
  }

  private static Line line(ResultSet row) throws SQLException {
    String precision = row.getString("precision");
    return new Line(
        row.getObject("entry", UUID.class),
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
