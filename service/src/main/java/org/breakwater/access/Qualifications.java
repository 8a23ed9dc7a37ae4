package org.breakwater.access;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.breakwater.database.Transactions;
import org.jspecify.annotations.Nullable;

/** Who holds which qualification, and until when; it is asked at each act that needs one. */
public final class Qualifications {
  private static final String HELD =
      "select kind from qualification where app_user = ? and (until is null or until >= ?)";

  private static final String ALL =
      """
      select q.app_user, u.name, p.name, q.kind, q.evidence, q.until from qualification q
      join app_user u on u.id = q.app_user join post p on p.code = u.post
      order by u.name, q.app_user, q.kind limit 1000\
      """;

  private final Transactions transactions;

  Qualifications(Transactions transactions) {
    this.transactions = transactions;
  }

  /**
   * One qualification of one person.
   *
   * @param evidence where it can be checked, such as a register and number
   * @param until the last day on which it counts; absent where it does not end
   */
  public record Held(
      UUID user,
      String name,
      String post,
      Qualification kind,
      String evidence,
      @Nullable LocalDate until) {}

  /** What this person holds on a day. */
  public Set<Qualification> of(UUID user, LocalDate day) {
    var held = EnumSet.noneOf(Qualification.class);
    transactions
        .writing(() -> transactions.batch().queryForList(HELD, String.class, user, day))
        .forEach(kind -> held.add(Qualification.valueOf(kind)));
    return held;
  }

  /** Everybody's, by name. */
  List<Held> all() {
    return transactions.writing(() ->
        transactions
            .batch()
            .query(
                ALL,
                (row, _) ->
                    new Held(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        Qualification.valueOf(row.getString(4)),
                        row.getString(5),
                        row.getObject(6, LocalDate.class))));
  }
}
