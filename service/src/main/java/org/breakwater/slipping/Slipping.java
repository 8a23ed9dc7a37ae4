package org.breakwater.slipping;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.breakwater.concerns.ClosedAgain;
import org.breakwater.database.Transactions;
import org.breakwater.record.Subject;
import org.breakwater.record.UntilChanged;
import org.breakwater.story.People;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Lists children who slip from view, by why; within a reading of the viewer. */
public final class Slipping {
  /** Below this a count could point at somebody. */
  static final long SMALLEST_SHOWN = 5;

  /** The most children named for one reason. */
  static final int MOST = 100;

  private static final String ALL =
      """
      select why, path, person, since from (
        select s.*, row_number() over (partition by s.why order by s.since, s.person) as n
        from slipping s) s
      where n <= 101 order by why, since, person\
      """;

  private static final String IN_ALL = "select why, children from access.slipping_in_all()";

  /** Whose children are counted for the viewer: the whole area's, a partner's or nobody's. */
  private static final String WHOSE =
      """
      select case when access.my_reach() = 'AREA' then 'AREA'
        when current_setting('app.role', true) = 'MANAGER' then 'of ' || access.my_partner()
        else '' end\
      """;

  private final Transactions transactions;
  private final ClosedAgain closedAgain;
  private final UntilChanged<Map<Why, Long>> counted;
  private final JsonMapper json;

  Slipping(Transactions transactions, ClosedAgain closedAgain, JsonMapper json) {
    this.transactions = transactions;
    this.closedAgain = closedAgain;
    this.counted = new UntilChanged<>(transactions);
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
   * @param more whether there are more than are named
   * @param hidden how many the viewer may not see: none, fewer than five (-1), or so many
   */
  public record Group(Why why, List<Child> children, boolean more, long hidden) {}

  /** Every reason for which there is somebody. */
  public List<Group> groups() {
    closedAgain.atHand();
    Map<Why, List<Child>> byWhy = named();
    String whose = String.valueOf(transactions.batch().queryForObject(WHOSE, String.class));
    Map<Why, Long> all = counted.of(whose, this::inAll);
    var groups = new ArrayList<Group>();
    for (Why why : Why.values()) {
      List<Child> children = byWhy.getOrDefault(why, List.of());
      boolean more = children.size() > MOST;
      // Where not all that one may see are named, the rest is not hidden but further down.
      long hidden = more ? 0 : Math.max(0, all.getOrDefault(why, 0L) - children.size());
      if (!children.isEmpty() || hidden > 0) {
        groups.add(
            new Group(
                why,
                more ? children.subList(0, MOST) : children,
                more,
                hidden > 0 && hidden < SMALLEST_SHOWN ? -1 : hidden));
      }
    }
    return groups;
  }

  private Map<Why, Long> inAll() {
    var all = new EnumMap<Why, Long>(Why.class);
    transactions
        .batch()
        .query(
            IN_ALL,
            row -> {
              all.put(Why.valueOf(row.getString(1)), row.getLong(2));
            });
    return all;
  }

  private record Row(Why why, @Nullable UUID path, UUID person, Instant since) {}

  private Map<Why, List<Child>> named() {
    List<Row> rows =
        transactions
            .batch()
            .query(
                ALL,
                (row, _) ->
                    new Row(
                        Why.valueOf(row.getString(1)),
                        row.getObject(2, UUID.class),
                        row.getObject(3, UUID.class),
                        row.getTimestamp(4).toInstant()));
    var who =
        new People(transactions.jdbc(), json)
            .who(rows.stream().map(Row::person).distinct().toList());
    var byWhy = new EnumMap<Why, List<Child>>(Why.class);
    for (Row row : rows) {
      var known = who.get(row.person());
      byWhy
          .computeIfAbsent(row.why(), _ -> new ArrayList<>())
          .add(
              new Child(
                  row.person(),
                  known == null ? null : known.name(),
                  row.path() != null,
                  row.since()));
    }
    return byWhy;
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
