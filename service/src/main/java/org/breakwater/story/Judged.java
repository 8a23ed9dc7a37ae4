package org.breakwater.story;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.breakwater.database.Rows;
import org.breakwater.identity.Description;
import org.breakwater.identity.Judgement.Verdict;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Which mentions are held to be one person: when each joined, and what was judged about it. */
public final class Judged {
  public static final int A_PAGE = 100;

  private static final String MENTIONS =
      """
      select ms.entry, ms.at, m.role, d.details, s.partner, r.ref, s.recorded,
        ms.to_place is not null as gone, joined.received as since, went.received as until,
        joined.author_post as judge, count(*) over ()::int as all_mentions
      from membership ms
      join mention m on m.entry = ms.entry and m.at = ms.at
      join description d on d.id = m.description
      join standing s on s.entry = ms.entry
      left join report r on r.entry = ms.entry
      left join record.entry joined on joined.place = ms.from_place
      left join record.entry went on went.place = ms.to_place
      where ms.person = :person
      order by ms.from_place, ms.entry, ms.at limit :limit offset :offset\
      """;

  private static final String ABOUT_ENTRIES =
      """
      select j.entry, j.one_entry, j.one_at, j.other_entry, j.other_at, j.verdict, j.weight, j.because,
        j.by_person, j.withdrawn_by is not null as withdrawn, e.author_post, e.received,
        ro.agency as one_agency, ro.ref as one_ref, rt.agency as other_agency, rt.ref as other_ref
      from judgement j
      left join record.entry e on e.id = j.entry
      left join report ro on ro.entry = j.one_entry
      left join report rt on rt.entry = j.other_entry
      where j.one_entry = any (string_to_array(:entries, ',')::uuid[])
        or j.other_entry = any (string_to_array(:entries, ',')::uuid[])
      order by j.entry, j.n limit :most\
      """;

  private final JdbcClient jdbc;
  private final JsonMapper json;

  Judged(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /**
   * One mention that is, or was, held to be the person.
   *
   * @param gone whether it is now held to be somebody else
   * @param since when it was judged so
   * @param judge who or what judged
   */
  public record Joined(
      UUID entry,
      int at,
      String role,
      Description said,
      String agency,
      @Nullable String ref,
      Instant recorded,
      boolean gone,
      @Nullable Instant since,
      @Nullable Instant until,
      @Nullable String judge,
      int allMentions) {}

  /** A mention as a judgement names it. */
  public record Named(UUID entry, int at, @Nullable String agency, @Nullable String ref) {}

  /** What was judged about two mentions, by whom and why. */
  public record Verdicted(
      UUID entry,
      Named one,
      Named other,
      Verdict verdict,
      @Nullable Integer weight,
      List<String> because,
      boolean byPerson,
      boolean withdrawn,
      @Nullable String judge,
      @Nullable Instant received) {

    /** Whether the matcher would part the two, and only proposes to. */
    public boolean proposed() {
      return verdict == Verdict.DIFFERENT && !byPerson;
    }

    public boolean about(UUID entry, int at) {
      return one.entry.equals(entry) && one.at == at || other.entry.equals(entry) && other.at == at;
    }
  }

  List<Joined> mentions(UUID person, int limit, long offset) {
    return jdbc.sql(MENTIONS)
        .param("person", person)
        .param("limit", limit)
        .param("offset", offset)
        .query((row, _) -> joined(row))
        .list();
  }

  /** What was judged about any mention in these entries. */
  List<Verdicted> about(List<UUID> entries, int most) {
    return jdbc.sql(ABOUT_ENTRIES)
        .param("entries", Inside.joined(entries))
        .param("most", most)
        .query((row, _) -> verdict(row))
        .list();
  }

  private Joined joined(ResultSet row) throws SQLException {
    return new Joined(
        row.getObject("entry", UUID.class),
        row.getInt("at"),
        row.getString("role"),
        json.readValue(row.getString("details"), Description.class),
        row.getString("partner"),
        row.getString("ref"),
        Chronology.instant(row, "recorded"),
        row.getBoolean("gone"),
        Rows.instant(row, "since"),
        Rows.instant(row, "until"),
        row.getString("judge"),
        row.getInt("all_mentions"));
  }

  private static Verdicted verdict(ResultSet row) throws SQLException {
    return new Verdicted(
        row.getObject("entry", UUID.class),
        named(row, "one"),
        named(row, "other"),
        Verdict.valueOf(row.getString("verdict")),
        row.getObject("weight", Integer.class),
        Arrays.asList((String[]) row.getArray("because").getArray()),
        row.getBoolean("by_person"),
        row.getBoolean("withdrawn"),
        row.getString("author_post"),
        Rows.instant(row, "received"));
  }

  private static Named named(ResultSet row, String side) throws SQLException {
    return new Named(
        row.getObject(side + "_entry", UUID.class),
        row.getInt(side + "_at"),
        row.getString(side + "_agency"),
        row.getString(side + "_ref"));
  }
}
