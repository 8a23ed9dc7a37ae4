package org.breakwater.slipping;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.breakwater.access.SmallNumbers;
import org.breakwater.concerns.ClosedAgain;
import org.breakwater.database.Transactions;
import org.breakwater.record.Subject;
import org.breakwater.record.UntilChanged;
import org.breakwater.story.Identity;
import org.breakwater.story.People;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Lists children who slip from view, by why; within a reading of the viewer. */
public final class Slipping {
  /** The most children named for one reason. */
  static final int MOST = 100;

  /**
   * Those who were found of whom the viewer may know: whose path they see, and those about whom
   * they see three concerns.
   */
  private static final String SEEN =
      """
      select why, path, person, since, total from (
        select s.*, count(*) over (partition by s.why) as total,
          row_number() over (partition by s.why order by s.since, s.person) as n
        from (
          select f.why, f.path, f.person, f.since
          from jsonb_to_recordset(?::jsonb) as f (why text, path uuid, person uuid, since timestamptz)
          where exists (select 1 from path p where p.id = f.path offset 0)
          union all
          select 'CLOSED_AGAIN', null, x.person, max(c.received)
          from access.people_closed_again() x join concern c on c.entry = x.entry
          where x.role = 'child'
          group by x.person
          having count(distinct c.entry) >= 3
            and bool_and(coalesce(c.outcome in ('NO_FURTHER_ACTION', 'ADVICE'), false))) s) s
      where n <= ? order by why, since, person\
      """;

  private static final String FOUND =
      """
      select coalesce(jsonb_agg(jsonb_build_object('why', s.why, 'path', s.path, 'person', s.person,
        'partner', s.partner, 'since', s.since)), '[]')::text
      from access.slipping_found() s\
      """;

  /** Whose children are counted for the viewer: the whole area's, a partner's or nobody's. */
  private static final String WHOSE =
      """
      select case when access.my_reach() = 'AREA' then 'AREA'
        when current_setting('app.role', true) = 'MANAGER' then 'of ' || access.my_partner()
        else '' end\
      """;

  private final Transactions transactions;
  private final ClosedAgain closedAgain;
  private final UntilChanged<Found> kept;
  private final JsonMapper json;

  Slipping(Transactions transactions, ClosedAgain closedAgain, JsonMapper json) {
    this.transactions = transactions;
    this.closedAgain = closedAgain;
    this.kept = new UntilChanged<>(transactions);
    this.json = json;
  }

  /** Why a child may be slipping from view, the most urgent first. */
  public enum Why {
    MISSING,
    NO_INTERVIEW,
    UNALLOCATED,
    NOT_SEEN,
    VISIT_MISSED,
    DRIFTING,
    MOVED,
    CLOSED_AGAIN
  }

  /**
   * One child.
   *
   * @param name absent where none is known
   * @param onPath whether they are on the statutory path
   */
  public record Child(UUID person, @Nullable String name, boolean onPath, Instant since) {}

  /**
   * Those of one reason.
   *
   * @param children those who have waited longest
   * @param total of how many the viewer may know
   * @param hidden how many the viewer may not see: none, fewer than five (-1), or so many
   */
  public record Group(Why why, List<Child> children, long total, long hidden) {
    /** Whether there are more than are named. */
    public boolean more() {
      return total > children.size();
    }
  }

  /** One child whom anybody may know of or nobody, and whose it is to answer. */
  private record Slipped(Why why, UUID person, String partner) {}

  /** All that was found, once for all, as a statement takes it and as it is counted. */
  private record Found(String json, List<Slipped> all) {
    /** How many there are for each reason, for whom this viewer is told numbers. */
    Map<Why, Long> counted(String whose) {
      var people = new EnumMap<Why, Set<UUID>>(Why.class);
      for (Slipped one : all) {
        if (whose.equals("AREA") || whose.equals("of " + one.partner())) {
          people.computeIfAbsent(one.why(), _ -> new HashSet<>()).add(one.person());
        }
      }
      var counted = new EnumMap<Why, Long>(Why.class);
      people.forEach((why, them) -> counted.put(why, (long) them.size()));
      return counted;
    }
  }

  /** Every reason for which there is somebody, with as many children as a page of theirs names. */
  List<Group> groups() {
    return groups(MOST);
  }

  /**
   * The same with fewer names.
   *
   * @param most how many children are named for one reason
   */
  public List<Group> groups(int most) {
    transactions.planOnce();
    closedAgain.atHand();
    Found found = kept.of("", this::find);
    String whose = String.valueOf(transactions.batch().queryForObject(WHOSE, String.class));
    Map<Why, Long> all = found.counted(whose);
    List<Row> rows = seen(found, most);
    var names =
        new People(transactions.jdbc(), json)
            .who(rows.stream().map(Row::person).distinct().toList());
    var groups = new ArrayList<Group>();
    for (Why why : Why.values()) {
      List<Row> seen = rows.stream().filter(row -> row.why() == why).toList();
      long total = seen.isEmpty() ? 0 : seen.getFirst().total();
      long hidden = SmallNumbers.hidden(all.getOrDefault(why, 0L), total);
      if (total > 0 || hidden != 0) {
        groups.add(
            new Group(
                why,
                seen.stream().map(row -> child(row, names.get(row.person()))).toList(),
                total,
                hidden));
      }
    }
    return groups;
  }

  private Found find() {
    String text = String.valueOf(transactions.batch().queryForObject(FOUND, String.class));
    return new Found(text, List.of(json.readValue(text, Slipped[].class)));
  }

  private record Row(Why why, @Nullable UUID path, UUID person, Instant since, long total) {}

  private List<Row> seen(Found found, int most) {
    return transactions
        .batch()
        .query(
            SEEN,
            (row, _) ->
                new Row(
                    Why.valueOf(row.getString(1)),
                    row.getObject(2, UUID.class),
                    row.getObject(3, UUID.class),
                    row.getTimestamp(4).toInstant(),
                    row.getLong(5)),
            found.json(),
            most);
  }

  private static Child child(Row row, @Nullable Identity known) {
    return new Child(
        row.person(), known == null ? null : known.name(), row.path() != null, row.since());
  }

  /** Whom a page with these shows. */
  public static List<Subject> shown(List<Group> groups) {
    return groups.stream()
        .flatMap(group -> group.children().stream())
        .map(child -> Subject.person(child.person()))
        .distinct()
        .toList();
  }
}
