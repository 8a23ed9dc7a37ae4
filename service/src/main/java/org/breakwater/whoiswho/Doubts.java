package org.breakwater.whoiswho;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.breakwater.identity.Description;
import org.breakwater.identity.Judgement.Verdict;
import org.breakwater.identity.MentionId;
import org.breakwater.identity.Models;
import org.breakwater.story.Identity;
import org.breakwater.story.People;
import org.breakwater.story.StoryWords;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Reads, as the viewer, who may be whom. What they may not see on either side does not exist. */
public final class Doubts {
  public static final int A_PAGE = 50;

  /** Descriptions of one person that are compared with another's. */
  private static final int MOST_COMPARED = 60;

  /** Mentions that can be ticked on one page. */
  public static final int MOST_TICKED = 200;

  /**
   * What is most consequential first: children before adults, then where the smaller of the two
   * stories is the longest, then by likelihood. Of very many doubts the heaviest.
   */
  private static final String WAITING =
      """
      with pair as materialized (
        select least(a.person, b.person) as one, greatest(a.person, b.person) as other,
          max(j.weight) as weight
        from (
          select * from judgement where verdict = 'UNSURE' and withdrawn_by is null
            and not by_person order by weight desc limit 3000) j
        join membership a on a.entry = j.one_entry and a.at = j.one_at and a.to_place is null
        join membership b on b.entry = j.other_entry and b.at = j.other_at and b.to_place is null
        where a.person <> b.person
        group by 1, 2),
      decided as materialized (
        select least(a.person, b.person) as one, greatest(a.person, b.person) as other
        from judgement j
        join membership a on a.entry = j.one_entry and a.at = j.one_at and a.to_place is null
        join membership b on b.entry = j.other_entry and b.at = j.other_at and b.to_place is null
        where j.by_person and j.withdrawn_by is null),
      size as materialized (
        select ms.person, count(*)::int as mentions,
          bool_or(m.role in ('child', 'sibling')) as child
        from membership ms join mention m on m.entry = ms.entry and m.at = ms.at
        where ms.to_place is null
          and ms.person in (select one from pair union select other from pair)
        group by ms.person)
      select p.one, p.other, p.weight, a.mentions as ones, b.mentions as others,
        count(*) over ()::int as all_pairs
      from pair p join size a on a.person = p.one join size b on b.person = p.other
      where (p.one, p.other) not in (select one, other from decided)
      order by (a.child and b.child) desc, least(a.mentions, b.mentions) desc, p.weight desc,
        p.one, p.other
      limit :limit offset :offset\
      """;

  private static final String OF_PERSON =
      """
      with mine as materialized (
        select entry, at from membership where person = :person and to_place is null),
      about as materialized (
        select j.* from mine m join judgement j on j.one_entry = m.entry and j.one_at = m.at
        where j.withdrawn_by is null
        union
        select j.* from mine m join judgement j on j.other_entry = m.entry and j.other_at = m.at
        where j.withdrawn_by is null)
      select least(a.person, b.person) as one, greatest(a.person, b.person) as other,
        max(j.weight) as weight, 0 as ones, 0 as others, 0 as all_pairs
      from about j
      join membership a on a.entry = j.one_entry and a.at = j.one_at and a.to_place is null
      join membership b on b.entry = j.other_entry and b.at = j.other_at and b.to_place is null
      where a.person <> b.person
      group by 1, 2
      having bool_or(j.verdict = 'UNSURE') and not bool_or(j.by_person)
      order by weight desc limit :limit\
      """;

  private static final String DESCRIPTIONS =
      """
      select distinct on (d.id) d.details from membership ms
      join mention m on m.entry = ms.entry and m.at = ms.at
      join description d on d.id = m.description
      where ms.person = :person and ms.to_place is null
      order by d.id limit :most\
      """;

  private static final String MENTIONS =
      """
      select ms.entry, ms.at, d.details, s.partner, r.ref from membership ms
      join mention m on m.entry = ms.entry and m.at = ms.at
      join description d on d.id = m.description
      join standing s on s.entry = ms.entry
      left join report r on r.entry = ms.entry
      where ms.person = :person and ms.to_place is null
      order by s.recorded, ms.entry, ms.at limit :most\
      """;

  private static final String DECISION =
      """
      select j.entry, j.verdict, j.because[1] as reasons, j.withdrawn_by is not null as withdrawn,
        e.author_post as post, e.received, a.person as one, b.person as other
      from judgement j
      join record.entry e on e.id = j.entry
      join membership a on a.entry = j.one_entry and a.at = j.one_at and a.to_place is null
      join membership b on b.entry = j.other_entry and b.at = j.other_at and b.to_place is null
      where j.entry = :entry and j.by_person and j.n = 0\
      """;

  /**
   * Of whose mentions the model in force would part some: children before adults, then the longest
   * stories. One that somebody kept together, or parted already, is not among them.
   */
  private static final String PARTINGS =
      """
      with apart as materialized (
        select a.person, j.one_entry, j.one_at, j.other_entry, j.other_at, j.weight
        from judgement j
        join record.entry e on e.id = j.entry and e.author_post = :judge
        join membership a on a.entry = j.one_entry and a.at = j.one_at and a.to_place is null
        join membership b on b.entry = j.other_entry and b.at = j.other_at and b.to_place is null
        where j.verdict = 'DIFFERENT' and not j.by_person and j.withdrawn_by is null
          and a.person = b.person and (a.person = :person::uuid or :person::uuid is null)
          and not exists (select 1 from judgement k
            where k.by_person and k.withdrawn_by is null
              and k.one_entry = j.one_entry and k.one_at = j.one_at
              and k.other_entry = j.other_entry and k.other_at = j.other_at)),
      size as materialized (
        select ms.person, count(*)::int as mentions,
          bool_or(m.role in ('child', 'sibling')) as child
        from membership ms join mention m on m.entry = ms.entry and m.at = ms.at
        where ms.to_place is null and ms.person in (select person from apart)
        group by ms.person)
      select p.*, s.mentions from apart p join size s on s.person = p.person
      order by s.child desc, s.mentions desc, p.weight, p.person, p.one_entry, p.one_at
      limit :limit\
      """;

  private static final int VERY_LIKELY = 8_000;
  private static final int LIKELY = 5_000;

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Models models;

  Doubts(JdbcClient jdbc, JsonMapper json, Models models) {
    this.models = models;
    this.jdbc = jdbc;
    this.json = json;
  }

  /**
   * Two persons who may be one.
   *
   * @param millibits thousandths of a bit of the odds that they are
   * @param ones mentions of the one
   * @param others mentions of the other
   * @param all how many such pairs there are
   */
  public record Doubt(UUID one, UUID other, int millibits, int ones, int others, int all) {
    Stream<UUID> persons() {
      return Stream.of(one, other);
    }

    /** How likely in words, by key: a bare number says nothing to a social worker. */
    public String strength() {
      return millibits >= VERY_LIKELY
          ? "who.strength.high"
          : millibits >= LIKELY ? "who.strength.middle" : "who.strength.low";
    }

    /** How the person is called, for those who see the page. */
    public String name(Map<UUID, Identity> who, UUID person, StoryWords say) {
      return Doubts.name(who.get(person), say);
    }
  }

  private static String name(@Nullable Identity identity, StoryWords say) {
    return identity == null ? "" : say.name(identity.name(), identity.roles());
  }

  /**
   * A person of whose mentions some may be somebody else's.
   *
   * @param one a mention of those
   * @param other a mention of the others
   * @param mentions how many the person has
   */
  public record Parting(UUID person, MentionId one, MentionId other, int mentions) {
    /** Names it in an address. */
    public String value() {
      return one.entry() + "." + one.at();
    }

    /** How the person is called, for those who see the page. */
    public String name(Map<UUID, Identity> who, StoryWords say) {
      return Doubts.name(who.get(person), say);
    }
  }

  /** What somebody decided, as its page tells it. */
  public record Decision(
      UUID entry,
      Verdict verdict,
      String reasons,
      boolean withdrawn,
      String post,
      Instant received,
      UUID one,
      UUID other) {}

  /** One mention that can be ticked. */
  public record Ticked(MentionId id, Description said, String agency, @Nullable String ref) {
    public String value() {
      return id.entry() + "." + id.at();
    }
  }

  List<Doubt> waiting(int limit, long offset) {
    return jdbc.sql(WAITING)
        .param("limit", limit)
        .param("offset", offset)
        .query((row, _) -> doubt(row))
        .list();
  }

  /** Whom the model in force would part: anybody, or one person. */
  List<Parting> partings(@Nullable UUID person) {
    return jdbc.sql(PARTINGS)
        .param("judge", models.judge())
        .param("person", person, Types.OTHER)
        .param("limit", A_PAGE)
        .query((row, _) ->
            new Parting(
                row.getObject("person", UUID.class),
                new MentionId(row.getObject("one_entry", UUID.class), row.getInt("one_at")),
                new MentionId(row.getObject("other_entry", UUID.class), row.getInt("other_at")),
                row.getInt("mentions")))
        .list();
  }

  List<Doubt> of(UUID person, int limit) {
    return jdbc.sql(OF_PERSON)
        .param("person", person)
        .param("limit", limit)
        .query((row, _) -> doubt(row))
        .list();
  }

  private static Doubt doubt(ResultSet row) throws SQLException {
    return new Doubt(
        row.getObject("one", UUID.class),
        row.getObject("other", UUID.class),
        row.getInt("weight"),
        row.getInt("ones"),
        row.getInt("others"),
        row.getInt("all_pairs"));
  }

  Map<UUID, Identity> who(Stream<UUID> persons) {
    var distinct = new LinkedHashSet<>(persons.toList());
    return distinct.isEmpty() ? Map.of() : new People(jdbc, json).who(distinct);
  }

  UUID now(UUID person) {
    return new People(jdbc, json).now(person);
  }

  List<Description> descriptions(UUID person) {
    return jdbc.sql(DESCRIPTIONS)
        .param("person", person)
        .param("most", MOST_COMPARED)
        .query((row, _) -> json.readValue(row.getString(1), Description.class))
        .list();
  }

  List<Ticked> mentions(UUID person) {
    return jdbc.sql(MENTIONS)
        .param("person", person)
        .param("most", MOST_TICKED)
        .query((row, _) ->
            new Ticked(
                new MentionId(row.getObject(1, UUID.class), row.getInt(2)),
                json.readValue(row.getString(3), Description.class),
                row.getString(4),
                row.getString(5)))
        .list();
  }

  Optional<Decision> decision(UUID entry) {
    return jdbc.sql(DECISION)
        .param("entry", entry)
        .query((row, _) ->
            new Decision(
                row.getObject("entry", UUID.class),
                Verdict.valueOf(row.getString("verdict")),
                row.getString("reasons"),
                row.getBoolean("withdrawn"),
                row.getString("post"),
                row.getTimestamp("received").toInstant(),
                row.getObject("one", UUID.class),
                row.getObject("other", UUID.class)))
        .optional();
  }
}
